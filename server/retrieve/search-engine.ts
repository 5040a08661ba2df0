import { statSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { isNoRoom } from "../errors.ts";
import {
  type Indexes,
  indexFilePath,
  indexFolder,
  indexLockPath,
  openIndexesToRead,
  openIndexesToWrite,
  replayIndexes,
} from "../index/indexes.ts";
import { fillVectors } from "../index/late-vectors.ts";
import { takeRebuildRequest } from "../index/rebuild-request.ts";
import { type SyncProgress, saveGraphIfDue, saveIndexes, saveIndexesAtRest, syncSteps } from "../index/sync.ts";
import { removeIndexes } from "../index/text-vector-files.ts";
import { type Lock, tryLock } from "../library/lock.ts";
import { openStore, type Store } from "../library/store.ts";
import type { Embedder } from "../model/embedder.ts";
import { openSubwordEmbedder } from "../model/subword-embedder.ts";
import type { SearchQuery, SearchResult } from "./hit.ts";
import { meantText } from "./meant-text.ts";
import { type PassageVectors, retrieve } from "./retrieve.ts";
import { type TextEmbedding, TextSearch } from "./text-search.ts";

/** There is no room on the disk to write the index. */
interface NoRoom {
  /** For the log. */
  readonly sentence: string;
  /** The index cannot follow the store, rather than be saved. */
  readonly isBehind: boolean;
}

export interface SearchEngineOptions {
  readonly dataFolder: string;
  /** The trained embedder; where it does not lie, the untrained one serves. */
  readonly modelFile: string;
  readonly onProgress?: (progress: SyncProgress) => void;
  /** Told, in a sentence for the log, why an index is made anew. */
  readonly onRebuild?: (reason: string) => void;
  /** An embedder stronger than Dana's own, when the library has one. */
  readonly textEmbedding?: TextEmbedding;
  /** Told sentences for the log on that embedder: how far it is, and what is wrong with it. */
  readonly onNotice?: (sentence: string) => void;
  readonly onProblem?: (sentence: string) => void;
  readonly onNoRoom?: (noRoom: NoRoom) => void;
  /** How many pages the index file may have, as if the disk had room for no more. */
  readonly indexMaxPages?: number;
}

// Small, so that a search waits for one batch at most while a large ingest is taken in.
const batchSize = 64;
// So few vectors, of words and of passages, are put into their graphs before a search is answered; more are waited for by nobody.
const fewLateWords = 20_000;
const fewLate = 5000;
// A full disk is seldom emptied sooner, and each try writes until nothing goes in.
const saveAgainMs = 60_000;

/** The store and its indexes, opened for searching by one thread. It writes the indexes while it holds their lock. */
export class SearchEngine {
  readonly #options: SearchEngineOptions;
  readonly #store: Store;
  readonly #embedder: Embedder;
  readonly #textSearch: TextSearch | undefined;
  #lock: Lock | undefined;
  #indexes: Indexes | undefined;
  #seen = { seq: -1, file: -1 };
  #saveFrom = 0;

  constructor(options: SearchEngineOptions) {
    this.#options = options;
    this.#embedder = openSubwordEmbedder(options.modelFile);
    this.#store = openStore(join(options.dataFolder, "store.db"), { readonly: true });
    const { dataFolder, textEmbedding, onNotice, onProblem } = options;
    this.#textSearch =
      textEmbedding &&
      new TextSearch({
        ...textEmbedding,
        dataFolder,
        store: this.#store,
        ...(onNotice ? { onNotice } : {}),
        ...(onProblem ? { onProblem } : {}),
      });
  }

  /** Whether there is an index to search, and what was made of it before is opened. */
  isReady(): boolean {
    return this.#indexes !== undefined && (this.#textSearch?.isSettled() ?? true);
  }

  /** The store's change number up to which searches see. */
  generation(): number {
    return this.#indexes?.file.seq() ?? -1;
  }

  /**
   * Takes in what changed in the store: as the writer where the lock is free, else by what the writer has written. Where the disk is
   * full, searches go on by what is indexed, and the next call tries again.
   */
  async refresh(): Promise<void> {
    try {
      await this.#follow();
    } catch (error) {
      if (!isNoRoom(error) || !this.#indexes) throw error;
      const folder = indexFolder(this.#options.dataFolder);
      const sentence = `${folder}: the disk is full, and the index cannot follow the store: searches go on by what is indexed. Make room there: what is missing is taken in then by itself, or by the next command`;
      this.#options.onNoRoom?.({ sentence, isBehind: true });
    }
  }

  async #follow(): Promise<void> {
    this.#lock ??= tryLock(indexLockPath(this.#options.dataFolder));
    if (this.#lock) await this.#write();
    else this.#read();
    if (this.#indexes) this.#textSearch?.follow(this.#lock !== undefined);
  }

  /** Puts late vectors into their graphs where it is soon done. */
  async fillFewVectors(): Promise<void> {
    const { late, vocabulary } = this.#indexes ?? {};
    if (late && vocabulary && late.size <= fewLate && vocabulary.late() <= fewLateWords) await this.fillVectors();
  }

  /** Puts the vectors that are late into the graph, until all are in or the store has changed. */
  async fillVectors(): Promise<void> {
    const indexes = this.#indexes;
    // A start that waits for a text embedder to open does not wait for these as well.
    if (!indexes || !this.isReady()) return;
    for (const _batch of fillVectors(this.#store, indexes, this.#embedder)) {
      if (this.#lock) saveGraphIfDue(indexes, this.#embedder);
      await nextTurn();
      if (this.#indexes !== indexes || this.#isBehind()) return;
    }
    if (this.#lock) saveGraphIfDue(indexes, this.#embedder);
  }

  #telling() {
    const onNoRoom = (sentence: string): void => {
      this.#saveFrom = performance.now() + saveAgainMs;
      this.#options.onNoRoom?.({ sentence, isBehind: false });
    };
    return { onNoRoom };
  }

  #isBehind(): boolean {
    return this.generation() !== (this.#lock ? this.#store.seq() : this.#seen.seq);
  }

  /** By Dana's own vectors. */
  search(query: SearchQuery): SearchResult {
    return this.#retrieve(query);
  }

  /** By the vectors of the library's embedder where it has one that serves now. */
  async searchByBest(query: SearchQuery): Promise<SearchResult> {
    if (!this.#textSearch || !this.#indexes || query.k === 0) return this.#retrieve(query);
    const { text } = meantText(query, this.#indexes.words);
    const near = await this.#textSearch.near(text, this.generation());
    if (typeof near !== "string") return this.#retrieve(query, near);
    const { query: understood, hits } = this.#retrieve(query);
    return { query: { ...understood, nearByOwnBecause: near }, hits };
  }

  close(): void {
    this.#textSearch?.close();
    if (this.#lock && this.#indexes) saveIndexes(this.#indexes, this.#embedder, this.#telling());
    this.#indexes?.file.close();
    this.#indexes = undefined;
    this.#store.close();
    this.#lock?.release();
    this.#lock = undefined;
  }

  #retrieve(query: SearchQuery, near?: PassageVectors): SearchResult {
    if (!this.#indexes) return { query: { language: query.language, terms: [] }, hits: [] };
    const sources = { store: this.#store, indexes: this.#indexes, embedder: this.#embedder };
    const result = retrieve(query, near ? { ...sources, near } : sources);
    const vectorsLate = near ? 0 : this.#indexes.late.size;
    return vectorsLate > 0 ? { ...result, query: { ...result.query, vectorsLate } } : result;
  }

  async #write(): Promise<void> {
    if (takeRebuildRequest(this.#options.dataFolder)) this.#beginAnew();
    if (this.#seen.file !== 0) this.#openToWrite();
    const indexes = this.#indexes;
    if (!indexes) return;
    if (indexes.file.seq() === this.#store.seq()) {
      if (performance.now() >= this.#saveFrom)
        this.#indexes = saveIndexesAtRest(indexes, this.#embedder, this.#telling());
      return;
    }
    const { onRebuild } = this.#options;
    const telling = { ...this.#telling(), ...(onRebuild ? { onRebuild } : {}) };
    const steps = syncSteps(this.#store, indexes, this.#embedder, { batchSize, ...telling });
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        this.#indexes = step.value.indexes;
        return;
      }
      this.#options.onProgress?.(step.value);
      await nextTurn();
      if (!this.#indexes) return;
    }
  }

  #beginAnew(): void {
    this.#options.onRebuild?.("the index was found to be damaged");
    this.#indexes?.file.close();
    this.#indexes = undefined;
    this.#seen.file = -1;
    removeIndexes(this.#options.dataFolder);
  }

  #openToWrite(): void {
    this.#indexes?.file.close();
    const { onRebuild, indexMaxPages } = this.#options;
    this.#indexes = openIndexesToWrite(this.#options.dataFolder, {
      embedder: this.#embedder,
      ...(onRebuild ? { onRebuild } : {}),
      ...(indexMaxPages === undefined ? {} : { maxPages: indexMaxPages }),
    });
    this.#seen.file = 0;
  }

  #read(): void {
    const file = fileNumber(indexFilePath(this.#options.dataFolder));
    if (!this.#indexes || file !== this.#seen.file) {
      // The writer begins a new file when it rebuilds, and this connection would go on reading the old one.
      this.#indexes?.file.close();
      this.#indexes = openIndexesToRead(this.#options.dataFolder, this.#embedder);
      this.#seen = { seq: this.generation(), file };
      return;
    }
    const seq = this.#indexes.file.seq();
    if (seq !== this.#seen.seq)
      replayIndexes(this.#indexes, seq < this.#seen.seq ? -1 : this.#seen.seq, this.#embedder);
    this.#seen.seq = seq;
  }
}

function fileNumber(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? -1;
}
