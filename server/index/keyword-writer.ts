import type { Database, Statement } from "better-sqlite3";
import { indexTokens } from "../language/analyse.ts";
import type { StoredPassage } from "../library/passage.ts";
import { titleKeys } from "./title-keys.ts";

/** One step of a sync: what was written and deleted up to `seq`. */
export interface IndexBatch {
  readonly seq: number;
  readonly written: readonly { readonly passage: StoredPassage; readonly vector: Float32Array }[];
  readonly deleted: readonly number[];
}

/** Applies batches to the index file, each in one transaction with the number of the store's change it reaches. */
export class KeywordWriter {
  readonly #database: Database;
  readonly #statements: Readonly<Record<"fts" | "passage" | "key" | "vector" | "seq", Statement>>;
  readonly #deletions: readonly Statement[];

  constructor(database: Database) {
    this.#database = database;
    this.#statements = {
      fts: database.prepare("INSERT INTO fts(rowid, title, names, subjects, text) VALUES (?, ?, ?, ?, ?)"),
      passage: database.prepare("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?)"),
      key: database.prepare("INSERT OR IGNORE INTO title_key VALUES (?, ?)"),
      vector: database.prepare("INSERT INTO vector VALUES (?, ?, ?)"),
      seq: database.prepare("INSERT OR REPLACE INTO meta VALUES ('seq', ?)"),
    };
    this.#deletions = [
      database.prepare("DELETE FROM fts WHERE rowid = ?"),
      database.prepare("DELETE FROM passage WHERE rowid = ?"),
      database.prepare("DELETE FROM title_key WHERE rowid_of = ?"),
      database.prepare("DELETE FROM vector WHERE rowid = ?"),
    ];
  }

  apply(batch: IndexBatch): void {
    this.#database
      .transaction(() => {
        for (const rowid of batch.deleted) this.#delete(rowid);
        for (const { passage, vector } of batch.written) {
          this.#delete(passage.rowid);
          this.#insert(passage, vector);
        }
        this.#statements.seq.run(String(batch.seq));
      })
      .immediate();
  }

  /** Forgets everything, as for a store that was replaced. */
  clear(): void {
    this.#database
      .transaction(() => {
        this.#database.exec(
          "INSERT INTO fts(fts) VALUES ('delete-all'); DELETE FROM passage; DELETE FROM title_key; DELETE FROM vector",
        );
        this.#statements.seq.run("0");
      })
      .immediate();
  }

  /** Merges the index's segments after many rows were written: searches are faster, and the file smaller. */
  optimise(): void {
    this.#database.exec("INSERT INTO fts(fts) VALUES ('optimize')");
    this.#database.pragma("wal_checkpoint(TRUNCATE)");
  }

  #delete(rowid: number): void {
    for (const statement of this.#deletions) statement.run(rowid);
  }

  #insert(passage: StoredPassage, vector: Float32Array): void {
    const { rowid, id, owner, kind, language, title, seq } = passage;
    const columns = [
      indexTokens(title, language),
      // Names and subjects stand there in several languages at once.
      indexTokens(passage.names, undefined),
      indexTokens(passage.subjects, undefined),
      indexTokens(passage.text, language),
    ];
    this.#statements.fts.run(rowid, ...columns.map((tokens) => tokens.join(" ")));
    const tokens = [...new Set(columns.flat())].join(" ");
    this.#statements.passage.run(rowid, id, owner, kind, language, title, tokens);
    if (kind === "record") for (const key of titleKeys(title, language)) this.#statements.key.run(key, rowid);
    this.#statements.vector.run(rowid, seq, Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength));
  }
}
