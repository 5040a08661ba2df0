import { Worker } from "node:worker_threads";
import { MendableError } from "../errors.ts";
import { BusyError } from "./busy-error.ts";
import type { Searcher, SearchQuery, SearchResult } from "./hit.ts";
import type { FromWorker, ToWorker, WorkerStart } from "./search-messages.ts";
import type { TextEmbedding } from "./text-search.ts";

export interface SearcherOptions {
  readonly dataFolder: string;
  readonly modelFile: string;
  /** Told how far the indexes have come while they take in changes. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Told, in a sentence for the log, why an index is made anew or the worker begun again. */
  readonly onNotice?: (sentence: string) => void;
  /** Told, in a sentence for the log, what is wrong with the library's embedder: Dana's own vectors serve meanwhile. */
  readonly onProblem?: (sentence: string) => void;
  /** Told, in a sentence for the log, that the disk has no room for the index: searches go on by what is indexed. */
  readonly onNoRoom?: (sentence: string) => void;
  /** An embedder stronger than Dana's own, when the library has one. */
  readonly textEmbedding?: TextEmbedding;
  /** Searches that may wait; above it a search is rejected with `BusyError`. */
  readonly maxWaiting?: number;
  /** How often the worker looks for changes of the store. */
  readonly pollMs?: number;
}

export interface RunningSearcher extends Searcher {
  /** Resolves when the first search can be answered from the store's state at the start. */
  readonly ready: Promise<void>;
  /** The store's change number that searches see; -1 before there is an index. */
  generation(): number;
  /** Resolves when searches see all up to that change number; rejects with a sentence where the disk has no room for the index. */
  sees(generation: number): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (result: SearchResult) => void;
  readonly reject: (error: Error) => void;
}

// Saving the graph of a million records takes some seconds.
const closeWithinMs = 15_000;

/** Starts the worker that searches, so that no search holds up a socket. */
export function startSearcher(options: SearcherOptions): RunningSearcher {
  return new WorkerSearcher(options);
}

class WorkerSearcher implements RunningSearcher {
  readonly ready: Promise<void>;
  readonly #options: SearcherOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #whenReady = Promise.withResolvers<void>();
  #worker: Worker;
  #restarts = 1;
  #nextId = 1;
  #generation = -1;
  #noRoomToldAt: number | undefined;
  #awaited: { readonly generation: number; readonly resolve: () => void; readonly reject: (error: Error) => void }[] =
    [];
  #ended: Error | undefined;
  #exited = Promise.withResolvers<void>();

  constructor(options: SearcherOptions) {
    this.#options = options;
    this.ready = this.#whenReady.promise;
    // Whoever does not wait for it learns of a failure from the first search.
    this.ready.catch(() => undefined);
    this.#worker = this.#start();
  }

  search(query: SearchQuery): Promise<SearchResult> {
    const { maxWaiting = 1000 } = this.#options;
    if (this.#ended) return Promise.reject(this.#ended);
    if (this.#waiting.size >= maxWaiting) return Promise.reject(new BusyError(maxWaiting));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ kind: "search", id, query });
    });
  }

  generation(): number {
    return this.#generation;
  }

  sees(generation: number): Promise<void> {
    if (this.#ended) return Promise.reject(this.#ended);
    if (this.#generation >= generation) return Promise.resolve();
    return new Promise((resolve, reject) => this.#awaited.push({ generation, resolve, reject }));
  }

  async close(): Promise<void> {
    this.#restarts = 0;
    this.#end(new MendableError("the search has been closed"));
    this.#send({ kind: "close" });
    const timer = setTimeout(() => void this.#worker.terminate(), closeWithinMs);
    await this.#exited.promise;
    clearTimeout(timer);
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #start(): Worker {
    const { dataFolder, modelFile, pollMs = 1000, textEmbedding } = this.#options;
    const workerData: WorkerStart = { dataFolder, modelFile, pollMs, ...(textEmbedding ? { textEmbedding } : {}) };
    const worker = new Worker(new URL("./search-worker.ts", import.meta.url), { workerData, name: "search" });
    let reason = "";
    worker.on("message", (message: FromWorker) => this.#take(message));
    worker.on("error", (error) => {
      reason = error.message;
    });
    worker.on("exit", () => this.#afterExit(reason));
    return worker;
  }

  #take(message: FromWorker): void {
    if (message.kind === "found") this.#settle(message.id)?.resolve(message.result);
    else if (message.kind === "search-failed") this.#settle(message.id)?.reject(new Error(message.message));
    else if (message.kind === "ready") this.#whenReady.resolve();
    else if (message.kind === "generation") this.#reach(message.generation);
    else if (message.kind === "progress") this.#options.onProgress?.({ done: message.done, total: message.total });
    else if (message.kind === "rebuild") this.#options.onNotice?.(`${message.reason}: it is made anew from the store`);
    else if (message.kind === "notice") this.#options.onNotice?.(message.sentence);
    else if (message.kind === "no-room") this.#tellNoRoom(message);
    else if (message.kind === "problem") this.#options.onProblem?.(message.sentence);
    else if (message.mendable) this.#end(new MendableError(message.message));
    else this.#options.onNotice?.(`the search worker failed: ${message.message}`);
  }

  /** Once, though the worker tries again every second. */
  #tellNoRoom({ sentence, isBehind }: { sentence: string; isBehind: boolean }): void {
    if (isBehind) this.#giveUpAwaited(new MendableError(sentence));
    if (this.#noRoomToldAt === this.#generation) return;
    this.#noRoomToldAt = this.#generation;
    this.#options.onNoRoom?.(sentence);
  }

  #reach(generation: number): void {
    this.#generation = generation;
    const awaited = this.#awaited;
    this.#awaited = awaited.filter((one) => one.generation > generation);
    for (const one of awaited) if (one.generation <= generation) one.resolve();
  }

  #giveUpAwaited(error: Error): void {
    for (const { reject } of this.#awaited) reject(error);
    this.#awaited = [];
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #afterExit(reason: string): void {
    if (!this.#ended && this.#restarts > 0) {
      this.#restarts--;
      this.#options.onNotice?.(`the search worker stopped${reason && ` (${reason})`} and is started again`);
      this.#rejectWaiting(new MendableError("the search stopped and is starting again: ask once more"));
      this.#worker = this.#start();
      return;
    }
    this.#end(
      new MendableError("the search has stopped twice: see the log, then run `dana check --repair` and start again"),
    );
    this.#exited.resolve();
  }

  #end(error: Error): void {
    this.#ended ??= error;
    this.#whenReady.reject(this.#ended);
    this.#rejectWaiting(this.#ended);
    this.#giveUpAwaited(this.#ended);
  }

  #rejectWaiting(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
