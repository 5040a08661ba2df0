import { isbn13 } from "../library/isbn.ts";
import { issnOf } from "../library/issn.ts";
import { present } from "../library/present.ts";
import type { RecordLink, Relation } from "../library/record.ts";

/** The parts of a link as a record has them; none is filled but the title. */
interface LinkParts {
  readonly relation: Relation;
  readonly title: string | undefined;
  readonly author?: string | undefined;
  readonly place?: string | undefined;
  readonly publisher?: string | undefined;
  readonly year?: string | undefined;
  readonly volume?: string | undefined;
  readonly pages?: string | undefined;
  readonly isbn?: string | undefined;
  readonly issn?: string | undefined;
  readonly number?: string | undefined;
}

/** A link with what is known of it; none without a title. */
export function linkOf(parts: LinkParts): RecordLink[] {
  const { title, isbn, issn, pages, ...rest } = parts;
  if (title === undefined || title === "") return [];
  const filled = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ""));
  return [
    present({
      ...filled,
      relation: parts.relation,
      title,
      pages: pages === undefined ? undefined : pagesIn(pages),
      isbn: isbn === undefined ? undefined : isbn13(isbn),
      issn: issn === undefined ? undefined : issnOf(issn),
    }),
  ];
}

const unit = /(?:с|стр|б|бет|p|pp|s|page|pages)/iu;
const pageRange = new RegExp(
  String.raw`(?<!\p{L})${unit.source}\.?\s*(\d+(?:\s*[-–—]\s*\d+)?)|(\d+(?:\s*[-–—]\s*\d+)?)\s*-?\s*${unit.source}(?!\p{L})\.?`,
  "iu",
);

/** "С. 15–20" and "15-20 б." → "15-20". */
export function pagesIn(text: string): string | undefined {
  const [, after, before] = pageRange.exec(text) ?? [];
  const pages = after ?? before ?? (/^\d+(?:\s*[-–—,]\s*\d+)*$/.test(text.trim()) ? text.trim() : undefined);
  return pages?.replace(/\s*[-–—]\s*/g, "-");
}

/** "Т. 5, № 2 (1999). – С. 15-20" → its volume, year and pages. */
export function positionIn(text: string): { volume?: string; year?: string; pages?: string } {
  const pages = pagesIn(text);
  const withoutPages = pages === undefined ? text : text.replace(pageRange, " ");
  const year = /(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)/.exec(withoutPages)?.[0];
  const volume = (year === undefined ? withoutPages : withoutPages.replace(year, " "))
    .replace(/\(\s*\)/g, " ")
    .replace(/\s+/g, " ")
    .replace(/\s+([,.;:])/g, "$1")
    .replace(/^[\s.,;:–—-]+/, "")
    .replace(/[\s.]*[,;:–—-][\s.,;:–—-]*$/, "")
    .trim();
  return present({ volume: volume || undefined, year, pages });
}

/** The title of its set, its place there, and the title of its original a record has in its own titles: a link that says no more is none. */
export function isNews({ relation, title: _, volume: __, ...rest }: RecordLink): boolean {
  return (relation !== "set" && relation !== "original") || Object.keys(rest).length > 0;
}
