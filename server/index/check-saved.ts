import { existsSync, readdirSync } from "node:fs";
import Database from "better-sqlite3";
import { z } from "zod";
import { indexFilePath, indexFolder } from "./indexes.ts";
import { findSaved } from "./saved-file.ts";

/** The files of the index as they lie there, before anything is made of them. */
export interface SavedState {
  /** What is wrong with the index file; undefined where it is whole or not there. */
  readonly index: string | undefined;
  /** What is wrong with the saved caches, by their names. */
  readonly caches: ReadonlyMap<string, "is damaged" | "is of another index">;
}

/** Reads every byte of the index file and of its saved caches. */
export function checkSaved(dataFolder: string, storeSeq: number): SavedState {
  const folder = indexFolder(dataFolder);
  const names = existsSync(folder)
    ? readdirSync(folder).flatMap((file) => /^([a-z]+)\.json$/.exec(file)?.[1] ?? [])
    : [];
  const { problem, lineage } = readIndex(indexFilePath(dataFolder), storeSeq);
  const caches = new Map<string, "is damaged" | "is of another index">();
  const details = new Map(names.map((name) => [name, findSaved(folder, name)?.details]));
  const wordsLineage = wordsSchema.safeParse(details.get("words")).data?.lineage;
  const made: Readonly<Record<string, string | undefined>> = {
    words: lineage,
    vectors: lineage,
    vocabulary: wordsLineage,
  };
  for (const [name, said] of details) {
    const own = made[name];
    const isForeign = own !== undefined && madeSchema.safeParse(said).data?.made.endsWith(` ${own}`) !== true;
    if (said === undefined) caches.set(name, "is damaged");
    else if (isForeign) caches.set(name, "is of another index");
  }
  return { index: problem, caches };
}

/** A line for each that cannot be used. */
export function savedProblems({ index, caches }: SavedState): string[] {
  return [
    ...(index === undefined ? [] : [`index: index.db ${index}`]),
    ...[...caches].map(([name, fault]) => `index: the saved ${whatIs(name)} (${name}.json) ${fault}`),
  ];
}

function whatIs(name: string): string {
  if (name === "words") return "words";
  return name === "vocabulary" ? "vectors of the vocabulary" : "vectors of the passages";
}

const madeSchema = z.object({ made: z.string() });
const wordsSchema = z.object({ lineage: z.string() });

function readIndex(path: string, storeSeq: number): { problem?: string; lineage?: string } {
  if (!existsSync(path)) return {};
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true, timeout: 10_000 });
    const lines = database.prepare<[], string>("PRAGMA integrity_check(1)").pluck().all();
    const [damage] = lines.filter((line) => line !== "ok");
    if (damage !== undefined) return { problem: `is damaged (${damage.split("\n").at(-1)})` };
    // One that was ended before its tables were made: it is begun anew, as where there is none.
    if (database.prepare("SELECT count(*) FROM sqlite_schema").pluck().get() === 0) return {};
    const meta = new Map(database.prepare<[], [string, string]>("SELECT key, value FROM meta").raw().all());
    const seq = Number(meta.get("seq") ?? 0);
    if (seq > storeSeq)
      return { problem: `is of another store: it knows change ${seq}, the store has come to ${storeSeq}` };
    const lineage = meta.get("lineage");
    return lineage === undefined ? {} : { lineage };
  } catch (error) {
    return { problem: `is damaged (${error instanceof Error ? error.message : error})` };
  } finally {
    database?.close();
  }
}
