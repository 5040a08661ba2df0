import type { Store } from "../library/store.ts";
import type { Embedder } from "../model/embedder.ts";
import type { Indexes } from "./indexes.ts";
import { passageVector } from "./passage-vector.ts";

/** What disagrees between the store and its indexes, a sentence each; an empty list when all is well. */
export function checkIndexes(store: Store, { file, words, vectors, late }: Indexes, embedder: Embedder): string[] {
  const problems = file.integrityProblems().map((line) => `index: ${line}`);
  if (file.seq() !== store.seq()) {
    problems.push(`index: it stands at change ${file.seq()}, the store at ${store.seq()}`);
  }
  const passages = file.rowids();
  const inWords = [...words.rowids()].toSorted((a, b) => a - b);
  if (inWords.join() !== passages.join())
    problems.push(`index: ${inWords.length} passages in the words for ${passages.length} passages`);
  const unfound = passages.filter(
    (rowid) => !vectors.has(rowid) && !late.has(rowid) && hasDirection(store, rowid, embedder),
  );
  if (unfound.length > 0) problems.push(`index: ${unfound.length} vectors are missing from the graph`);
  if (vectors.count() > passages.length)
    problems.push(`index: the graph holds ${vectors.count()} vectors for ${passages.length} passages`);
  return [...problems, ...disagreements(store, passages, file)];
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

function disagreements(store: Store, rowids: readonly number[], file: Indexes["file"]): string[] {
  const problems: string[] = [];
  const stored = store.countPassages();
  if (stored !== rowids.length) problems.push(`index: it holds ${rowids.length} passages, the store ${stored}`);
  for (const rowid of rowids) {
    const indexed = file.passage(rowid);
    const passage = indexed && store.passage(indexed.passageId);
    if (indexed && passage?.rowid !== rowid) problems.push(`index: passage ${indexed.passageId} is not in the store`);
  }
  return problems;
}
