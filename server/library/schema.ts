import type { Database } from "better-sqlite3";
import { MendableError } from "../errors.ts";

/** Each step takes the store from version `index` to `index + 1`. Steps are only ever added. */
const migrations: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE source (name TEXT PRIMARY KEY, digest TEXT NOT NULL, ingested_at TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE entry (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, kind TEXT NOT NULL, hash TEXT NOT NULL, content TEXT NOT NULL
  );
  CREATE INDEX entry_source ON entry (source);
  CREATE INDEX entry_kind ON entry (kind);
  CREATE TABLE passage (
    rowid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL, source TEXT NOT NULL,
    kind TEXT NOT NULL, language TEXT NOT NULL, field TEXT NOT NULL, title TEXT NOT NULL, names TEXT NOT NULL,
    subjects TEXT NOT NULL, text TEXT NOT NULL, hash TEXT NOT NULL, seq INTEGER NOT NULL
  );
  CREATE INDEX passage_owner ON passage (owner);
  CREATE UNIQUE INDEX passage_seq ON passage (seq);
  CREATE TABLE deleted_passage (rowid INTEGER PRIMARY KEY, seq INTEGER NOT NULL);
  CREATE INDEX deleted_seq ON deleted_passage (seq);
  CREATE TABLE owner_key (kind TEXT NOT NULL, key TEXT NOT NULL, owner TEXT NOT NULL, PRIMARY KEY (kind, key, owner)) WITHOUT ROWID;
  CREATE INDEX owner_key_owner ON owner_key (owner);
  CREATE TABLE conversation (key TEXT PRIMARY KEY, content TEXT NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX conversation_expiry ON conversation (expires_at);
  CREATE TABLE rating (ask TEXT NOT NULL, good INTEGER NOT NULL, comment TEXT, at TEXT NOT NULL);
  `,
  // Works are told from signs among the keys; records stored before have none, and are keyed again when the corpus is next opened.
  `
  DELETE FROM owner_key WHERE kind = 'work';
  INSERT INTO meta SELECT 'rekey', 'due' FROM entry WHERE kind = 'record' LIMIT 1;
  `,
  // Call numbers are keys as well.
  `
  INSERT OR REPLACE INTO meta SELECT 'rekey', 'due' FROM entry WHERE kind = 'record' LIMIT 1;
  `,
  // The fields that records came with; those of records stored before come with their next ingest.
  `
  CREATE TABLE original_block (id INTEGER PRIMARY KEY AUTOINCREMENT, records INTEGER NOT NULL, content BLOB NOT NULL);
  CREATE TABLE original (id TEXT PRIMARY KEY, hash TEXT NOT NULL, block INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX original_in_block ON original (block);
  `,
  // Records of one publication are told from keys.
  `
  INSERT OR REPLACE INTO meta SELECT 'rekey', 'due' FROM entry WHERE kind = 'record' LIMIT 1;
  `,
  // What could not be taken is kept as it stood in its file.
  `
  CREATE TABLE rejected (
    number INTEGER PRIMARY KEY, source TEXT NOT NULL, path TEXT NOT NULL, ordinal INTEGER NOT NULL, byte INTEGER, line INTEGER,
    id TEXT, reason TEXT NOT NULL, at TEXT NOT NULL, run TEXT NOT NULL, is_repeated INTEGER NOT NULL,
    format TEXT, encoding TEXT, as_written BLOB, written_bytes INTEGER NOT NULL, head BLOB
  );
  CREATE INDEX rejected_source ON rejected (source, path);
  CREATE INDEX rejected_id ON rejected (source, id);
  CREATE TABLE rejected_uncounted (source TEXT NOT NULL, path TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (source, path)) WITHOUT ROWID;
  `,
];

/** The schema that this Dana writes. */
export const latestSchema = migrations.length;

/**
 * Brings a store forward to the newest schema; an older one is first copied to `<path>.v<version>.bak`.
 * @throws MendableError when the store was written by a newer Dana.
 */
export function migrate(database: Database, path: string, steps: readonly string[] = migrations): void {
  const version = Number(database.pragma("user_version", { simple: true }));
  if (version === steps.length) return;
  if (version > steps.length) {
    throw new MendableError(
      `${path}: the store has schema ${version}, this Dana knows up to ${steps.length}: start it with the newer Dana, or restore an older backup`,
    );
  }
  if (version > 0) database.prepare("VACUUM INTO ?").run(`${path}.v${version}.bak`);
  database
    .transaction(() => {
      // Another process may have migrated while this one waited for the write lock.
      const now = Number(database.pragma("user_version", { simple: true }));
      for (const step of steps.slice(now)) database.exec(step);
      database.pragma(`user_version = ${steps.length}`);
    })
    .immediate();
}
