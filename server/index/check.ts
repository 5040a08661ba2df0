import type { StoredPassage } from "../library/passage.ts";
import type { Store } from "../library/store.ts";
import type { Embedder } from "../model/embedder.ts";
import { CheckedCaches } from "./check-caches.ts";
import { checkVocabulary } from "./check-vocabulary.ts";
import { Faults } from "./faults.ts";
import type { IndexedRow } from "./index-file.ts";
import type { Indexes } from "./indexes.ts";
import { passageTokens } from "./passage-tokens.ts";
import { passageVector } from "./passage-vector.ts";

export interface CheckOptions {
  /** Makes the vectors of passages and words again to compare them. */
  readonly embedder: Embedder;
  /** So many passages, evenly spread, have their words and vectors made again. */
  readonly mostRemade?: number;
  /** A running writer is allowed to be behind the store. */
  readonly mayLag?: boolean;
}

/** Where the indexes are not what the store says. */
export interface IndexFaults {
  /** A sentence each. */
  readonly problems: readonly string[];
  /** Rowids of passages that the indexes must take in anew. */
  readonly stale: readonly number[];
  /** Rowids that the store does not have. */
  readonly foreign: readonly number[];
}

const pageSize = 500;
const mostRemadeByDefault = 20_000;
// The graph keeps vectors of length 1 in the same four bytes a number.
const leastCosine = 0.9999;

/** What disagrees between the store and its indexes, a sentence each; an empty list when all is well. */
export function checkIndexes(store: Store, indexes: Indexes, options: CheckOptions): readonly string[] {
  return findFaults(store, indexes, options).problems;
}

/** Compares every passage of the store with the index file, and that with the words, the graph and the vocabulary in memory. */
export function findFaults(store: Store, indexes: Indexes, options: CheckOptions): IndexFaults {
  // The index first: then the store is as far, or further.
  return indexes.file.snapshot(() => store.snapshot(() => compare(store, indexes, options)));
}

function compare(store: Store, indexes: Indexes, options: CheckOptions): IndexFaults {
  const { file } = indexes;
  const integrity = file.integrityProblems().map((line) => `index: ${line}`);
  if (integrity.length > 0) return { problems: integrity, stale: [], foreign: [] };
  const faults = new Faults();
  const [reached, target] = [file.seq(), store.seq()];
  const behind: string[] = [];
  if (reached > target || (reached < target && options.mayLag !== true))
    behind.push(`index: it stands at change ${reached}, the store at ${target}`);
  const compared = new Comparison(indexes, faults, { ...options, count: store.countPassages(), reached });
  let after = 0;
  for (
    let page = store.inspection.passagesAfter(after, pageSize);
    page.length > 0;
    page = store.inspection.passagesAfter(after, pageSize)
  ) {
    const last = page.at(-1)?.rowid ?? after;
    const rows = new Map(file.rowsBetween(after, last).map((row) => [row.rowid, row]));
    for (const passage of page) compared.take(passage, rows.get(passage.rowid));
    after = last;
  }
  const deleted = new Set(store.deletedSince(reached).map(({ rowid }) => rowid));
  compared.finish(deleted);
  checkVocabulary(indexes, options.embedder, faults);
  return { problems: [...behind, ...faults.problems()], stale: faults.stale(), foreign: faults.foreign() };
}

/** How many passages the graph does not hold yet: they are found by their words alone. */
export function countLate(store: Store, { late }: Indexes, embedder: Embedder): number {
  return [...late.rowids()].filter((rowid) => hasDirection(store, rowid, embedder)).length;
}

/** A passage without words has none, and the graph does not hold it. */
function hasDirection(store: Store, rowid: number, embedder: Embedder): boolean {
  const passage = store.passageAt(rowid);
  return passage !== undefined && passageVector(passage, embedder).some((value) => value !== 0);
}

interface ComparisonOptions extends CheckOptions {
  readonly count: number;
  /** The change number that the index has reached. */
  readonly reached: number;
}

class Comparison {
  readonly #indexes: Indexes;
  readonly #faults: Faults;
  readonly #options: ComparisonOptions;
  readonly #caches: CheckedCaches;
  readonly #seen = new Set<number>();
  readonly #every: number;
  #number = 0;

  constructor(indexes: Indexes, faults: Faults, options: ComparisonOptions) {
    this.#indexes = indexes;
    this.#faults = faults;
    this.#options = options;
    this.#caches = new CheckedCaches(indexes, faults);
    this.#every = Math.max(1, Math.ceil(options.count / (options.mostRemade ?? mostRemadeByDefault)));
  }

  take(passage: StoredPassage, row: IndexedRow | undefined): void {
    this.#seen.add(passage.rowid);
    // What the writer has not come to yet is no fault of it.
    if (passage.seq > this.#options.reached) return;
    if (!row) {
      this.#faults.add("passages of the store are not in the index", passage.id, { stale: passage.rowid });
      return;
    }
    if (!isSame(passage, row))
      this.#faults.add("passages are not in the index as they are in the store", passage.id, { stale: passage.rowid });
    else if (this.#number++ % this.#every === 0) this.#remake(passage, row);
    this.#caches.take(row);
    this.#findVector(passage);
  }

  finish(deleted: ReadonlySet<number>): void {
    const { file } = this.#indexes;
    for (const rowid of file.rowids())
      if (!this.#seen.has(rowid) && !deleted.has(rowid))
        this.#faults.add("passages of the index are not in the store", file.passage(rowid)?.passageId ?? "", {
          foreign: rowid,
        });
    this.#caches.finish();
  }

  #remake(passage: StoredPassage, row: IndexedRow): void {
    const { tokens } = passageTokens(passage);
    const weights = Buffer.from(tokens.map(([, weight]) => weight));
    const stale = { stale: passage.rowid };
    if (tokens.map(([token]) => token).join(" ") !== row.tokens || !weights.equals(row.weights))
      this.#faults.add("passages have other words in the index than their text", passage.id, stale);
    const held = this.#indexes.vectors.vector(passage.rowid);
    if (held && cosine(held, passageVector(passage, this.#options.embedder)) < leastCosine)
      this.#faults.add("passages have another vector in the graph than that of their text", passage.id, stale);
  }

  /** A passage without words has no direction, and the graph does not hold it. */
  #findVector(passage: StoredPassage): void {
    const { vectors, late } = this.#indexes;
    if (vectors.has(passage.rowid) || late.has(passage.rowid)) return;
    if (passageVector(passage, this.#options.embedder).some((value) => value !== 0))
      this.#faults.add("vectors are missing from the graph", passage.id, { stale: passage.rowid });
  }
}

function cosine(one: readonly number[], other: Float32Array): number {
  let [dot, first, second] = [0, 0, 0];
  for (const [at, value] of one.entries()) {
    const beside = other[at] ?? 0;
    dot += value * beside;
    first += value * value;
    second += beside * beside;
  }
  return dot / Math.sqrt(first * second || 1);
}

function isSame(passage: StoredPassage, { passageId, owner, kind, language, title, seq }: IndexedRow): boolean {
  return (
    passage.id === passageId &&
    passage.owner === owner &&
    passage.kind === kind &&
    passage.language === language &&
    passage.title === title &&
    passage.seq === seq
  );
}
