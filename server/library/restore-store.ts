import { closeSync, copyFileSync, existsSync, openSync, readSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { isNoRoom, MendableError, NoRoomError } from "../errors.ts";
import { latestSchema, migrate } from "./schema.ts";
import { takeOver } from "./take-over.ts";

export interface RestoreOptions {
  /** The file of the store that is replaced. */
  readonly path: string;
  /** Where the store that is replaced is kept. */
  readonly keptPath: string;
  /** Whether other processes have the store open: then one that is damaged cannot be exchanged under them. */
  readonly isOpenElsewhere: boolean;
}

/** How the store was restored: what differed was exchanged in one transaction, or the file was. */
export type Restored = "followed" | "exchanged";

const endings = ["", "-wal", "-shm", "-journal"];

/**
 * Makes the store what it is in the copy at `source`. Whoever has it open sees all of it change at once, as by an ingest; stopped
 * at any moment, the store is as it was. The caller holds the write lock.
 * @throws MendableError when the copy is no whole store of Dana's, or one of a newer Dana; nothing is changed then.
 */
export function restoreStore(source: string, { path, keptPath, isOpenElsewhere }: RestoreOptions): Restored {
  checkIsStore(source);
  const copy = `${path}.restoring`;
  removeDatabase(copy);
  try {
    prepare(source, copy);
    if (!existsSync(path)) {
      removeDatabase(path);
      renameSync(copy, path);
      return "exchanged";
    }
    if (isWhole(path)) {
      keep(path, keptPath);
      takeOver(path, copy);
      return "followed";
    }
    if (isOpenElsewhere)
      throw new MendableError(`${path}: the store is damaged, and Dana is running on it: stop it, then restore`);
    exchange(path, { copy, keptPath });
    return "exchanged";
  } catch (error) {
    throw isNoRoom(error) ? new NoRoomError(dirname(path), { cause: error }) : error;
  } finally {
    removeDatabase(copy);
  }
}

/** @throws MendableError that says what the file is instead */
function checkIsStore(path: string): void {
  if (!existsSync(path)) throw new MendableError(`${path}: there is no such file`);
  if (!beginsAsDatabase(path))
    throw new MendableError(`${path}: is no copy of a store: give a file that "dana backup" wrote`);
  const database = new Database(path, { readonly: true });
  try {
    const tables = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    if (!["meta", "entry", "passage", "owner_key"].every((name) => tables.includes(name)))
      throw new MendableError(`${path}: is a database, but no store of Dana's: give a file that "dana backup" wrote`);
    const version = Number(database.pragma("user_version", { simple: true }));
    if (version > latestSchema)
      throw new MendableError(
        `${path}: the copy has schema ${version}, this Dana knows up to ${latestSchema}: restore it with the newer Dana`,
      );
    const [problem] = problemsOf(database);
    if (problem !== undefined) throw new MendableError(`${path}: the copy is damaged (${problem}): give an older one`);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    throw new MendableError(`${path}: the copy is damaged (${error.message}): give an older one`, { cause: error });
  } finally {
    database.close();
  }
}

function beginsAsDatabase(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(16);
    readSync(file, head, 0, head.length, 0);
    return head.toString("latin1") === "SQLite format 3\0";
  } finally {
    closeSync(file);
  }
}

/** A copy of the copy, brought to the schema of today. */
function prepare(source: string, copy: string): void {
  copyFileSync(source, copy);
  if (existsSync(`${source}-wal`)) copyFileSync(`${source}-wal`, `${copy}-wal`);
  const database = new Database(copy);
  try {
    const version = Number(database.pragma("user_version", { simple: true }));
    migrate(database, copy);
    rmSync(`${copy}.v${version}.bak`, { force: true });
    database.pragma("journal_mode = DELETE");
  } finally {
    database.close();
  }
}

function isWhole(path: string): boolean {
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: 60_000 });
    migrate(database, path);
    return problemsOf(database).length === 0;
  } catch (error) {
    if (error instanceof MendableError) throw error;
    return false;
  } finally {
    database?.close();
  }
}

function problemsOf(database: Database.Database): string[] {
  const lines = database.prepare<[], string>("PRAGMA integrity_check").pluck().all();
  // One row may hold a hundred lines under a heading.
  return lines.flatMap((line) => line.split("\n")).filter((line) => line !== "ok" && !line.startsWith("***"));
}

function keep(path: string, keptPath: string): void {
  const database = new Database(path, { timeout: 60_000 });
  try {
    database.prepare("VACUUM INTO ?").run(keptPath);
  } catch (error) {
    removeDatabase(keptPath);
    throw error;
  } finally {
    database.close();
  }
}

/** A damaged store is kept byte for byte: another tool may save something of it. */
function exchange(path: string, { copy, keptPath }: { copy: string; keptPath: string }): void {
  for (const ending of endings) if (existsSync(path + ending)) copyFileSync(path + ending, keptPath + ending);
  // The journal of the old file must not be applied to the new one.
  for (const ending of endings.slice(1)) rmSync(path + ending, { force: true });
  renameSync(copy, path);
}

function removeDatabase(path: string): void {
  for (const ending of endings) rmSync(path + ending, { force: true });
}
