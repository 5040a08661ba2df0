import { parentPort, workerData } from "node:worker_threads";
import { type Part, phases, type StepBuffers } from "./train-step.ts";

/** What a thread of the training starts with. */
export interface ThreadStart extends Part {
  readonly buffers: StepBuffers;
  /** Threads that have reached the barrier, and how often it has opened. */
  readonly barrier: Int32Array;
}

/** Waits until every thread is here, so that none reads what another has yet to write. */
function meet(barrier: Int32Array, threads: number): void {
  const opened = Atomics.load(barrier, 1);
  if (Atomics.add(barrier, 0, 1) === threads - 1) {
    Atomics.store(barrier, 0, 0);
    Atomics.add(barrier, 1, 1);
    Atomics.notify(barrier, 1);
    return;
  }
  while (Atomics.load(barrier, 1) === opened) Atomics.wait(barrier, 1, opened);
}

if (parentPort) {
  const port = parentPort;
  const { buffers, barrier, thread, threads }: ThreadStart = workerData;
  port.on("message", (learningRate: number) => {
    for (const phase of phases) {
      phase(buffers, { thread, threads }, learningRate);
      meet(barrier, threads);
    }
    port.postMessage("done");
  });
}
