import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { Worker } from "node:worker_threads";
import { MendableError } from "../../errors.ts";
import type { ReadDocument } from "./block.ts";
import type { DocumentLimits } from "./document-limits.ts";

export type DocumentReply =
  | { readonly ok: true; readonly document: ReadDocument }
  | { readonly ok: false; readonly reason: string };

const watchMs = 100;

/** Reads documents one after another on a thread of its own, which is ended when a file makes its parser run on or fill the memory. */
export class DocumentReader {
  readonly #limits: DocumentLimits;
  #worker: Worker | undefined;

  constructor(limits: DocumentLimits) {
    this.#limits = limits;
  }

  /** @throws MendableError that says why the file cannot be read */
  async read(path: string): Promise<ReadDocument> {
    const { size } = await stat(path);
    if (size > this.#limits.fileBytes)
      throw new MendableError(
        `is larger than ${this.#limits.fileBytes >> 20} MiB: split it, or save its pictures smaller`,
      );
    const reply = await this.#ask({ bytes: await readFile(path), name: basename(path), limits: this.#limits });
    if (reply.ok) return reply.document;
    throw new MendableError(reply.reason);
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #ask(message: { bytes: Buffer; name: string; limits: DocumentLimits }): Promise<DocumentReply> {
    const { timeMs, memoryBytes } = this.#limits;
    this.#worker ??= new Worker(new URL("./document-worker.ts", import.meta.url), {
      name: "document",
      resourceLimits: { maxOldGenerationSizeMb: memoryBytes >> 20 },
    });
    const worker = this.#worker;
    const before = process.memoryUsage.rss();
    const { promise, resolve } = Promise.withResolvers<DocumentReply>();
    let isLost = false;
    const refuse = (reason: string): void => {
      isLost = true;
      resolve({ ok: false, reason });
    };
    const timeout = setTimeout(refuse, timeMs, `takes longer to read than ${Math.ceil(timeMs / 1000)} s`);
    // Bytes lie outside of the heap that a thread can be limited to.
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > memoryBytes) refuse("unpacks to more than the memory allows");
    }, watchMs);
    worker.once("message", resolve);
    worker.once("error", (error: Error) => refuse(`cannot be read as a document (${error.message})`));
    worker.once("exit", () => refuse("cannot be read as a document (its reader ended)"));
    try {
      worker.postMessage(message);
      const reply = await promise;
      for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
      if (isLost) await this.close();
      return reply;
    } finally {
      clearTimeout(timeout);
      clearInterval(watch);
    }
  }
}
