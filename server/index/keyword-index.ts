import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { MendableError } from "../errors.ts";
import type { PassageKind } from "../library/passage.ts";
import { createIndexTables, createVocabulary, indexVersion } from "./keyword-schema.ts";
import { KeywordWriter } from "./keyword-writer.ts";

/** A row that a search may show without asking the store. */
export interface IndexedPassage {
  readonly rowid: number;
  readonly passageId: string;
  readonly owner: string;
  readonly kind: PassageKind;
  readonly language: string;
  readonly title: string;
  /** Its tokens, once each, joined by spaces. */
  readonly tokens: string;
}

export interface ScoredRow {
  readonly rowid: number;
  /** Larger is better. */
  readonly score: number;
}

const columns = "rowid, passage_id AS passageId, owner, kind, language, title, tokens";

/** Opens the index at `path` to read it; undefined when there is none, or none of this version and embedder. */
export function openKeywordIndex(path: string, embedder: string): KeywordIndex | undefined {
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
export function openKeywordWriter(
  path: string,
  { embedder, onRebuild }: { embedder: string; onRebuild?: (reason: string) => void },
): KeywordIndex {
  mkdirSync(dirname(path), { recursive: true });
  const opened = openWritable(path, embedder, onRebuild);
  if (opened) return opened;
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
  const database = writable(path);
  createIndexTables(database, embedder);
  return new KeywordIndex(database);
}

/** The keyword index with its vocabulary and the rows of all passages. Synchronous. */
export class KeywordIndex {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement<unknown[], unknown>>();

  constructor(database: Database.Database) {
    this.#database = database;
  }

  writer(): KeywordWriter {
    return new KeywordWriter(this.#database);
  }

  /** The store's change number up to which everything is applied. */
  seq(): number {
    return Number(this.#get<{ value: string }>("SELECT value FROM meta WHERE key = 'seq'")?.value ?? 0);
  }

  count(): number {
    return this.#get<{ n: number }>("SELECT count(*) n FROM passage")?.n ?? 0;
  }

  /** How many passages hold the token. */
  documentFrequency(token: string): number {
    return this.#get<{ doc: number }>("SELECT doc FROM temp.vocabulary WHERE term = ?", token)?.doc ?? 0;
  }

  /** Tokens of the vocabulary that begin so, in order of the alphabet, with how many passages hold each. */
  tokensBeginning(beginning: string, limit: number): { token: string; df: number }[] {
    return this.#all(
      "SELECT term AS token, doc AS df FROM temp.vocabulary WHERE term >= ? AND term < ? LIMIT ?",
      beginning,
      `${beginning}\u{10ffff}`,
      limit,
    );
  }

  /** The best rows for an FTS5 expression made by `match-expression.ts`. */
  search(
    expression: string,
    { limit, kinds }: { limit: number; kinds?: readonly PassageKind[] | undefined },
  ): ScoredRow[] {
    if (!kinds)
      return this.#all(
        "SELECT rowid, -rank AS score FROM fts WHERE fts MATCH ? ORDER BY rank LIMIT ?",
        expression,
        limit,
      );
    const marks = kinds.map(() => "?").join(", ");
    return this.#all(
      `SELECT fts.rowid, -rank AS score FROM fts JOIN passage ON passage.rowid = fts.rowid
       WHERE fts MATCH ? AND passage.kind IN (${marks}) ORDER BY rank LIMIT ?`,
      expression,
      ...kinds,
      limit,
    );
  }

  passage(rowid: number): IndexedPassage | undefined {
    return this.#get(`SELECT ${columns} FROM passage WHERE rowid = ?`, rowid);
  }

  passagesOf(owner: string, limit = 20): IndexedPassage[] {
    return this.#all(`SELECT ${columns} FROM passage WHERE owner = ? ORDER BY rowid LIMIT ?`, owner, limit);
  }

  ownersByTitleKey(key: string, limit = 100): string[] {
    return this.#all<{ owner: string }>(
      "SELECT DISTINCT owner FROM title_key JOIN passage ON passage.rowid = rowid_of WHERE key = ? LIMIT ?",
      key,
      limit,
    ).map((row) => row.owner);
  }

  /** Vectors written after change `seq`, in order of rowid after `afterRowid`. */
  vectorsSince(seq: number, afterRowid: number, limit: number): { rowid: number; vector: Float32Array }[] {
    return this.#all<{ rowid: number; vector: Buffer }>(
      "SELECT rowid, vector FROM vector WHERE rowid > ? AND seq > ? ORDER BY rowid LIMIT ?",
      afterRowid,
      seq,
      limit,
    ).map(({ rowid, vector }) => ({ rowid, vector: new Float32Array(new Uint8Array(vector).buffer) }));
  }

  /** Whether a passage has no words, and so no vector that the graph could hold. */
  isZeroVector(rowid: number): boolean {
    const row = this.#get<{ vector: Buffer }>("SELECT vector FROM vector WHERE rowid = ?", rowid);
    return row?.vector.every((byte) => byte === 0) ?? true;
  }

  rowids(table: "fts" | "passage" | "vector"): number[] {
    return this.#all<{ rowid: number }>(`SELECT rowid FROM ${table} ORDER BY rowid`).map((row) => row.rowid);
  }

  /** FTS5's and SQLite's own checks: an empty list when the file is whole. */
  integrityProblems(): string[] {
    return this.#all<{ integrity_check: string }>("PRAGMA integrity_check")
      .map((row) => row.integrity_check)
      .filter((line) => line !== "ok");
  }

  close(): void {
    this.#database.close();
  }

  // Rows of our own schema: the columns named in the query are the shape.
  #get<T>(sql: string, ...values: unknown[]): T | undefined {
    return this.#statement(sql).get(...values) as T | undefined;
  }

  #all<T>(sql: string, ...values: unknown[]): T[] {
    return this.#statement(sql).all(...values) as T[];
  }

  #statement(sql: string): Database.Statement<unknown[], unknown> {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare<unknown[], unknown>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function openWritable(path: string, embedder: string, onRebuild?: (reason: string) => void): KeywordIndex | undefined {
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
  return database;
}

function fitting(
  database: Database.Database,
  embedder: string,
  onRebuild?: (reason: string) => void,
): KeywordIndex | undefined {
  const tables = database.prepare("SELECT count(*) n FROM sqlite_schema WHERE name = 'meta'").pluck().get();
  if (tables === 0) return undefined;
  const meta = new Map(database.prepare<[], [string, string]>("SELECT key, value FROM meta").raw().all());
  if (meta.get("version") !== indexVersion) onRebuild?.("the index was made by another version of Dana");
  else if (meta.get("embedder") !== embedder) onRebuild?.("the index was made with another embedder");
  else {
    createVocabulary(database);
    return new KeywordIndex(database);
  }
  return undefined;
}
