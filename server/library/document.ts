import type { Language } from "./language.ts";

/** Where a passage stands in its document. */
export interface DocumentPlace {
  /** From 1, of formats that have pages. */
  readonly page?: number;
  /** The headings above it, the outermost first. */
  readonly headings: readonly string[];
  /** Whether it is a row of a table. */
  readonly isRow?: true;
  /** The number of the clause it begins with: "3.2". */
  readonly clause?: string;
}

/** A document of the library: its rules, charter, price list, event programme. */
export interface LibraryDocument {
  readonly title: string;
  /** Of its passages, in their order. */
  readonly places: readonly DocumentPlace[];
}

const pageNames: Readonly<Record<Language, (page: number) => string>> = {
  kk: (page) => `${page}-бет`,
  ru: (page) => `с. ${page}`,
  en: (page) => `p. ${page}`,
};

/** What a reader is shown as the source: "Пайдалану ережесі, 4-бет", "Rules of use, § 3.2 Lost books". */
export function citedAs(title: string, place: DocumentPlace | undefined, language: Language): string {
  const where = place && (place.page === undefined ? underHeading(title, place) : pageNames[language](place.page));
  return where ? `${title}, ${where}` : title;
}

const numbered = /^(?:§\s*)?(\d+(?:\.\d+)*)[.)]?\s+(.+)$/u;

function underHeading(title: string, { headings, clause }: DocumentPlace): string {
  const last = headings.filter((heading) => heading !== title).at(-1) ?? "";
  const [, number, name = last] = numbered.exec(last) ?? [];
  const mark = clause ?? number;
  return [mark === undefined ? "" : `§ ${mark}`, name].filter((part) => part !== "").join(" ");
}
