import { setTimeout as sleep } from "node:timers/promises";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { isNoRoom, MendableError, NoRoomError } from "../errors.ts";
import { indexFolder } from "../index/indexes.ts";
import { SearchEngine } from "./search-engine.ts";
import type { FromWorker, ToWorker, WorkerStart } from "./search-messages.ts";

/** Answers searches and follows the store until it is told to close. */
async function serve(port: MessagePort, { pollMs, ...start }: WorkerStart): Promise<void> {
  const send = (message: FromWorker): void => port.postMessage(message);
  const engine = new SearchEngine({
    ...start,
    onNoRoom: (noRoom) => send({ kind: "no-room", ...noRoom }),
    onProgress: ({ done, total }) => send({ kind: "progress", done, total }),
    onRebuild: (reason) => send({ kind: "rebuild", reason }),
    onNotice: (sentence) => send({ kind: "notice", sentence }),
    onProblem: (sentence) => send({ kind: "problem", sentence }),
  });
  const closing = new AbortController();
  port.on("message", (message: ToWorker) => {
    if (message.kind === "search") {
      void answer(engine, message).then(send);
      return;
    }
    // A sync under way stops after its batch, and goes on at the next start.
    closing.abort();
    engine.close();
  });
  await follow(engine, { send, pollMs, signal: closing.signal });
  port.close();
}

interface Following {
  readonly send: (message: FromWorker) => void;
  readonly pollMs: number;
  readonly signal: AbortSignal;
}

/** Takes changes in, and fills the graphs in between; an engine that was closed meanwhile has nothing to fill. */
async function follow(engine: SearchEngine, { send, pollMs, signal }: Following): Promise<void> {
  let generation = -1;
  let isReady = false;
  while (!signal.aborted) {
    await engine.refresh();
    if (signal.aborted) return;
    if (engine.generation() !== generation) send({ kind: "generation", generation: engine.generation() });
    generation = engine.generation();
    if (!isReady) {
      await engine.fillFewVectors();
      isReady = engine.isReady();
      if (isReady) send({ kind: "ready" });
    }
    await engine.fillVectors();
    await sleep(isReady ? pollMs : pollMs / 5, undefined, { signal }).catch(() => undefined);
  }
}

async function answer(engine: SearchEngine, { id, query }: Extract<ToWorker, { kind: "search" }>): Promise<FromWorker> {
  try {
    return { kind: "found", id, result: await engine.searchByBest(query) };
  } catch (error) {
    return { kind: "search-failed", id, message: error instanceof Error ? error.message : String(error) };
  }
}

if (parentPort) {
  const port = parentPort;
  const start = workerData as WorkerStart;
  serve(port, start).catch((failure: unknown) => {
    const error = isNoRoom(failure) ? new NoRoomError(indexFolder(start.dataFolder), { cause: failure }) : failure;
    const message = error instanceof Error ? error.message : String(error);
    port.postMessage({ kind: "failed", message, mendable: error instanceof MendableError } satisfies FromWorker);
    port.close();
  });
}
