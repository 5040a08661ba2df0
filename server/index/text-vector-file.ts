import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import Database from "better-sqlite3";

/** What vectors of a text embedder were made with. */
export interface TextVectorsMade {
  /** The embedder's id. */
  readonly embedder: string;
  readonly dimensions: number;
  readonly clearCosine: number;
  /** The settings that named the embedder: with the same ones its measures are known before it is asked. */
  readonly settings: string;
}

export interface TextVectorRow {
  readonly rowid: number;
  /** The store's change number that wrote the passage. */
  readonly seq: number;
  /** Of the text that was embedded. */
  readonly hash: string;
  readonly vector: Float32Array;
}

// Another version of the tables, or of the text made of a passage, begins the file anew.
const version = "1";
const tables = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE vector (rowid INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash TEXT NOT NULL, vector BLOB NOT NULL);
  CREATE INDEX vector_seq ON vector (seq);
  CREATE INDEX vector_hash ON vector (hash);
`;
/** The change number of a vector whose passage is not yet known to be in the store. */
const spare = -1;

/** The vectors of passages by one text embedder. Synchronous. */
export class TextVectorFile {
  /** Tells the file from another in its place. */
  readonly inode: number;
  readonly #database: Database.Database;

  constructor(path: string, { readonly }: { readonly: boolean }) {
    this.#database = new Database(path, { readonly, fileMustExist: readonly, timeout: readonly ? 10_000 : 60_000 });
    this.inode = statSync(path).ino;
    if (readonly) return;
    this.#database.pragma("journal_mode = WAL");
    this.#database.pragma("synchronous = NORMAL");
  }

  /** What the vectors were made with; undefined where the file is empty or of another version. */
  made(): TextVectorsMade | undefined {
    const hasTables = this.#database.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'meta'").pluck().get();
    if (hasTables === 0 || this.#meta("version") !== version) return undefined;
    return {
      embedder: this.#meta("embedder"),
      dimensions: Number(this.#meta("dimensions")),
      clearCosine: Number(this.#meta("clearCosine")),
      settings: this.#meta("settings"),
    };
  }

  /** Makes the tables where there are none, and marks the file. */
  mark(made: TextVectorsMade): void {
    this.#database
      .transaction(() => {
        if (this.made() === undefined) {
          this.#database.exec(tables);
          this.#setMeta({ version, lineage: randomUUID(), seq: 0 });
        }
        this.#setMeta({ ...made });
      })
      .immediate();
  }

  /** The store's change number up to which every passage has its vector. */
  seq(): number {
    return Number(this.#meta("seq"));
  }

  /** Changes when the vectors are gone through anew: what was read of the file before is of another history. */
  lineage(): string {
    return this.#meta("lineage");
  }

  /** How many passages have their vector. */
  count(): number {
    return Number(this.#database.prepare("SELECT count(*) FROM vector WHERE seq <> ?").pluck().get(spare));
  }

  /** Rowids of the passages that have their vector. */
  rowids(): number[] {
    const rows = this.#database.prepare<[number], number>("SELECT rowid FROM vector WHERE seq <> ? ORDER BY rowid");
    return rows.pluck().all(spare);
  }

  /** The vector of a text that was embedded before, for whatever passage. */
  known(hash: string): Float32Array | undefined {
    const row = this.#database.prepare<[string], Buffer>("SELECT vector FROM vector WHERE hash = ? LIMIT 1");
    const bytes = row.pluck().get(hash);
    return bytes && toVector(bytes);
  }

  /** Vectors written after change `seq`, in order of rowid after `afterRowid`. */
  vectorsSince(seq: number, afterRowid: number, limit: number): { rowid: number; vector: Float32Array }[] {
    return this.#database
      .prepare<number[], { rowid: number; vector: Buffer }>(
        "SELECT rowid, vector FROM vector WHERE rowid > ? AND seq > ? ORDER BY rowid LIMIT ?",
      )
      .all(afterRowid, Math.max(0, seq), limit)
      .map(({ rowid, vector }) => ({ rowid, vector: toVector(vector) }));
  }

  /** Writes and deletes as one, with the change number that is reached by it. */
  apply(batch: { seq: number; written: readonly TextVectorRow[]; deleted: readonly number[] }): void {
    const remove = this.#database.prepare("DELETE FROM vector WHERE rowid = ?");
    const insert = this.#database.prepare("INSERT OR REPLACE INTO vector VALUES (?, ?, ?, ?)");
    this.#database
      .transaction(() => {
        for (const rowid of batch.deleted) remove.run(rowid);
        for (const { rowid, seq, hash, vector } of batch.written)
          insert.run(rowid, seq, hash, Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength));
        this.#setMeta({ seq: batch.seq });
      })
      .immediate();
  }

  /** Goes back to the store's first change, as for a store that was replaced. The vectors stay at hand by their texts. */
  rewind(): void {
    this.#database
      .transaction(() => {
        this.#database.prepare("UPDATE vector SET seq = ?").run(spare);
        this.#setMeta({ seq: 0, lineage: randomUUID() });
      })
      .immediate();
  }

  /** Forgets the vectors whose passages were not met again since the rewinding. */
  dropSpare(): void {
    this.#database.prepare("DELETE FROM vector WHERE seq = ?").run(spare);
  }

  /** SQLite's own checks: an empty list when the file is whole. */
  integrityProblems(): string[] {
    const lines = this.#database.prepare<[], string>("PRAGMA integrity_check").pluck().all();
    return lines.filter((line) => line !== "ok");
  }

  close(): void {
    this.#database.close();
  }

  #meta(key: string): string {
    return String(this.#database.prepare("SELECT value FROM meta WHERE key = ?").pluck().get(key) ?? "");
  }

  #setMeta(values: Readonly<Record<string, string | number>>): void {
    const write = this.#database.prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)");
    for (const [key, value] of Object.entries(values)) write.run(key, String(value));
  }
}

function toVector(bytes: Buffer): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer);
}
