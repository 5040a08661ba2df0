import type { Language } from "../library/language.ts";
import type { Library } from "../library/library-file.ts";
import type { BibRecord } from "../library/record.ts";
import type { Citation } from "./answer.ts";
import type { Catalogue } from "./catalogue.ts";

/** What a sentence leans on. */
export type Source = Omit<Citation, "n">;

/** The citations of one text while it is being written. */
export interface Citing {
  /** The marker to write: "[1]". The same source keeps its number. */
  mark(source: Source): string;
  list(): readonly Citation[];
}

/** Numbers sources in the order in which a text first leans on them. */
export function startCiting(): Citing {
  const list: Citation[] = [];
  return {
    mark: (source) => {
      const known = list.find((one) => one.id === source.id && one.passage === source.passage);
      if (!known) list.push({ n: list.length + 1, ...source });
      return `[${known?.n ?? list.length}]`;
    },
    list: () => list,
  };
}

export function recordSource(record: BibRecord, catalogue: Catalogue): Source {
  const text = catalogue.passagesOf(record.id)[0]?.text.trim() ?? "";
  return { source: "record", id: record.id, title: record.title, passage: text === "" ? describe(record) : text };
}

/** Writes the marker where it belongs: before the stop that ends the text. */
export function withMark(text: string, mark: string): string {
  return /[.!]$/u.test(text) ? `${text.slice(0, -1)} ${mark}${text.slice(-1)}` : `${text} ${mark}`;
}

/** A fact of `library.json`, quoted as the library says it. */
export function librarySource(id: string, { title, passage }: { title: string; passage: string }): Source {
  return { source: "library", id, title, passage };
}

export function helplineText(library: Library, language: Language): string {
  // 112 answers everywhere in Kazakhstan, whatever the library wrote down.
  if (library.helplines.length === 0) return "112";
  return library.helplines.map((line) => `${line.phone}: ${line.name[language]}`).join("; ");
}

function describe(record: BibRecord): string {
  const authors = record.names.filter((name) => name.role === "author").map((name) => name.display);
  return [record.title, authors.join(", "), record.year?.toString() ?? ""].filter((part) => part !== "").join(". ");
}
