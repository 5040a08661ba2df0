import type { Database, Statement } from "better-sqlite3";
import type { StoredPassage } from "../library/passage.ts";
import type { PassageTokens } from "./passage-tokens.ts";
import { titleKeys } from "./title-keys.ts";

export interface WrittenPassage extends PassageTokens {
  readonly passage: StoredPassage;
}

/** One step of a sync: what was written and deleted up to `seq`. */
export interface IndexBatch {
  readonly seq: number;
  readonly written: readonly WrittenPassage[];
  readonly deleted: readonly number[];
}

/** Applies batches to the index file, each in one transaction with the number of the store's change it reaches. */
export class IndexWriter {
  readonly #database: Database;
  readonly #statements: Readonly<Record<"passage" | "key" | "seq", Statement>>;
  readonly #deletions: readonly Statement[];
  readonly #last: Statement;

  constructor(database: Database) {
    this.#database = database;
    this.#statements = {
      passage: database.prepare("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      key: database.prepare("INSERT OR IGNORE INTO title_key VALUES (?, ?)"),
      seq: database.prepare("INSERT OR REPLACE INTO meta VALUES ('seq', ?)"),
    };
    this.#last = database.prepare("SELECT ifnull(max(rowid), 0) FROM passage").pluck();
    this.#deletions = [
      database.prepare("DELETE FROM passage WHERE rowid = ?"),
      database.prepare("DELETE FROM title_key WHERE rowid_of = ?"),
    ];
  }

  apply(batch: IndexBatch): void {
    this.#database
      .transaction(() => {
        for (const rowid of batch.deleted) this.#delete(rowid);
        const last = this.#last.get() as number;
        for (const written of batch.written) {
          if (written.passage.rowid <= last) this.#delete(written.passage.rowid);
          this.#insert(written);
        }
        this.#statements.seq.run(String(batch.seq));
      })
      .immediate();
  }

  /** Forgets everything, as for a store that was replaced. */
  clear(): void {
    this.#database
      .transaction(() => {
        this.#database.exec("DELETE FROM passage; DELETE FROM title_key");
        this.#database.prepare("UPDATE meta SET value = ? WHERE key = 'lineage'").run(crypto.randomUUID());
        this.#statements.seq.run("0");
      })
      .immediate();
  }

  /** Moves what many writes left in the journal into the file. */
  checkpoint(): void {
    this.#database.pragma("wal_checkpoint(TRUNCATE)");
  }

  #delete(rowid: number): void {
    for (const statement of this.#deletions) statement.run(rowid);
  }

  #insert({ passage, tokens, inTitle }: WrittenPassage): void {
    const { rowid, id, owner, kind, language, title, seq } = passage;
    const text = tokens.map(([token]) => token).join(" ");
    const weights = Buffer.from(tokens.map(([, weight]) => weight));
    this.#statements.passage.run(rowid, id, owner, kind, language, title, seq, text, inTitle, weights);
    if (kind === "record") for (const key of titleKeys(title, language)) this.#statements.key.run(key, rowid);
  }
}
