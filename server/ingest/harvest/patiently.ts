import { Irbis64Error } from "../../circulation/irbis64/irbis64-error.ts";
import type { Transport } from "./fetch-page.ts";
import { HarvestFault } from "./harvest-fault.ts";

export interface Patience {
  /** How the database is named in a report. */
  readonly path: string;
  readonly transport: Transport;
  readonly signal?: AbortSignal;
}

/**
 * Does what is asked of a server, again after a pause where the server is busy or the connection is lost.
 * @throws HarvestFault with the server's error as its cause
 */
export async function patiently<T>(work: () => Promise<T>, patience: Patience): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      await pauseAfter(error, tries, patience);
    }
  }
}

async function pauseAfter(error: unknown, tries: number, { path, transport, signal }: Patience): Promise<void> {
  if (signal?.aborted) throw new HarvestFault("stopped: the next run goes on from here", { path, cause: error });
  if (!(error instanceof Irbis64Error)) throw error;
  const { limits, sleep, onNote } = transport;
  const { message, again } = error;
  if (!again) throw new HarvestFault(message, { path, cause: error });
  if (tries >= limits.maxTries) {
    throw new HarvestFault(`${message}, ${tries} times in a row: run it again later`, { path, cause: error });
  }
  const wait = Math.min(limits.firstWaitMs * 2 ** (tries - 1), limits.maxWaitMs);
  onNote(`${path}: ${message}; trying again in ${Math.ceil(wait / 1000)} s`);
  await sleep(wait).catch((interrupt) => {
    if (!signal?.aborted) throw interrupt;
  });
}
