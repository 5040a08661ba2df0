import type { StoredPassage } from "../library/passage.ts";
import type { Store } from "../library/store.ts";
import type { Embedder } from "../model/embedder.ts";
import { indexVersion } from "./index-schema.ts";
import { emptyIndexes, graphFiles, type Indexes } from "./indexes.ts";
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
  /** Passages taken in between two saves of the caches. */
  readonly saveEvery?: number;
}

export interface Synced {
  readonly indexes: Indexes;
  readonly written: number;
  readonly deleted: number;
}

// A citation's first lines say what it is about; the whole of a long text would drown its title.
const embeddedCharacters = 300;
const manyWritten = 5000;
// The graph of a million records is over a gigabyte: it is not written for every edit, as the next start replays a few.
const savedBehind = 1000;

/** Brings all indexes to the store's present state; the caller holds the index lock. */
export function syncIndex(store: Store, indexes: Indexes, embedder: Embedder, options: SyncOptions = {}): Synced {
  const steps = syncSteps(store, indexes, embedder, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    options.onProgress?.(step.value);
  }
}

/** As `syncIndex`, a batch at a time, so that a worker can answer searches in between. */
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
  const behind = current.file.seq() - current.savedGeneration;
  const isDue = current.savedGeneration < 0 || behind >= savedBehind;
  return { indexes: isDue ? saveIndexes(current, embedder) : current, ...counts };
}

/** Saves the caches where they are behind what is applied; the caller holds the index lock. */
export function saveIndexes(indexes: Indexes, embedder: Embedder): Indexes {
  const generation = indexes.file.seq();
  if (generation === indexes.savedGeneration) return indexes;
  const { folder, words, vectors, vocabulary } = indexes;
  const files = graphFiles(embedder, words);
  saveWords(folder, { index: words, generation }, indexVersion);
  saveVectors(folder, { index: vectors, generation }, files.vectors);
  saveVectors(folder, { index: vocabulary.vectors, generation }, files.vocabulary);
  return { ...indexes, savedGeneration: generation };
}

/** The text of a passage that its vector stands for. */
function embeddedText(passage: StoredPassage): string {
  return [passage.title, passage.names, passage.subjects, passage.text.slice(0, embeddedCharacters)].join(" ");
}

function* applyChanges(
  store: Store,
  indexes: Indexes,
  embedder: Embedder,
  { batchSize = 500, saveEvery = 50_000 }: SyncOptions,
): Generator<SyncProgress, { written: number; deleted: number }> {
  const { file, words, vectors } = indexes;
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
    const taken = batch.map((passage) => ({
      passage,
      tokens: passageTokens(passage),
      vector: embedder.embed(embeddedText(passage)),
    }));
    writer.apply({ seq: upTo, written: taken, deleted: gone });
    for (const rowid of gone) {
      vectors.remove(rowid);
      words.remove(rowid);
    }
    for (const { passage, tokens, vector } of taken) {
      vectors.add(passage.rowid, vector);
      words.add(passage.rowid, passage.kind, tokens);
    }
    reached = upTo;
    written += batch.length;
    deleted += gone.length;
    unsaved += batch.length;
    if (unsaved >= saveEvery && reached < target) {
      saveIndexes(indexes, embedder);
      unsaved = 0;
    }
    yield { done: written + deleted, total: Math.max(total, written + deleted) };
  }
  return { written, deleted };
}

/** Takes the deletions up to change `seq` off the front of the list, which is in order of change. */
export function takeUpTo(deletions: { rowid: number; seq: number }[], seq: number): number[] {
  const later = deletions.findIndex((deletion) => deletion.seq > seq);
  return deletions.splice(0, later < 0 ? deletions.length : later).map(({ rowid }) => rowid);
}
