import type { BibRecord } from "../library/record.ts";
import type { Ask } from "./ask.ts";

/** What no answer could show is not read: a classic may have hundreds of editions. */
const mostEditions = 60;

/** All editions of the works, in whatever language, those given first. */
export function editionsOf(records: readonly BibRecord[], { parts: { catalogue } }: Ask): BibRecord[] {
  const known = new Set(records.map(({ id }) => id));
  const more = new Set(records.flatMap(({ id }) => catalogue.editionsOf(id)).filter((id) => !known.has(id)));
  return [...records, ...catalogue.records([...more].slice(0, mostEditions))];
}
