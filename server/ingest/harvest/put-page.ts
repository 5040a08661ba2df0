import { matchKey } from "../../language/match-key.ts";
import type { Authority } from "../../library/authority.ts";
import type { BibRecord, DraftRecord } from "../../library/record.ts";
import type { Store } from "../../library/store.ts";
import type { StoreWriter } from "../../library/store-writer.ts";
import { recordEntry, withOriginal } from "../record-entry.ts";
import { recordId } from "../record-id.ts";
import { quarantineLimits } from "../rejected-run.ts";
import { reject, type Tally } from "../report.ts";
import { retitleIssues } from "../retitle-issues.ts";
import type { HarvestItem, RejectedItem } from "./harvest-item.ts";

export interface PutOptions {
  /** The address of the page. */
  readonly path: string;
  readonly source: string;
  readonly authority: Authority;
  readonly tally: Tally;
  readonly transport: { readonly now: () => Date };
  /** Ids met in this run, with the hash of what they were given: kept where `--replace` or a search needs them. */
  readonly met?: Map<string, string>;
  /** Called in the same transaction. */
  readonly also?: (writer: StoreWriter) => void;
}

/** Stores one page in one transaction: records put, deleted ones deleted, bad ones told. */
export function putPage(items: readonly HarvestItem[], store: Store, options: PutOptions): void {
  store.transact((writer) => {
    for (const item of items) {
      options.tally.read += 1;
      if (item.kind === "record") putRecord(item, { store, writer, options });
      else if (item.kind === "deleted") deleteRecord(item.identifier, { store, writer, options });
      else rejectItem(item, { store, writer, options });
    }
    options.also?.(writer);
  });
}

interface Desk {
  readonly store: Store;
  readonly writer: StoreWriter;
  readonly options: PutOptions;
}

function putRecord(item: Extract<HarvestItem, { kind: "record" }>, { store, writer, options }: Desk): void {
  const { source, authority, tally, met } = options;
  if (item.identifier !== undefined) writer.quarantine.forget(source, item.identifier);
  const old = knownAs(item.identifier, store, source);
  const id = idOf(item, { store, options });
  const { controlNumber: _, ...description } = item.draft;
  const record: BibRecord = {
    ...description,
    id,
    source,
    ...(item.identifier === undefined ? {} : { harvestedAs: item.identifier }),
  };
  const entry = recordEntry(record, authority);
  const earlier = met?.get(id);
  if (item.identifier === undefined && earlier && earlier !== entry.hash) {
    const reason = "the control number was used already by another record of this search";
    reject(tally, { path: options.path, ordinal: tally.read, ...lineOf(item), id, reason });
    return;
  }
  met?.set(id, entry.hash);
  // The repository gave the same thing another control number.
  if (old && old.id !== id) writer.delete(old.id);
  const result = writer.put(withOriginal(entry, item.original));
  tally[result] += 1;
  if (result === "updated") retitleIssues(record, { store, writer, authority });
}

/** By its own control number, as from a file; by the repository's name where there is none or another record has it. */
function idOf(
  { identifier, draft }: { identifier?: string; draft: DraftRecord },
  { store, options: { source, met } }: Pick<Desk, "store" | "options">,
): string {
  if (identifier === undefined) return recordId(draft, source, met ?? new Map());
  const own = draft.controlNumber && `${source}:${draft.controlNumber}`;
  const holder = own ? store.record(own)?.harvestedAs : undefined;
  return own && (holder === undefined || holder === identifier) ? own : `${source}:${identifier}`;
}

function deleteRecord(identifier: string, { store, writer, options: { source, tally } }: Desk): void {
  writer.quarantine.forget(source, identifier);
  const record = knownAs(identifier, store, source);
  if (record) writer.delete(record.id);
  tally[record ? "deleted" : "unchanged"] += 1;
}

function rejectItem(item: RejectedItem, { store, writer, options }: Desk): void {
  const { path, source, tally, met } = options;
  const { identifier, reason, noPublication } = item;
  // What could not be read is still held by the source: the version stored before stays.
  if (identifier !== undefined) met?.set(knownAs(identifier, store, source)?.id ?? `${source}:${identifier}`, "");
  const rejection = {
    path,
    ordinal: tally.read,
    ...lineOf(item),
    ...(identifier === undefined ? {} : { id: identifier }),
    reason,
    ...(noPublication ? { noPublication } : {}),
  };
  reject(tally, rejection);
  if (identifier === undefined) writer.quarantine.forgetAt(source, path, tally.read);
  else writer.quarantine.forget(source, identifier);
  writer.quarantine.put({ ...rejection, ...keptOf(item, options) }, "harvest");
}

/** A repository gives a record again only when it has changed, so what it was is kept. */
function keptOf({ asWritten }: RejectedItem, { source, transport: { now } }: PutOptions) {
  const bytes = asWritten?.bytes();
  const isKept = bytes !== undefined && bytes.length <= quarantineLimits.recordBytes;
  return {
    source,
    at: now().toISOString(),
    isRepeated: false,
    writtenBytes: bytes?.length ?? 0,
    ...(isKept ? { asWritten: bytes } : {}),
    ...(asWritten ? { format: asWritten.format } : {}),
  };
}

function lineOf({ line }: HarvestItem): { line?: number } {
  return line === undefined ? {} : { line };
}

function knownAs(identifier: string | undefined, store: Store, source: string): BibRecord | undefined {
  if (identifier === undefined) return undefined;
  // The key folds letters and signs, so what it finds is compared.
  return store
    .records(store.ownersByKey("identifier", matchKey(identifier)))
    .find((record) => record.source === source && record.harvestedAs === identifier);
}
