import type { Indexes } from "./indexes.ts";

/** Passages whose vectors lie in the index file and not yet in the graph, which grows more slowly than the words. */
export class LateVectors {
  readonly #rowids = new Set<number>();
  /** How many vectors the graph holds beyond its saved copy. */
  unsaved = 0;

  get size(): number {
    return this.#rowids.size;
  }

  rowids(): IterableIterator<number> {
    return this.#rowids.values();
  }

  has(rowid: number): boolean {
    return this.#rowids.has(rowid);
  }

  add(rowid: number): void {
    this.#rowids.add(rowid);
  }

  remove(rowid: number): void {
    this.#rowids.delete(rowid);
  }
}

/** Puts late vectors into the graph, a batch a step. */
export function* fillVectors(
  { file, vectors, late }: Pick<Indexes, "file" | "vectors" | "late">,
  batchSize = 64,
): Generator<void> {
  let filled = 0;
  for (const rowid of late.rowids()) {
    const vector = file.vector(rowid);
    if (vector) vectors.add(rowid, vector);
    late.remove(rowid);
    // A vector of zeros is never in the graph.
    if (vectors.has(rowid)) late.unsaved++;
    if (++filled % batchSize === 0) yield;
  }
}
