import { MendableError } from "../errors.ts";
import type { Authority } from "../library/authority.ts";
import { contentHash } from "../library/content-hash.ts";
import type { BibRecord, DraftRecord } from "../library/record.ts";
import type { Store } from "../library/store.ts";
import type { StoreWriter } from "../library/store-writer.ts";
import type { Outcome, Rejection } from "./outcome.ts";
import { recordEntry } from "./record-entry.ts";
import { countReading, emptyTally, type IngestReport, maxRejectionsKept, type Tally } from "./report.ts";

const batchSize = 500;
const largestQuietDeletion = 0.2;

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
  let batch: BibRecord[] = [];
  const flush = (): void => {
    if (batch.length > 0) store.transact((writer) => putAll(batch, { writer, tally, authority: options.authority }));
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
    batch.push({ ...description, id, source: options.source });
    if (batch.length === batchSize) flush();
  }
  flush();
  if (options.replace) deleteGone(store, { seen, tally, options });
  return { ...tally, seconds: (performance.now() - started) / 1000 };
}

function putAll(
  records: readonly BibRecord[],
  { writer, tally, authority }: { writer: StoreWriter; tally: Tally; authority: Authority },
): void {
  for (const record of records) tally[writer.put(recordEntry(record, authority))] += 1;
}

function reject(tally: Tally, rejection: Rejection): void {
  tally.rejectedCount += 1;
  if (tally.rejected.length < maxRejectionsKept) tally.rejected.push(rejection);
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

/** Source + control number; a record without one is named by what identifies it, and counted among its equals. */
function recordId(draft: DraftRecord, source: string, seen: ReadonlyMap<string, number>): string {
  if (draft.controlNumber) return `${source}:${draft.controlNumber}`;
  const { title, part, names, year, place, publisher, isbns, issn, extent, language } = draft;
  const identity = contentHash({
    title,
    part,
    names: names.map((name) => name.heading),
    year,
    place,
    publisher,
    isbns,
    issn,
    extent,
    language,
  });
  for (let ordinal = 1; ; ordinal += 1) {
    const id = `${source}:~${identity}.${ordinal}`;
    if (!seen.has(id)) return id;
  }
}

function deleteGone(
  store: Store,
  { seen, tally, options }: { seen: ReadonlyMap<string, number>; tally: Tally; options: IngestOptions },
): void {
  if (options.replace === "unless-rejected" && tally.rejectedCount > 0) return;
  const held = store.idsOf(options.source);
  // What could not be read is still held by the source: a damaged record deletes nothing.
  const kept = new Set([...tally.rejected.map((rejection) => rejection.id), ...(options.alsoHeld ?? [])]);
  const gone = held.filter((id) => !seen.has(id) && !kept.has(id) && !kept.has(id.slice(options.source.length + 1)));
  if (gone.length > held.length * largestQuietDeletion && options.replace === "refuse-large") {
    throw new MendableError(
      `source "${options.source}": ${gone.length} of ${held.length} entries are no longer in what was read; nothing was deleted. If that is right, run it again with --force`,
    );
  }
  if (gone.length === 0) return;
  store.transact((writer) => {
    for (const id of gone) writer.delete(id);
  });
  tally.deleted = gone.length;
}

function checkSourceName(source: string): void {
  if (source !== "" && !/[:#\s/]/.test(source)) return;
  throw new MendableError(
    `source "${source}": the name of a source has no space, colon, slash or "#"; give one with --source NAME`,
  );
}
