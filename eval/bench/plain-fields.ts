import { words } from "../../server/language/words.ts";
import type { BibRecord } from "../../server/library/record.ts";

/** A record as a general search engine is given it: its own words, each once, in four fields. */
export interface PlainFields {
  readonly id: string;
  readonly title: string;
  readonly names: string;
  readonly subjects: string;
  readonly text: string;
}

export function plainFields(record: BibRecord): PlainFields {
  const { id, title, subtitle, names, subjects, keywords, annotation, place, publisher, year } = record;
  return {
    id,
    title: joined([title, subtitle]),
    names: joined(names.map(({ heading }) => heading)),
    subjects: joined([...subjects, ...keywords]),
    text: joined([annotation, place, publisher, year]),
  };
}

/** All of it as one text. */
export function searchableText(record: BibRecord): string {
  const { title, names, subjects, text } = plainFields(record);
  return joined([title, names, subjects, text]);
}

export function lowerWords(text: string): string[] {
  return words(text.toLowerCase());
}

function joined(parts: readonly (string | number | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
