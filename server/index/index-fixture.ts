import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Entry } from "../library/entry.ts";
import { openStore, type Store } from "../library/store.ts";
import type { Embedder } from "../model/embedder.ts";
import { openSubwordEmbedder } from "../model/subword-embedder.ts";
import { type Indexes, openIndexesToWrite } from "./indexes.ts";
import { fillVectors } from "./late-vectors.ts";
import { type Synced, type SyncOptions, saveIndexes, syncSteps } from "./sync.ts";

/** A data folder with a store of invented entries, for the tests of the index. */
export interface IndexFixture {
  readonly folder: string;
  readonly store: Store;
  readonly embedder: Embedder;
  put(...entries: readonly Entry[]): void;
  delete(...ids: readonly string[]): void;
  /** Opens the indexes, syncs, hands them over and closes them. */
  synced<T>(use: (indexes: Indexes) => T, options?: SyncOptions): T;
  remove(): void;
}

export function indexFixture(): IndexFixture {
  const folder = mkdtempSync(join(tmpdir(), "dana-index-"));
  const store = openStore(join(folder, "store.db"));
  const embedder = openSubwordEmbedder(join(folder, "none.bin"));
  return {
    folder,
    store,
    embedder,
    put: (...entries) =>
      store.transact((writer) => {
        for (const entry of entries) writer.put(entry);
      }),
    delete: (...ids) =>
      store.transact((writer) => {
        for (const id of ids) writer.delete(id);
      }),
    synced: (use, options = {}) => {
      const opened = openIndexesToWrite(folder, {
        embedder,
        ...(options.onRebuild ? { onRebuild: options.onRebuild } : {}),
      });
      try {
        return use(syncIndex(store, opened, embedder, options).indexes);
      } finally {
        opened.file.close();
      }
    },
    remove: () => {
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Brings all indexes to the store's present state, the graph of passages too, and saves them. */
export function syncIndex(store: Store, indexes: Indexes, embedder: Embedder, options: SyncOptions = {}): Synced {
  const steps = syncSteps(store, indexes, embedder, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  for (const _batch of fillVectors(store, step.value.indexes, embedder));
  return { ...step.value, indexes: saveIndexes(step.value.indexes, embedder) };
}

/** A record with one passage. */
export function shelved(id: string, title: string, text = ""): Entry {
  const passage = {
    id: `${id}#record.0`,
    owner: id,
    source: "test",
    kind: "record",
    language: "kk",
    field: "record",
    title,
    names: "",
    subjects: "",
    text,
  } as const;
  return { id, source: "test", kind: "record", hash: `${title}\n${text}`, content: {}, passages: [passage], keys: [] };
}
