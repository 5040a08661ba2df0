import type { Authority } from "../library/authority.ts";
import { contentHash } from "../library/content-hash.ts";
import type { StoredPassage } from "../library/passage.ts";
import type { BibRecord } from "../library/record.ts";
import type { Store } from "../library/store.ts";
import { recordEntry, withOriginal } from "./record-entry.ts";

/** What the store says of one thing in two ways. */
export interface StoreFaults {
  /** A sentence for each kind. */
  readonly problems: readonly string[];
  /** Entries that must be made anew of their content. */
  readonly owners: readonly string[];
}

const pageSize = 500;
const batchSize = 500;
// The store makes these of the keys of many records.
const groups: readonly string[] = ["work", "publication"];

/** Checks that each entry has the passages and keys it was stored with. What an older Dana made otherwise is no fault. */
export function checkStore(store: Store, authority: Authority): StoreFaults {
  const { inspection } = store;
  const owners = new Set(changedPassages(store));
  const changed =
    owners.size > 0 ? [line("entries have a passage that was changed behind the store's back", owners)] : [];
  const unlike = new Set<string>();
  for (const record of store.eachRecord()) if (isUnlike(record, store, authority)) unlike.add(record.id);
  const keyed =
    unlike.size > 0 ? [line("records do not have the keys and passages they were stored with", unlike)] : [];
  return {
    problems: [...inspection.relationProblems(), ...changed, ...keyed],
    owners: [...new Set([...owners, ...unlike, ...inspection.ownersWithoutPassages()])],
  };
}

/**
 * Makes what is wrong anew: records of their content, the corpus by reading it again at the next start. What came from other
 * files and is no record stays wrong until they are taken in again.
 */
export function mendStore(store: Store, { owners }: StoreFaults, authority: Authority): void {
  const records = store.records([...owners]);
  for (let at = 0; at < records.length; at += batchSize)
    store.transact((writer) => {
      for (const record of records.slice(at, at + batchSize))
        writer.putAnew(withOriginal(recordEntry(record, authority), store.original(record.id)));
    });
  const known = new Set(records.map(({ id }) => id));
  const others = owners.filter((id) => !known.has(id));
  store.transact((writer) => {
    writer.deleteOrphans();
    for (const id of others) writer.distrust(id);
    if (others.length > 0) writer.forgetDigests();
  });
}

function* changedPassages(store: Store): Generator<string> {
  for (let page = store.inspection.hashedPassagesAfter(0, pageSize); page.length > 0; ) {
    for (const { hash, ...passage } of page) if (contentHash(asWritten(passage)) !== hash) yield passage.owner;
    page = store.inspection.hashedPassagesAfter(page.at(-1)?.rowid ?? 0, pageSize);
  }
}

function asWritten({ rowid: _, seq: __, ...passage }: StoredPassage) {
  return passage;
}

function isUnlike(record: BibRecord, store: Store, authority: Authority): boolean {
  const stored = store.inspection.storedEntry(record.id);
  const made = recordEntry(record, authority);
  // Of another hash: another Dana made it, or with other names, and it is made anew when its file is taken in again.
  if (!stored || stored.hash !== made.hash) return false;
  const passages = made.passages.map((passage) => `${passage.id} ${contentHash(passage)}`);
  const keys = made.keys.map(({ kind, key }) => `${kind} ${key}`);
  return (
    isOther(
      passages,
      stored.passages.map(({ id, hash }) => `${id} ${hash}`),
    ) ||
    isOther(
      keys,
      stored.keys.filter(({ kind }) => !groups.includes(kind)).map(({ kind, key }) => `${kind} ${key}`),
    )
  );
}

function isOther(made: readonly string[], stored: readonly string[]): boolean {
  const held = new Set(stored);
  return new Set(made).size !== held.size || made.some((one) => !held.has(one));
}

function line(sentence: string, ids: ReadonlySet<string>): string {
  return `store: ${ids.size} ${sentence} (first: ${[...ids][0]})`;
}
