import type { Authority } from "../library/authority.ts";
import type { BibRecord } from "../library/record.ts";
import type { Store } from "../library/store.ts";
import { recordEntry, withOriginal } from "./record-entry.ts";

const batchSize = 500;

/** Makes the keys of all stored records anew, where a newer schema says that it is due; 0 where it is not. */
export function rekeyRecords(store: Store, authority: Authority, onProgress?: (read: number) => void): number {
  if (store.readMeta("rekey") !== "due") return 0;
  let count = 0;
  let batch: BibRecord[] = [];
  const flush = (): void => {
    store.transact((writer) => {
      for (const record of batch) writer.put(withOriginal(recordEntry(record, authority), store.original(record.id)));
    });
    count += batch.length;
    batch = [];
    onProgress?.(count);
  };
  for (const record of store.eachRecord()) {
    batch.push(record);
    if (batch.length === batchSize) flush();
  }
  flush();
  store.transact((writer) => writer.writeMeta("rekey", "done"));
  return count;
}
