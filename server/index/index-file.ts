import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { MendableError } from "../errors.ts";
import type { PassageKind } from "../library/passage.ts";
import { ownersOfKeys, Statements } from "../library/statements.ts";
import { createIndexTables, indexVersion } from "./index-schema.ts";
import { IndexWriter } from "./index-writer.ts";
import { forgetSaved } from "./saved-file.ts";
import type { WeightedToken } from "./word-index.ts";

/** A row that a search may show without asking the store. */
export interface IndexedPassage {
  readonly rowid: number;
  readonly passageId: string;
  readonly owner: string;
  readonly kind: PassageKind;
  readonly language: string;
  readonly title: string;
  /** Its tokens, once each, joined by spaces; the first `inTitle` of them stand in the title. */
  readonly tokens: string;
  readonly inTitle: number;
}

/** A row with all that is kept of its passage. */
export interface IndexedRow extends IndexedPassage {
  readonly seq: number;
  /** Of the tokens, in their order. */
  readonly weights: Buffer;
}

/** The tokens of one passage, as the word index takes them. */
export interface IndexedTokens {
  readonly rowid: number;
  readonly kind: PassageKind;
  readonly tokens: readonly WeightedToken[];
}

/** What is saved of an index file beside it. */
export const caches = ["words", "vectors", "vocabulary"] as const;

const columns = "rowid, passage_id AS passageId, owner, kind, language, title, tokens, title_tokens AS inTitle";

/** Opens the index at `path` to read it; undefined when there is none, or none of this version and embedder. */
export function openIndexFile(path: string, embedder: string): IndexFile | undefined {
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true, timeout: 10_000 });
    const index = fitting(database, embedder);
    if (!index) database.close();
    return index;
  } catch {
    return undefined;
  }
}

/** Opens the index at `path` to write it; one that cannot be used is deleted and begun anew, and `onRebuild` told why. */
export function openIndexFileToWrite(
  path: string,
  { embedder, onRebuild, maxPages }: { embedder: string; onRebuild?: (reason: string) => void; maxPages?: number },
): IndexFile {
  mkdirSync(dirname(path), { recursive: true });
  const file = openWritable(path, embedder, onRebuild) ?? begunAnew(path, embedder);
  if (maxPages !== undefined) file.limitTo(maxPages);
  return file;
}

function begunAnew(path: string, embedder: string): IndexFile {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
  forgetSaved(dirname(path), caches);
  const database = writable(path);
  createIndexTables(database, embedder);
  return new IndexFile(database);
}

/** The rows of all passages with their tokens and title keys. Synchronous. */
export class IndexFile {
  readonly #database: Database.Database;
  readonly #rows: Statements;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#rows = new Statements(database);
  }

  writer(): IndexWriter {
    return new IndexWriter(this.#database);
  }

  /** Refuses to grow above so many pages, as if the disk were full. */
  limitTo(maxPages: number): void {
    this.#database.pragma(`max_page_count = ${maxPages}`);
  }

  /** The store's change number up to which everything is applied. */
  seq(): number {
    return Number(this.#rows.get<{ value: string }>("SELECT value FROM meta WHERE key = 'seq'")?.value ?? 0);
  }

  /** Names what the file has been filled with from its beginning: a cache of another lineage is of another store. */
  lineage(): string {
    return this.#rows.get<{ value: string }>("SELECT value FROM meta WHERE key = 'lineage'")?.value ?? "";
  }

  count(): number {
    return this.#rows.get<{ n: number }>("SELECT count(*) n FROM passage")?.n ?? 0;
  }

  /** Tokens of passages written after change `seq`, in order of rowid after `afterRowid`. */
  tokensSince(seq: number, afterRowid: number, limit: number): IndexedTokens[] {
    return this.#rows
      .all<{ rowid: number; kind: PassageKind; tokens: string; weights: Buffer }>(
        "SELECT rowid, kind, tokens, weights FROM passage WHERE rowid > ? AND seq > ? ORDER BY rowid LIMIT ?",
        afterRowid,
        seq,
        limit,
      )
      .map(({ rowid, kind, tokens, weights }) => ({ rowid, kind, tokens: weighted(tokens, weights) }));
  }

  /** Rows after one rowid up to another, in order. */
  rowsBetween(after: number, last: number): IndexedRow[] {
    return this.#rows.all(
      `SELECT ${columns}, seq, weights FROM passage WHERE rowid > ? AND rowid <= ? ORDER BY rowid`,
      after,
      last,
    );
  }

  passage(rowid: number): IndexedPassage | undefined {
    return this.#rows.get(`SELECT ${columns} FROM passage WHERE rowid = ?`, rowid);
  }

  passagesOf(owner: string, limit = 20): IndexedPassage[] {
    return this.#rows.all(`SELECT ${columns} FROM passage WHERE owner = ? ORDER BY rowid LIMIT ?`, owner, limit);
  }

  /** Owners under each of the keys that is known, `limit` a key. */
  ownersByTitleKeys(keys: readonly string[], limit = 100): Map<string, string[]> {
    const rows = this.#rows.all<{ key: string; owner: string }>(
      `SELECT wanted.value AS key, held.value AS owner FROM json_each(?) wanted, json_each(
         (SELECT json_group_array(owner) FROM
           (SELECT DISTINCT owner FROM title_key JOIN passage ON passage.rowid = rowid_of WHERE key = wanted.value LIMIT ?))
       ) held`,
      JSON.stringify(keys),
      limit,
    );
    return ownersOfKeys(rows);
  }

  has(rowid: number): boolean {
    return this.#rows.get("SELECT 1 FROM passage WHERE rowid = ?", rowid) !== undefined;
  }

  /** Rowids of the passages written after change `seq`. */
  changedSince(seq: number): number[] {
    return this.#rows.all<{ rowid: number }>("SELECT rowid FROM passage WHERE seq > ?", seq).map((row) => row.rowid);
  }

  /** Of all passages, in order. */
  rowids(): number[] {
    return this.#rows.all<{ rowid: number }>("SELECT rowid FROM passage ORDER BY rowid").map((row) => row.rowid);
  }

  /** Reads one state of the file, whatever its writer does meanwhile. */
  snapshot<T>(work: () => T): T {
    return this.#database.transaction(work).deferred();
  }

  /** SQLite's own checks: an empty list when the file is whole. */
  integrityProblems(): string[] {
    return this.#rows
      .all<{ integrity_check: string }>("PRAGMA integrity_check")
      .map((row) => row.integrity_check)
      .filter((line) => line !== "ok");
  }

  close(): void {
    this.#database.close();
  }
}

function weighted(tokens: string, weights: Buffer): WeightedToken[] {
  return tokens === "" ? [] : tokens.split(" ").map((token, index) => [token, weights[index] ?? 1] as const);
}

function openWritable(path: string, embedder: string, onRebuild?: (reason: string) => void): IndexFile | undefined {
  let database: Database.Database | undefined;
  try {
    database = writable(path);
    const index = fitting(database, embedder, onRebuild);
    if (!index) database.close();
    return index;
  } catch (error) {
    database?.close();
    const code = error instanceof Database.SqliteError ? error.code : "";
    if (code !== "SQLITE_CORRUPT" && code !== "SQLITE_NOTADB") {
      throw new MendableError(`${path}: cannot open the index: check the folder's owner and free space`, {
        cause: error,
      });
    }
    onRebuild?.("the index file is damaged");
    return undefined;
  }
}

function writable(path: string): Database.Database {
  const database = new Database(path, { timeout: 60_000 });
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = NORMAL");
  // Pages that many batches write again are brought into the file once.
  database.pragma("wal_autocheckpoint = 8000");
  return database;
}

function fitting(
  database: Database.Database,
  embedder: string,
  onRebuild?: (reason: string) => void,
): IndexFile | undefined {
  const tables = database.prepare("SELECT count(*) n FROM sqlite_schema WHERE name = 'meta'").pluck().get();
  if (tables === 0) return undefined;
  const meta = new Map(database.prepare<[], [string, string]>("SELECT key, value FROM meta").raw().all());
  if (meta.get("version") !== indexVersion) onRebuild?.("the index was made by another version of Dana");
  else if (meta.get("embedder") !== embedder) onRebuild?.("the index was made with another embedder");
  else return new IndexFile(database);
  return undefined;
}
