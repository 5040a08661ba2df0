import { join } from "node:path";
import type { Embedder } from "../model/embedder.ts";
import { type KeywordIndex, openKeywordIndex, openKeywordWriter } from "./keyword-index.ts";
import { loadVectors } from "./vector-file.ts";
import { VectorIndex } from "./vector-index.ts";

const replayed = 2000;

/** Both indexes of one data folder, at the same state of the store. */
export interface Indexes {
  readonly folder: string;
  readonly keyword: KeywordIndex;
  readonly vectors: VectorIndex;
  /** The change number of the graph as saved; what came later is in memory only. */
  readonly savedGeneration: number;
}

interface OpenOptions {
  readonly embedder: Embedder;
  /** Told, in a sentence for the log, why an index is made anew. */
  readonly onRebuild?: (reason: string) => void;
}

export function indexFolder(dataFolder: string): string {
  return join(dataFolder, "index");
}

/** Where the lock lies that the writer of the index files must hold. */
export function indexLockPath(dataFolder: string): string {
  return join(indexFolder(dataFolder), "writer.lock");
}

/** Opens the indexes to write them; the caller holds the index lock. */
export function openIndexesToWrite(dataFolder: string, { embedder, onRebuild }: OpenOptions): Indexes {
  const folder = indexFolder(dataFolder);
  const keyword = openKeywordWriter(join(folder, "keyword.db"), {
    embedder: embedder.id,
    ...(onRebuild ? { onRebuild } : {}),
  });
  return withVectors(folder, keyword, { embedder });
}

/** Opens the indexes to read them; undefined when they are not there, or of another version or embedder. */
export function openIndexesToRead(dataFolder: string, embedder: Embedder): Indexes | undefined {
  const folder = indexFolder(dataFolder);
  const keyword = openKeywordIndex(join(folder, "keyword.db"), embedder.id);
  return keyword && withVectors(folder, keyword, { embedder });
}

/** Brings a reader's graph up to what the writer has put into the index file since change `since`. */
export function replayIndexes({ keyword, vectors }: Indexes, since: number): void {
  replay(keyword, vectors, since);
}

/** Begins both indexes anew, as for a store that knows less than they do. */
export function emptyIndexes(indexes: Indexes): Indexes {
  indexes.keyword.writer().clear();
  return { ...indexes, vectors: new VectorIndex(indexes.vectors.dimensions), savedGeneration: -1 };
}

/** The graph as saved, brought to the state of the vectors in the index file. */
function withVectors(folder: string, keyword: KeywordIndex, { embedder }: OpenOptions): Indexes {
  const saved = loadVectors(folder, { dimensions: embedder.dimensions, embedder: embedder.id });
  // A graph ahead of its index file belongs to another history.
  const usable = saved && saved.generation <= keyword.seq() ? saved : undefined;
  const vectors = usable?.index ?? new VectorIndex(embedder.dimensions);
  const savedGeneration = usable?.generation ?? -1;
  replay(keyword, vectors, savedGeneration);
  return { folder, keyword, vectors, savedGeneration };
}

function replay(keyword: KeywordIndex, vectors: VectorIndex, since: number): void {
  const kept = new Set(keyword.rowids("vector"));
  for (const rowid of [...vectors.rowids()]) if (!kept.has(rowid)) vectors.remove(rowid);
  let after = 0;
  for (;;) {
    const rows = keyword.vectorsSince(since, after, replayed);
    for (const { rowid, vector } of rows) vectors.add(rowid, vector);
    const last = rows.at(-1);
    if (!last) return;
    after = last.rowid;
  }
}
