import { NoRoomError } from "../errors.ts";
import type { Store } from "../library/store.ts";
import { type IngestOptions, IngestRun } from "./ingest-run.ts";
import type { Outcome } from "./outcome.ts";
import { checkSourceName } from "./record-id.ts";
import { emptyTally, type IngestReport } from "./report.ts";

/**
 * Stores the records of one source, a batch a transaction: stopped at any point, what is stored is whole and a second run
 * completes it. A disk without room ends it, and the report says so.
 * @throws MendableError when `refuse-large` would delete more than a fifth of the source; nothing is deleted then.
 */
export async function ingestRecords(
  outcomes: AsyncIterable<Outcome>,
  store: Store,
  options: IngestOptions,
): Promise<IngestReport> {
  checkSourceName(options.source);
  const started = performance.now();
  const tally = emptyTally();
  const run = new IngestRun(store, tally, options);
  try {
    for await (const outcome of outcomes) run.take(outcome);
    run.finish();
  } catch (error) {
    if (!(error instanceof NoRoomError)) throw error;
    tally.stopped = error.message;
  }
  return { ...tally, seconds: (performance.now() - started) / 1000 };
}
