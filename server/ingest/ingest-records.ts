import type { Authority } from "../library/authority.ts";
import type { OriginalRecord } from "../library/original-record.ts";
import type { BibRecord } from "../library/record.ts";
import type { Store } from "../library/store.ts";
import type { StoreWriter } from "../library/store-writer.ts";
import { deleteGone } from "./delete-gone.ts";
import type { Outcome, Rejection } from "./outcome.ts";
import { recordEntry, withOriginal } from "./record-entry.ts";
import { checkSourceName, recordId } from "./record-id.ts";
import { countReading, emptyTally, type IngestReport, reject, type Tally } from "./report.ts";
import { retitleIssues } from "./retitle-issues.ts";

const batchSize = 500;

export interface IngestOptions {
  readonly source: string;
  /**
   * Delete what the source no longer holds: `refuse-large` throws above 20 % of it, `force` deletes whatever is gone,
   * `unless-rejected` deletes nothing when something could not be read.
   */
  readonly replace?: "refuse-large" | "force" | "unless-rejected";
  /** Ids of the same source that are kept though they are no records. */
  readonly alsoHeld?: readonly string[];
  readonly authority: Authority;
  readonly now: () => Date;
  readonly onProgress?: (read: number) => void;
}

/**
 * Stores the records of one source, a batch a transaction: stopped at any point, what is stored is whole and a second run completes it.
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
  const seen = new Map<string, number>();
  let batch: Taken[] = [];
  const flush = (): void => {
    if (batch.length > 0)
      store.transact((writer) => putAll(batch, { store, writer, tally, authority: options.authority }));
    batch = [];
    options.onProgress?.(tally.read);
  };
  for await (const outcome of outcomes) {
    tally.read += 1;
    if (!outcome.ok) {
      reject(tally, outcome.rejection);
      continue;
    }
    const id = recordId(outcome.draft, options.source, seen);
    const first = seen.get(id);
    if (first !== undefined) {
      reject(tally, repeated(outcome, id, first));
      continue;
    }
    seen.set(id, outcome.ordinal);
    countReading(tally, outcome);
    const { controlNumber: _, ...description } = outcome.draft;
    batch.push({ record: { ...description, id, source: options.source }, original: outcome.original });
    if (batch.length === batchSize) flush();
  }
  flush();
  if (options.replace && !(options.replace === "unless-rejected" && tally.rejectedCount > 0)) {
    // What could not be read is still held by the source: a damaged record deletes nothing.
    const kept = new Set([...tally.rejected.map((rejection) => rejection.id), ...(options.alsoHeld ?? [])]);
    const isHeld = (id: string): boolean =>
      seen.has(id) || kept.has(id) || kept.has(id.slice(options.source.length + 1));
    tally.deleted = deleteGone(store, {
      source: options.source,
      isHeld,
      refuseLarge: options.replace === "refuse-large",
    });
  }
  return { ...tally, seconds: (performance.now() - started) / 1000 };
}

interface Taken {
  readonly record: BibRecord;
  readonly original: OriginalRecord | undefined;
}

function putAll(
  batch: readonly Taken[],
  { store, writer, tally, authority }: { store: Store; writer: StoreWriter; tally: Tally; authority: Authority },
): void {
  for (const { record, original } of batch) {
    // A file does not know by what name the record was harvested before; that name tells when it is deleted.
    const harvestedAs = record.harvestedAs ?? store.record(record.id)?.harvestedAs;
    const kept = harvestedAs === undefined ? record : { ...record, harvestedAs };
    const result = writer.put(withOriginal(recordEntry(kept, authority), original));
    tally[result] += 1;
    if (result === "updated") retitleIssues(kept, { store, writer, authority });
  }
}

function repeated({ ordinal, path, byte, line }: Extract<Outcome, { ok: true }>, id: string, first: number): Rejection {
  return {
    path,
    ordinal,
    id,
    ...(byte === undefined ? {} : { byte }),
    ...(line === undefined ? {} : { line }),
    reason: `the control number was used already by record ${first}: give each record its own`,
  };
}
