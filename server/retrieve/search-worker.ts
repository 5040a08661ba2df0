import { setTimeout as sleep } from "node:timers/promises";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { MendableError } from "../errors.ts";
import { SearchEngine } from "./search-engine.ts";
import type { FromWorker, ToWorker, WorkerStart } from "./search-messages.ts";

/** Answers searches and follows the store until it is told to close. */
async function serve(port: MessagePort, { pollMs, ...start }: WorkerStart): Promise<void> {
  const send = (message: FromWorker): void => port.postMessage(message);
  const engine = new SearchEngine({
    ...start,
    onNoRoom: (sentence) => send({ kind: "no-room", sentence }),
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
  let generation = -1;
  let isReady = false;
  while (!closing.signal.aborted) {
    await engine.refresh();
    if (closing.signal.aborted) break;
    if (engine.generation() !== generation) send({ kind: "generation", generation: engine.generation() });
    generation = engine.generation();
    if (!isReady && engine.isReady()) send({ kind: "ready" });
    isReady = engine.isReady();
    await engine.fillVectors();
    if (closing.signal.aborted) break;
    await sleep(isReady ? pollMs : pollMs / 5, undefined, { signal: closing.signal }).catch(() => undefined);
  }
  port.close();
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
  serve(port, workerData as WorkerStart).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    port.postMessage({ kind: "failed", message, mendable: error instanceof MendableError } satisfies FromWorker);
    port.close();
  });
}
