import type { Store } from "../library/store.ts";
import type { Indexes } from "./indexes.ts";

/** What disagrees between the store and its indexes, a sentence each; an empty list when all is well. */
export function checkIndexes(store: Store, { file, words, vectors, late }: Indexes): string[] {
  const problems = file.integrityProblems().map((line) => `index: ${line}`);
  if (file.seq() !== store.seq()) {
    problems.push(`index: it stands at change ${file.seq()}, the store at ${store.seq()}`);
  }
  const passages = file.rowids("passage");
  const sides = [
    ["stored vectors", file.rowids("vector")],
    ["passages in the words", [...words.rowids()].toSorted((a, b) => a - b)],
  ] as const;
  for (const [name, rowids] of sides) {
    if (rowids.join() !== passages.join())
      problems.push(`index: ${rowids.length} ${name} for ${passages.length} passages`);
  }
  const unfound = passages.filter(
    (rowid) => !vectors.has(rowid) && !late.has(rowid) && hasDirection(file.vector(rowid)),
  );
  if (unfound.length > 0) problems.push(`index: ${unfound.length} vectors are missing from the graph`);
  if (vectors.count() > passages.length)
    problems.push(`index: the graph holds ${vectors.count()} vectors for ${passages.length} passages`);
  return [...problems, ...disagreements(store, passages, file)];
}

/** How many passages the graph does not hold yet: they are found by their words alone. */
export function countLate({ file, late }: Indexes): number {
  return [...late.rowids()].filter((rowid) => hasDirection(file.vector(rowid))).length;
}

/** A passage without words has none, and the graph does not hold it. */
function hasDirection(vector: Float32Array | undefined): boolean {
  return vector?.some((value) => value !== 0) ?? false;
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
