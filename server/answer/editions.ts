import { matchKey } from "../language/match-key.ts";
import type { BibRecord } from "../library/record.ts";
import { workKey } from "../library/work-key.ts";
import type { Ask } from "./ask.ts";
import { describe } from "./find-books.ts";

/** All editions of the works, in whatever language, those given first. */
export function editionsOf(records: readonly BibRecord[], ask: Ask): BibRecord[] {
  const { catalogue } = ask.parts;
  const known = new Set(records.map(({ id }) => id));
  const more = records.flatMap((record) => [...sameWork(record, ask), ...sameOriginal(record, ask)]);
  return [...records, ...catalogue.records([...new Set(more)].filter((id) => !known.has(id)))];
}

const sameWork = (record: BibRecord, { parts }: Ask): string[] => parts.catalogue.ownersByKey("work", workKey(record));

/** Under the same original title, by an author whose name has a form in common: Exupéry, Экзюпери. */
function sameOriginal(record: BibRecord, ask: Ask): string[] {
  const { catalogue } = ask.parts;
  const forms = authorForms(record, ask);
  if (forms.length === 0) return [];
  const key = matchKey(record.originalTitle ?? record.commonTitle ?? record.title);
  return catalogue
    .records(catalogue.ownersByKey("title", key))
    .filter((other) => authorForms(other, ask).some((form) => forms.includes(form)))
    .map(({ id }) => id);
}

function authorForms(record: BibRecord, ask: Ask): string[] {
  const authors = describe(record, ask)
    .people()
    .filter(({ name }) => name.role === "author");
  return authors.flatMap(({ forms }) => forms.map(matchKey));
}
