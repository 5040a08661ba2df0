import { Worker } from "node:worker_threads";
import { MendableError } from "../errors.ts";
import type { EmbedderStart, FromEmbedder, ToEmbedder } from "./embedder-messages.ts";
import type { EmbedOptions, TextEmbedder } from "./text-embedder.ts";

/** A text embedder on a thread of its own. */
export interface ThreadedEmbedder extends TextEmbedder {
  /** Ends the thread; what it was asked for is rejected. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (vectors: Float32Array[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Opens the configured embedder on a thread of its own: a network run on this machine keeps its thread busy for the
 * whole of a batch, and the replies of a server are megabytes of text.
 * @throws MendableError naming the model; whatever `signal` gives when it stops the opening
 */
export async function openThreadedEmbedder(start: EmbedderStart, signal?: AbortSignal): Promise<ThreadedEmbedder> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL("./embedder-worker.ts", import.meta.url), { workerData: start, name: "embedder" });
  const calls = new EmbedderCalls(worker);
  const close = async (): Promise<void> => {
    calls.end(new MendableError("the embedder has been closed"));
    await worker.terminate();
  };
  const stopOpening = (): void => calls.end(signal?.reason);
  signal?.addEventListener("abort", stopOpening);
  try {
    const { embedder: id, dimensions, clearCosine } = await calls.opened;
    return { id, dimensions, clearCosine, embedTexts: (texts, options) => calls.embed(texts, options), close };
  } catch (error) {
    await close();
    throw error;
  } finally {
    signal?.removeEventListener("abort", stopOpening);
  }
}

class EmbedderCalls {
  readonly opened: Promise<Extract<FromEmbedder, { kind: "opened" }>>;
  readonly #worker: Worker;
  readonly #whenOpened = Promise.withResolvers<Extract<FromEmbedder, { kind: "opened" }>>();
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #ended: { readonly reason: unknown } | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.opened = this.#whenOpened.promise;
    worker.on("message", (message: FromEmbedder) => this.#take(message));
    // What a library throws may quote a text.
    worker.on("error", () => this.end(new MendableError("the embedder's thread failed")));
    worker.on("exit", () => this.end(new MendableError("the embedder's thread has ended")));
  }

  embed(texts: readonly string[], { kind, signal }: EmbedOptions): Promise<Float32Array[]> {
    if (this.#ended) return Promise.reject(this.#ended.reason);
    if (signal?.aborted) return Promise.reject(signal.reason);
    const id = this.#nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<Float32Array[]>();
    this.#waiting.set(id, { resolve, reject });
    this.#send({ kind: "embed", id, texts, as: kind });
    if (!signal) return promise;
    // The thread may be in the middle of a batch and not hear it: nobody waits for that.
    const stop = (): void => {
      this.#send({ kind: "stop", id });
      this.#settle(id)?.reject(signal.reason);
    };
    signal.addEventListener("abort", stop, { once: true });
    return promise.finally(() => signal.removeEventListener("abort", stop));
  }

  /** Rejects all that waits, and what comes later. */
  end(reason: unknown): void {
    this.#ended ??= { reason };
    this.#whenOpened.reject(reason);
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  #take(message: FromEmbedder): void {
    if (message.kind === "opened") this.#whenOpened.resolve(message);
    else if (message.kind === "not-opened") this.end(new MendableError(message.message));
    else if (message.kind === "embedded") this.#settle(message.id)?.resolve([...message.vectors]);
    else this.#settle(message.id)?.reject(new MendableError(message.message));
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #send(message: ToEmbedder): void {
    this.#worker.postMessage(message);
  }
}
