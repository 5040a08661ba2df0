import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { recordEntry } from "../../server/ingest/record-entry.ts";
import type { Authority } from "../../server/library/authority.ts";
import { contentHash } from "../../server/library/content-hash.ts";
import type { BibRecord } from "../../server/library/record.ts";
import { openStore } from "../../server/library/store.ts";
import { SearchEngine } from "../../server/retrieve/search-engine.ts";
import type { RecordSource } from "./records.ts";

const builtSchema = z.object({
  fingerprint: z.string(),
  size: z.number(),
  storeSeconds: z.number(),
  /** Until everything is found by its words. */
  indexSeconds: z.number().optional(),
  /** From then until all passages are in the graph of vectors too. */
  vectorSeconds: z.number().optional(),
  /** Whether the store was found, so that its time is that of an earlier run. */
  reused: z.boolean(),
});
/** What a data folder of the bench holds, and how long it took to make. */
export type Built = z.infer<typeof builtSchema>;

interface BuildOptions {
  readonly source: RecordSource;
  readonly size: number;
  readonly modelFile: string;
  /** Gives, for a label, what is told how far that work has come. */
  readonly onProgress?: (label: string) => (done: number, total: number) => void;
}

// A record carries its headings in the languages it has, so every engine is given the same words.
const noAuthority: Authority = { person: () => undefined, topic: () => undefined };
const batchSize = 2000;

/** Makes store and indexes in `folder`, unless they are there already and hold these very records. */
export async function buildDataFolder(folder: string, options: BuildOptions): Promise<Built> {
  const stored = storedAlready(folder, options) ?? fillStore(folder, options);
  return writeBuilt(folder, { ...stored, ...(await bringUpIndex(folder, options)) });
}

/** The store of an earlier run, when it was finished and would be the same if it were made today. */
function storedAlready(folder: string, { source, size }: BuildOptions): Built | undefined {
  const path = builtPath(folder);
  if (!existsSync(path)) return undefined;
  const built = builtSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!built.success || built.data.size !== size || built.data.fingerprint !== fingerprintOf(source)) return undefined;
  return { ...built.data, reused: true };
}

/** Changes when the records do, or what ingest makes of them. */
function fingerprintOf(source: RecordSource): string {
  const sample = Array.from({ length: 64 }, (_, n) => source.record(n * 997));
  return contentHash(sample.map((record) => recordEntry(record, noAuthority).hash));
}

function fillStore(folder: string, { source, size, onProgress }: BuildOptions): Built {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const started = performance.now();
  const draw = onProgress?.(`${size} records`);
  const store = openStore(storePath(folder));
  try {
    let done = 0;
    for (const batch of batches(source.records(size))) {
      store.transact((writer) => {
        for (const record of batch) writer.put(recordEntry(record, noAuthority));
      });
      done += batch.length;
      draw?.(done, size);
    }
  } finally {
    store.close();
  }
  const storeSeconds = (performance.now() - started) / 1000;
  return writeBuilt(folder, { fingerprint: fingerprintOf(source), size, storeSeconds, reused: false });
}

function* batches(records: Iterable<BibRecord>): Generator<readonly BibRecord[]> {
  let batch: BibRecord[] = [];
  for (const record of records) {
    batch.push(record);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The seconds it took; nothing when the indexes were up to date. */
async function bringUpIndex(
  folder: string,
  { modelFile, onProgress }: BuildOptions,
): Promise<Pick<Built, "indexSeconds" | "vectorSeconds">> {
  // A store of an earlier run may be of an older schema.
  openStore(storePath(folder)).close();
  const draw = onProgress?.("index");
  const started = performance.now();
  let worked = false;
  const engine = new SearchEngine({
    dataFolder: folder,
    modelFile,
    onProgress: ({ done, total }) => {
      worked = true;
      draw?.(done, total);
    },
  });
  try {
    await engine.refresh();
    const indexSeconds = (performance.now() - started) / 1000;
    await engine.fillVectors();
    const vectorSeconds = (performance.now() - started) / 1000 - indexSeconds;
    return worked ? { indexSeconds, vectorSeconds } : {};
  } finally {
    engine.close();
  }
}

function writeBuilt(folder: string, built: Built): Built {
  const path = builtPath(folder);
  writeFileSync(`${path}.new`, `${JSON.stringify(built)}\n`);
  renameSync(`${path}.new`, path);
  return built;
}

function storePath(folder: string): string {
  return join(folder, "store.db");
}

function builtPath(folder: string): string {
  return join(folder, "built.json");
}
