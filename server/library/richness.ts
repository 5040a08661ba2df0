import type { BibRecord } from "./record.ts";

/** How much a record says of its publication: a point for each thing said, its copies apart. */
export function richness({ holdings: _, ...record }: BibRecord): number {
  return Object.values(record).reduce<number>((sum, value) => sum + (Array.isArray(value) ? value.length : 1), 0);
}
