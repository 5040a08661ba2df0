import { join } from "node:path";
import type { Embedder } from "../model/embedder.ts";
import { caches, type IndexFile, openIndexFile, openIndexFileToWrite } from "./index-file.ts";
import { indexVersion } from "./index-schema.ts";
import { LateVectors } from "./late-vectors.ts";
import { forgetSaved } from "./saved-file.ts";
import { loadVectors } from "./vector-file.ts";
import { VectorIndex } from "./vector-index.ts";
import { Vocabulary } from "./vocabulary.ts";
import { loadWords } from "./word-file.ts";
import { WordIndex } from "./word-index.ts";

const replayed = 2000;

/** The indexes of one data folder, at the same state of the store: the file, and what is held in memory of it. */
export interface Indexes {
  readonly folder: string;
  readonly file: IndexFile;
  readonly words: WordIndex;
  readonly vocabulary: Vocabulary;
  readonly vectors: VectorIndex;
  readonly late: LateVectors;
  /** The change number of the words as saved; what came later is in memory only. */
  readonly savedGeneration: number;
}

interface OpenOptions {
  readonly embedder: Embedder;
  /** Told, in a sentence for the log, why an index is made anew. */
  readonly onRebuild?: (reason: string) => void;
  /** How many pages the index file may have, as if the disk had room for no more. */
  readonly maxPages?: number;
}

export function indexFolder(dataFolder: string): string {
  return join(dataFolder, "index");
}

export function indexFilePath(dataFolder: string): string {
  return join(indexFolder(dataFolder), "index.db");
}

/** Where the lock lies that the writer of the index files must hold. */
export function indexLockPath(dataFolder: string): string {
  return join(indexFolder(dataFolder), "writer.lock");
}

/** Opens the indexes to write them; the caller holds the index lock. */
export function openIndexesToWrite(dataFolder: string, { embedder, onRebuild, maxPages }: OpenOptions): Indexes {
  const file = openIndexFileToWrite(indexFilePath(dataFolder), {
    embedder: embedder.id,
    ...(maxPages === undefined ? {} : { maxPages }),
    ...(onRebuild ? { onRebuild } : {}),
  });
  return withCaches(indexFolder(dataFolder), file, embedder);
}

/** Opens the indexes to read them; undefined when they are not there, or of another version or embedder. */
export function openIndexesToRead(dataFolder: string, embedder: Embedder): Indexes | undefined {
  const file = openIndexFile(indexFilePath(dataFolder), embedder.id);
  return file && withCaches(indexFolder(dataFolder), file, embedder);
}

/** Brings a reader's caches up to what the writer has put into the index file since change `since`. */
export function replayIndexes(indexes: Indexes, since: number, embedder: Embedder): void {
  replay(indexes, { vectorsSince: since, wordsSince: since });
  for (const _step of indexes.vocabulary.update(indexes.words, embedder));
}

/** Begins all indexes anew, as for a store that knows less than they do. */
export function emptyIndexes(indexes: Indexes): Indexes {
  indexes.file.writer().clear();
  forgetSaved(indexes.folder, caches);
  const { dimensions } = indexes.vectors;
  return {
    ...indexes,
    words: new WordIndex(),
    vocabulary: new Vocabulary(dimensions),
    vectors: new VectorIndex(dimensions),
    late: new LateVectors(),
    savedGeneration: -1,
  };
}

/** The names under which the caches are saved, and what each depends on. */
export function cacheFiles(file: IndexFile, embedder: Embedder) {
  const lineage = file.lineage();
  return {
    words: `${indexVersion} ${lineage}`,
    vectors: { name: "vectors", made: `${embedder.id} ${lineage}` },
    vocabulary: (words: WordIndex) => ({ name: "vocabulary", made: `${embedder.id} ${words.lineage}` }),
  };
}

/** The caches as saved, brought to the state of the index file. */
function withCaches(folder: string, file: IndexFile, embedder: Embedder): Indexes {
  const { dimensions } = embedder;
  const seq = file.seq();
  // A cache ahead of its index file belongs to another history.
  const usable = <T extends { generation: number }>(saved: T | undefined): T | undefined =>
    saved && saved.generation <= seq ? saved : undefined;
  const files = cacheFiles(file, embedder);
  const savedWords = usable(loadWords(folder, files.words));
  const words = savedWords?.index ?? new WordIndex();
  const savedVectors = usable(loadVectors(folder, { ...files.vectors, dimensions }));
  const savedVocabulary = usable(loadVectors(folder, { ...files.vocabulary(words), dimensions }));
  const vectors = savedVectors?.index ?? new VectorIndex(dimensions);
  const [vectorsSince, wordsSince] = [savedVectors?.generation ?? -1, savedWords?.generation ?? -1];
  const late = new LateVectors();
  replay({ file, words, vectors, late }, { vectorsSince, wordsSince });
  const vocabulary = new Vocabulary(dimensions, savedVocabulary?.index);
  for (const _step of vocabulary.update(words, embedder));
  const savedGeneration = Math.min(wordsSince, savedVocabulary?.generation ?? -1);
  return { folder, file, words, vocabulary, vectors, late, savedGeneration };
}

interface Since {
  readonly vectorsSince: number;
  readonly wordsSince: number;
}

function replay(
  { file, words, vectors, late }: Pick<Indexes, "file" | "words" | "vectors" | "late">,
  { vectorsSince, wordsSince }: Since,
): void {
  const rowids = file.rowids();
  const kept = new Set(rowids);
  for (const held of [words, vectors, late]) removeOthers(held, kept);
  for (const rowid of file.changedSince(vectorsSince)) vectors.remove(rowid);
  for (const rowid of rowids) if (!vectors.has(rowid)) late.add(rowid);
  inPages(
    (after) => file.tokensSince(wordsSince, after, replayed),
    ({ rowid, kind, tokens }) => words.add(rowid, kind, tokens),
  );
}

function removeOthers(held: WordIndex | VectorIndex | LateVectors, kept: ReadonlySet<number>): void {
  for (const rowid of [...held.rowids()]) if (!kept.has(rowid)) held.remove(rowid);
}

function inPages<T extends { rowid: number }>(read: (after: number) => T[], use: (row: T) => void): void {
  for (let page = read(0); page.length > 0; page = read(page.at(-1)?.rowid ?? 0)) for (const row of page) use(row);
}
