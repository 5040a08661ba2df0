import { MendableError } from "../errors.ts";
import type { Authority } from "../library/authority.ts";
import type { KeptRejection } from "../library/quarantine.ts";
import type { Store } from "../library/store.ts";
import type { StoreWriter } from "../library/store-writer.ts";
import { recordFormats } from "./format.ts";
import type { Outcome, Place } from "./outcome.ts";
import { encodingTold, type ReadOptions, readBytes } from "./read-file.ts";
import { recordEntry, withOriginal } from "./record-entry.ts";
import { recordId } from "./record-id.ts";
import { countReading, emptyTally, type IngestReport, reject, type Tally } from "./report.ts";
import { Serials, storedSerials } from "./serials.ts";

export interface RetryOptions {
  /** Of one source; else of all. */
  readonly source?: string;
  readonly dialect: ReadOptions["dialect"];
  readonly encoding: string;
  readonly maps?: ReadOptions["maps"];
  readonly authority: Authority;
}

const pageSize = 100;

/** Reads what was rejected again, as it was written, and takes those that pass now; the others stay, with the reason of now. */
export async function retryRejected(store: Store, options: RetryOptions): Promise<IngestReport> {
  const started = performance.now();
  if (options.encoding !== "auto") encodingTold(options.encoding);
  const tally = emptyTally();
  const taken = new Set<string>();
  const page = (after: number) =>
    store.quarantine.list({
      ...(options.source === undefined ? {} : { source: options.source }),
      after,
      limit: pageSize,
    });
  for (let kept = page(0); kept.length > 0; kept = page(kept.at(-1)?.number ?? 0)) {
    const read: [KeptRejection, Outcome][] = [];
    for (const one of kept) read.push([one, await readAgain(one, { ...options, store })]);
    settle(read, { store, tally, taken, authority: options.authority });
  }
  return { ...tally, seconds: (performance.now() - started) / 1000 };
}

async function readAgain(
  kept: KeptRejection,
  { dialect, encoding, maps, store }: RetryOptions & { store: Store },
): Promise<Outcome> {
  const { path, format, asWritten, head = Buffer.alloc(0), writtenBytes } = kept;
  const isReadable = recordFormats.some((name) => name === format);
  if (kept.isRepeated || !format || !isReadable || asWritten === undefined || asWritten.length < writtenBytes)
    return stays(kept);
  const bytes = Buffer.concat([head, asWritten]);
  const told = encoding.toLowerCase() === "auto" ? (kept.encoding ?? encoding) : encoding;
  const file = { head: bytes, name: path, bytes: one(bytes) };
  const serials = new Serials(storedSerials(store, kept.source));
  try {
    for await (const outcome of readBytes(file, path, {
      format,
      dialect,
      encoding: told,
      serials,
      ...(maps ? { maps } : {}),
    })) {
      return outcome.ok
        ? { ...outcome, ...placeOf(kept) }
        : { ...outcome, ordinal: kept.ordinal, rejection: { ...rejectionOf(kept), reason: outcome.rejection.reason } };
    }
  } catch (error) {
    // Without its header a sheet, for one, is no catalogue.
    if (!(error instanceof MendableError)) throw error;
  }
  return stays(kept);
}

interface Desk {
  readonly store: Store;
  readonly tally: Tally;
  /** Ids taken in this run. */
  readonly taken: Set<string>;
  readonly authority: Authority;
}

function settle(read: readonly (readonly [KeptRejection, Outcome])[], desk: Desk): void {
  desk.store.transact((writer) => {
    for (const [kept, outcome] of read) {
      desk.tally.read += 1;
      const reason = outcome.ok ? take(kept, outcome, { ...desk, writer }) : outcome.rejection.reason;
      if (reason === undefined) {
        writer.quarantine.remove(kept.number);
        continue;
      }
      reject(desk.tally, { ...rejectionOf(kept), reason });
      writer.quarantine.explain(kept.number, reason);
    }
  });
}

/** Stores one; gives the reason where it cannot. */
function take(
  kept: KeptRejection,
  outcome: Extract<Outcome, { ok: true }>,
  { store, writer, taken, tally, authority }: Desk & { writer: StoreWriter },
): string | undefined {
  const { source } = kept;
  // What was harvested is known by the name its server has for it.
  const named = /^[a-z][a-z0-9+.-]+:\/\//i.test(kept.path) ? kept.id : undefined;
  const own = recordId(outcome.draft, source, heldIds(store, taken));
  const holder = store.record(own)?.harvestedAs;
  const isFree = holder === undefined || holder === named;
  const id = named === undefined || (outcome.draft.controlNumber && isFree) ? own : `${source}:${named}`;
  if (taken.has(id)) return "the control number was used already by another of those read again: give each its own";
  taken.add(id);
  countReading(tally, outcome);
  const { controlNumber: _, ...description } = outcome.draft;
  const harvestedAs = named ?? store.record(id)?.harvestedAs;
  const record = { ...description, id, source, ...(harvestedAs === undefined ? {} : { harvestedAs }) };
  tally[writer.put(withOriginal(recordEntry(record, authority), outcome.original))] += 1;
  return undefined;
}

/** A record without a control number is a further one: which of its equals it is in its file, nobody knows here. */
function heldIds(store: Store, taken: ReadonlySet<string>): { has: (id: string) => boolean } {
  return { has: (id) => taken.has(id) || store.record(id) !== undefined };
}

function stays(kept: KeptRejection): Outcome {
  return { ok: false, ordinal: kept.ordinal, rejection: rejectionOf(kept) };
}

function rejectionOf(kept: KeptRejection) {
  return { ...placeOf(kept), ...(kept.id === undefined ? {} : { id: kept.id }), reason: kept.reason };
}

function placeOf({ path, ordinal, byte, line }: KeptRejection): Place {
  return { path, ordinal, ...(byte === undefined ? {} : { byte }), ...(line === undefined ? {} : { line }) };
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
