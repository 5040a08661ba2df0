import type { BibRecord } from "./record.ts";

/** The record's own number within its source: what follows "source:" in its id. */
export function controlNumberOf(record: Pick<BibRecord, "id" | "source">): string {
  const prefix = `${record.source}:`;
  return record.id.startsWith(prefix) ? record.id.slice(prefix.length) : record.id;
}
