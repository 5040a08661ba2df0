import type { DraftRecord } from "./record.ts";

/** A book of which nothing but its title is known. */
export function titleOnly(title: string): DraftRecord {
  return {
    kind: "book",
    title,
    parallelTitles: [],
    names: [],
    isbns: [],
    udc: [],
    subjects: [],
    keywords: [],
    notes: [],
    holdings: [],
  };
}
