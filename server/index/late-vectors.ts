import type { Store } from "../library/store.ts";
import type { Embedder } from "../model/embedder.ts";
import type { Indexes } from "./indexes.ts";
import { passageVector } from "./passage-vector.ts";

/** Passages whose vectors are not in the graph yet, which grows more slowly than the words. */
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

/** Puts late vectors into their graphs, a batch a step: first those of rare words, then those of passages. */
export function* fillVectors(store: Store, indexes: Indexes, embedder: Embedder, batchSize = 64): Generator<void> {
  const { file, words, vocabulary, vectors, late } = indexes;
  yield* vocabulary.fill(words, embedder, batchSize);
  let filled = 0;
  for (const rowid of late.rowids()) {
    const passage = store.passageAt(rowid);
    // One that the store has deleted meanwhile leaves with the next sync.
    if (passage && file.has(rowid)) vectors.add(rowid, passageVector(passage, embedder));
    late.remove(rowid);
    // A vector of zeros is never in the graph.
    if (vectors.has(rowid)) late.unsaved++;
    if (++filled % batchSize === 0) yield;
  }
}
