import type { BibRecord } from "./record.ts";

/** A record as `export --format json` writes it: `{ id, title, authors, year?, language?, … }`, authors as people say them. */
export function exportJson(record: BibRecord): Readonly<Record<string, unknown>> {
  const { id, title, names, ...rest } = record;
  const authors = names.filter((name) => name.role === "author").map((name) => name.display);
  return { id, title, authors, names, ...rest };
}
