import type { Faults } from "./faults.ts";
import type { IndexedRow } from "./index-file.ts";
import type { Indexes } from "./indexes.ts";

/** Compares the words and the graph in memory with the rows of the index file. */
export class CheckedCaches {
  readonly #indexes: Indexes;
  readonly #faults: Faults;
  readonly #prints: ReadonlyMap<number, number>;

  constructor(indexes: Indexes, faults: Faults) {
    this.#indexes = indexes;
    this.#faults = faults;
    this.#prints = wordPrints(indexes);
  }

  take({ rowid, passageId, tokens, weights }: IndexedRow): void {
    const { words } = this.#indexes;
    const stale = { stale: rowid };
    if (!words.has(rowid)) this.#faults.add("passages are missing from the words", passageId, stale);
    else if (this.#prints.get(rowid) !== printOf(tokens, weights))
      this.#faults.add("passages stand in the words with others than their own", passageId, stale);
  }

  finish(): void {
    const { words, vectors, file } = this.#indexes;
    const kept = new Set(file.rowids());
    for (const rowid of words.rowids())
      if (!kept.has(rowid)) this.#faults.add("passages of the words are not in the index", String(rowid));
    for (const rowid of vectors.rowids())
      if (!kept.has(rowid)) this.#faults.add("vectors of the graph are of no passage", String(rowid));
  }
}

/** A sum over the words of each passage, the same whatever their order. */
function wordPrints({ words }: Indexes): Map<number, number> {
  const sums = new Map<number, number>();
  const { tokens, postings, rowids } = words.state();
  for (const [number, token] of tokens.entries()) {
    const print = printOfToken(token);
    const end = postings.offsets[number + 1] ?? 0;
    for (let at = postings.offsets[number] ?? end; at < end; at += 1) {
      const rowid = rowids[postings.documents[at] ?? 0] ?? 0;
      sums.set(rowid, mixed(sums.get(rowid), print, postings.weights[at] ?? 0));
    }
  }
  return sums;
}

function printOf(tokens: string, weights: Buffer): number | undefined {
  if (tokens === "") return undefined;
  let sum: number | undefined;
  for (const [at, token] of tokens.split(" ").entries()) sum = mixed(sum, printOfToken(token), weights[at] ?? 0);
  return sum;
}

function mixed(sum = 0, print: number, weight: number): number {
  return (sum + Math.imul(print, 2 * weight + 1)) | 0;
}

/** FNV-1a. */
function printOfToken(token: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < token.length; at += 1) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
  return hash;
}
