import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { MendableError } from "../errors.ts";
import type { EmbedderStart, FromEmbedder, ToEmbedder } from "./embedder-messages.ts";
import type { EmbedOptions, TextEmbedder } from "./text-embedder.ts";

/** A text embedder in a process of its own. */
export interface SeparateEmbedder extends TextEmbedder {
  /** Ends the process; what it was asked for is rejected. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (vectors: Float32Array[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Opens the configured embedder in a process of its own: a network run on this machine is busy for the whole of a batch,
 * the replies of a server are megabytes of text, and native code that aborts takes down its own process alone.
 * @throws MendableError naming the model; whatever `signal` gives when it stops the opening
 */
export async function openSeparateEmbedder(start: EmbedderStart, signal?: AbortSignal): Promise<SeparateEmbedder> {
  signal?.throwIfAborted();
  // Nothing of what a library prints: it may quote a text.
  const child = fork(fileURLToPath(new URL("./run-embedder.ts", import.meta.url)), {
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const calls = new EmbedderCalls(child);
  const close = async (): Promise<void> => {
    calls.end(new MendableError("the embedder has been closed"));
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  };
  const stopOpening = (): void => calls.end(signal?.reason);
  signal?.addEventListener("abort", stopOpening);
  try {
    calls.start(start);
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
  readonly #child: ChildProcess;
  readonly #whenOpened = Promise.withResolvers<Extract<FromEmbedder, { kind: "opened" }>>();
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #ended: { readonly reason: unknown } | undefined;

  constructor(child: ChildProcess) {
    this.#child = child;
    this.opened = this.#whenOpened.promise;
    child.on("message", (message: FromEmbedder) => this.#take(message));
    child.on("error", () => this.end(new MendableError("the embedder's process failed")));
    child.on("exit", (_code, signal) =>
      this.end(new MendableError(`the embedder's process has ended${signal ? ` (${signal})` : ""}`)),
    );
  }

  start(start: EmbedderStart): void {
    this.#send({ kind: "start", start });
  }

  embed(texts: readonly string[], { kind, signal }: EmbedOptions): Promise<Float32Array[]> {
    if (this.#ended) return Promise.reject(this.#ended.reason);
    if (signal?.aborted) return Promise.reject(signal.reason);
    const id = this.#nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<Float32Array[]>();
    this.#waiting.set(id, { resolve, reject });
    this.#send({ kind: "embed", id, texts, as: kind });
    if (!signal) return promise;
    // The process may be in the middle of a batch and not hear it: nobody waits for that.
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
    // One that has ended meanwhile tells so by its exit.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }
}
