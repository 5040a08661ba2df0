import type { Authority } from "../library/authority.ts";
import type { Entry, PutResult } from "../library/entry.ts";
import type { OriginalRecord } from "../library/original-record.ts";
import type { BibRecord } from "../library/record.ts";
import type { Store } from "../library/store.ts";
import type { StoreWriter } from "../library/store-writer.ts";
import { deleteGone } from "./delete-gone.ts";
import { type Outcome, type RejectedOutcome, rejected } from "./outcome.ts";
import { recordEntry, withOriginal } from "./record-entry.ts";
import { recordId } from "./record-id.ts";
import { RejectedRun } from "./rejected-run.ts";
import { countReading, reject, type Tally } from "./report.ts";
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
  /** The files that are read; what was rejected of them before is forgotten for what is rejected now. */
  readonly paths?: readonly string[];
  readonly authority: Authority;
  readonly now: () => Date;
  readonly onProgress?: (read: number) => void;
}

interface Taken {
  readonly record: BibRecord;
  readonly original: OriginalRecord | undefined;
}

interface Made {
  readonly record: BibRecord;
  readonly entry: Entry;
}

/** One reading of a source, stored a batch a transaction; a batch counts when it is stored. */
export class IngestRun {
  readonly #store: Store;
  readonly #options: IngestOptions;
  readonly #tally: Tally;
  readonly #quarantine: RejectedRun;
  readonly #seen = new Map<string, number>();
  #batch: Taken[] = [];

  constructor(store: Store, tally: Tally, options: IngestOptions) {
    this.#store = store;
    this.#tally = tally;
    this.#options = options;
    this.#quarantine = new RejectedRun(options.source, options.now);
  }

  take(outcome: Outcome): void {
    this.#tally.read += 1;
    if (!outcome.ok) this.#reject(outcome, false);
    else this.#takeRecord(outcome);
    if (this.#batch.length === batchSize || this.#quarantine.isFull()) this.#flush();
  }

  /** @throws MendableError when `refuse-large` would delete more than a fifth of the source; nothing is deleted then. */
  finish(): void {
    this.#flush();
    this.#finishQuarantine();
    const { replace } = this.#options;
    if (replace && !(replace === "unless-rejected" && this.#tally.rejectedCount > 0)) this.#deleteGone(replace);
  }

  #takeRecord(outcome: Extract<Outcome, { ok: true }>): void {
    const { source } = this.#options;
    const id = recordId(outcome.draft, source, this.#seen);
    const first = this.#seen.get(id);
    if (first !== undefined) {
      this.#reject(repeated(outcome, id, first), true);
      return;
    }
    this.#seen.set(id, outcome.ordinal);
    countReading(this.#tally, outcome);
    const { controlNumber: _, ...description } = outcome.draft;
    this.#batch.push({ record: { ...description, id, source }, original: outcome.original });
  }

  #reject(outcome: RejectedOutcome, isRepeated: boolean): void {
    reject(this.#tally, outcome.rejection);
    this.#quarantine.add(outcome, { isRepeated });
  }

  #flush(): void {
    const batch = this.#batch;
    if (batch.length > 0 || this.#quarantine.isWaiting()) {
      const counts = { added: 0, updated: 0, unchanged: 0 };
      // Before the transaction: while it lasts a server cannot keep what a reader said.
      const entries = batch.map((taken) => this.#entryOf(taken));
      this.#store.transact((writer) => {
        for (const made of entries) counts[this.#put(made, writer)] += 1;
        this.#quarantine.write(writer.quarantine);
      });
      for (const result of ["added", "updated", "unchanged"] satisfies PutResult[])
        this.#tally[result] += counts[result];
      this.#quarantine.written();
    }
    this.#batch = [];
    this.#options.onProgress?.(this.#tally.read);
  }

  #entryOf({ record, original }: Taken): Made {
    // A file does not know by what name the record was harvested before; that name tells when it is deleted.
    const harvestedAs = record.harvestedAs ?? this.#store.record(record.id)?.harvestedAs;
    const kept = harvestedAs === undefined ? record : { ...record, harvestedAs };
    return { record: kept, entry: withOriginal(recordEntry(kept, this.#options.authority), original) };
  }

  #put({ record, entry }: Made, writer: StoreWriter): PutResult {
    const result = writer.put(entry);
    if (result === "updated") retitleIssues(record, { store: this.#store, writer, authority: this.#options.authority });
    return result;
  }

  /** What stood in the quarantine before is over: it was read again, or its record was. */
  #finishQuarantine(): void {
    const { source, paths, replace } = this.#options;
    if (this.#store.quarantine.count(source) === 0 && !this.#quarantine.hasMore()) return;
    this.#store.transact((writer) =>
      this.#quarantine.finish(writer.quarantine, {
        isTaken: (id) => this.#seen.has(id) || this.#seen.has(`${source}:${id}`),
        ...(paths && !replace ? { paths } : {}),
      }),
    );
  }

  #deleteGone(replace: NonNullable<IngestOptions["replace"]>): void {
    const { source, alsoHeld = [] } = this.#options;
    // What could not be read is still held by the source: a damaged record deletes nothing.
    const kept = new Set([...this.#tally.rejected.map((rejection) => rejection.id), ...alsoHeld]);
    const isHeld = (id: string): boolean => this.#seen.has(id) || kept.has(id) || kept.has(id.slice(source.length + 1));
    this.#tally.deleted = deleteGone(this.#store, { source, isHeld, refuseLarge: replace === "refuse-large" });
  }
}

function repeated(outcome: Extract<Outcome, { ok: true }>, id: string, first: number): RejectedOutcome {
  const { ordinal, path, byte, line, asWritten } = outcome;
  const place = { ...(byte === undefined ? {} : { byte }), ...(line === undefined ? {} : { line }) };
  const reason = `the control number was used already by record ${first}: give each record its own`;
  return rejected({ path, ordinal, id, ...place, reason }, asWritten ? { asWritten } : {});
}
