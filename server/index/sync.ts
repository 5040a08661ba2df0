import { isNoRoom } from "../errors.ts";
import type { Store } from "../library/store.ts";
import type { Embedder } from "../model/embedder.ts";
import type { IndexBatch } from "./index-writer.ts";
import { cacheFiles, emptyIndexes, type Indexes } from "./indexes.ts";
import { passageTokens } from "./passage-tokens.ts";
import { saveVectors } from "./vector-file.ts";
import { saveWords } from "./word-file.ts";

export interface SyncProgress {
  readonly done: number;
  readonly total: number;
}

export interface SyncOptions {
  readonly onProgress?: (progress: SyncProgress) => void;
  readonly onRebuild?: (reason: string) => void;
  readonly batchSize?: number;
  /** Passages taken in between two saves of the words, in a small catalogue; in a large one more. */
  readonly saveEvery?: number;
  /** Told, in a sentence for the log, that there was no room to save the caches: the next start makes more of them anew. */
  readonly onNoRoom?: (sentence: string) => void;
}

export interface Synced {
  readonly indexes: Indexes;
  readonly written: number;
  readonly deleted: number;
}

const manyWritten = 5000;
// The graph of a million records is over a gigabyte: it is not written for every edit, as the next start replays a few.
const savedBehind = 1000;
// What was saved is written again with what came since, so it must have grown by a good part of itself.
const manyUnsaved = 50_000;
const manyPassages = 100_000;

/**
 * Brings the indexes to the store's present state, a batch at a time, so that a worker can answer searches in between;
 * the graph of passages is left to `fillVectors`. The caller holds the index lock.
 */
export function* syncSteps(
  store: Store,
  indexes: Indexes,
  embedder: Embedder,
  options: SyncOptions = {},
): Generator<SyncProgress, Synced> {
  let current = indexes;
  if (indexes.file.seq() > store.seq()) {
    options.onRebuild?.("the index knows changes that the store does not have");
    current = emptyIndexes(indexes);
  }
  const counts = yield* applyChanges(store, current, embedder, options);
  for (const _step of current.vocabulary.update(current.words, embedder)) yield { done: 1, total: 1 };
  if (counts.written > manyWritten) current.file.writer().checkpoint();
  // While an ingest goes on one sync follows another: what is written again must have grown by a good part of itself.
  const isDue = current.savedGeneration < 0 || behind(current) >= Math.max(savedBehind, current.words.count() / 4);
  const save = () => saveCaches(current, embedder);
  return { indexes: isDue ? ifRoom(current, save, options) : current, ...counts };
}

type Telling = Pick<SyncOptions, "onNoRoom">;

/** Saves the caches when nothing more comes, where the next start would replay more than a few changes. */
export function saveIndexesAtRest(indexes: Indexes, embedder: Embedder, telling: Telling = {}): Indexes {
  if (behind(indexes) < savedBehind) return indexes;
  return ifRoom(indexes, () => saveCaches(indexes, embedder), telling);
}

const behind = ({ file, savedGeneration }: Indexes): number => file.seq() - savedGeneration;

/** Saves the caches, the graph of passages too, where they are behind what is applied; the caller holds the index lock. */
export function saveIndexes(indexes: Indexes, embedder: Embedder, telling: Telling = {}): Indexes {
  const save = (): Indexes => {
    if (indexes.late.unsaved > 0) saveGraph(indexes, embedder);
    return saveCaches(indexes, embedder);
  };
  return ifRoom(indexes, save, telling);
}

/** Saves, or goes on without where the disk is full. */
function ifRoom(indexes: Indexes, save: () => Indexes, { onNoRoom }: Telling): Indexes {
  try {
    return save();
  } catch (error) {
    if (!isNoRoom(error)) throw error;
    onNoRoom?.(
      `${indexes.folder}: the disk is full, and the index cannot be saved: searches go on; make room before the next start, which takes longer otherwise`,
    );
    return indexes;
  }
}

function saveCaches(indexes: Indexes, embedder: Embedder): Indexes {
  const generation = indexes.file.seq();
  const { folder, file, words, vocabulary } = indexes;
  if (generation === indexes.savedGeneration && vocabulary.unsaved === 0) return indexes;
  const files = cacheFiles(file, embedder);
  saveWords(folder, { index: words, generation }, files.words);
  saveVectors(folder, { index: vocabulary.vectors, generation }, files.vocabulary(words));
  vocabulary.unsaved = 0;
  return { ...indexes, savedGeneration: generation };
}

/** Saves the graph of passages where it has grown so much that filling it again would take long. */
export function saveGraphIfDue(indexes: Indexes, embedder: Embedder): void {
  const { late, vectors } = indexes;
  const most = late.size > 0 ? manyUnsaved * Math.max(1, vectors.count() / manyPassages) : savedBehind;
  if (late.unsaved < most) return;
  try {
    saveGraph(indexes, embedder);
  } catch (error) {
    // It is told when all is saved, at the end.
    if (!isNoRoom(error)) throw error;
  }
}

function saveGraph({ folder, file, vectors, late }: Indexes, embedder: Embedder): void {
  saveVectors(folder, { index: vectors, generation: file.seq() }, cacheFiles(file, embedder).vectors);
  late.unsaved = 0;
}

function* applyChanges(
  store: Store,
  indexes: Indexes,
  embedder: Embedder,
  { batchSize = 500, saveEvery = manyUnsaved, ...telling }: SyncOptions,
): Generator<SyncProgress, { written: number; deleted: number }> {
  const { file, words } = indexes;
  const writer = file.writer();
  // Changes made while this runs are left for the next sync: deletions and passages are read up to one number.
  const target = store.seq();
  const deletions = store.deletedSince(file.seq()).filter(({ seq }) => seq <= target);
  const total = deletions.length + Math.max(0, store.countPassages() - file.count());
  let reached = file.seq();
  let written = 0;
  let deleted = 0;
  let unsaved = 0;
  while (reached < target) {
    const batch = store.passagesSince(reached, batchSize).filter(({ seq }) => seq <= target);
    const upTo = batch.length < batchSize ? target : (batch.at(-1)?.seq ?? target);
    const gone = takeUpTo(deletions, upTo);
    const taken = batch.map((passage) => ({ passage, ...passageTokens(passage) }));
    const changes = { seq: upTo, written: taken, deleted: gone };
    writer.apply(changes);
    applyToCaches(indexes, changes);
    reached = upTo;
    written += batch.length;
    deleted += gone.length;
    unsaved += batch.length;
    if (unsaved >= saveEvery * Math.max(1, words.count() / manyPassages) && reached < target) {
      ifRoom(indexes, () => saveCaches(indexes, embedder), telling);
      unsaved = 0;
    }
    yield { done: written + deleted, total: Math.max(total, written + deleted) };
  }
  return { written, deleted };
}

function applyToCaches({ words, vectors, late }: Indexes, { written, deleted }: IndexBatch): void {
  for (const rowid of deleted) for (const held of [vectors, late, words]) held.remove(rowid);
  for (const { passage, tokens } of written) {
    // Until its new vector is in the graph a changed passage is not found by the old one.
    vectors.remove(passage.rowid);
    late.add(passage.rowid);
    words.add(passage.rowid, passage.kind, tokens);
  }
}

/** Takes the deletions up to change `seq` off the front of the list, which is in order of change. */
export function takeUpTo(deletions: { rowid: number; seq: number }[], seq: number): number[] {
  const later = deletions.findIndex((deletion) => deletion.seq > seq);
  return deletions.splice(0, later < 0 ? deletions.length : later).map(({ rowid }) => rowid);
}
