import type { Database, Statement } from "better-sqlite3";
import { contentHash } from "./content-hash.ts";
import type { Entry, PutResult } from "./entry.ts";
import type { Passage } from "./passage.ts";

/** Writes entries within one transaction of the store; every passage written or deleted takes the next change number. */
export class StoreWriter {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement<unknown[], unknown>>();
  #seq: number;

  constructor(database: Database) {
    this.#database = database;
    this.#seq = -1;
  }

  /** Adds or replaces an entry; one with the same hash is left alone, and so is each passage whose content is the same. */
  put(entry: Entry): PutResult {
    const stored = this.#get<{ hash: string }>("SELECT hash FROM entry WHERE id = ?", entry.id);
    if (stored?.hash === entry.hash) return "unchanged";
    this.#run(
      "INSERT OR REPLACE INTO entry (id, source, kind, hash, content) VALUES (?, ?, ?, ?, ?)",
      entry.id,
      entry.source,
      entry.kind,
      entry.hash,
      JSON.stringify(entry.content),
    );
    this.#replacePassages(entry);
    this.#run("DELETE FROM owner_key WHERE owner = ?", entry.id);
    for (const { kind, key } of entry.keys)
      this.#run("INSERT OR IGNORE INTO owner_key VALUES (?, ?, ?)", kind, key, entry.id);
    return stored ? "updated" : "added";
  }

  /** Deletes an entry with its passages and keys. */
  delete(id: string): void {
    this.#run("DELETE FROM entry WHERE id = ?", id);
    this.#run("DELETE FROM owner_key WHERE owner = ?", id);
    for (const { rowid } of this.#storedPassages(id).values()) this.#deletePassage(rowid);
  }

  writeMeta(key: string, value: string): void {
    this.#run("INSERT OR REPLACE INTO meta VALUES (?, ?)", key, value);
  }

  writeSource(name: string, { digest, ingestedAt }: { digest: string; ingestedAt: Date }): void {
    this.#run("INSERT OR REPLACE INTO source VALUES (?, ?, ?)", name, digest, ingestedAt.toISOString());
  }

  /** Records the last change number; the store calls it before the commit. */
  finish(): void {
    if (this.#seq >= 0) this.writeMeta("seq", String(this.#seq));
  }

  #replacePassages(entry: Entry): void {
    const stored = this.#storedPassages(entry.id);
    for (const passage of entry.passages) {
      const old = stored.get(passage.id);
      stored.delete(passage.id);
      const hash = contentHash(passage);
      if (!old) this.#insertPassage(passage, hash);
      else if (old.hash !== hash) this.#updatePassage(old.rowid, passage, hash);
    }
    for (const { rowid } of stored.values()) this.#deletePassage(rowid);
  }

  #storedPassages(owner: string): Map<string, { rowid: number; hash: string }> {
    const rows = this.#statement("SELECT rowid, id, hash FROM passage WHERE owner = ?").all(owner) as {
      rowid: number;
      id: string;
      hash: string;
    }[];
    return new Map(rows.map((row) => [row.id, row]));
  }

  #insertPassage(passage: Passage, hash: string): void {
    this.#run(
      `INSERT INTO passage (id, owner, source, kind, language, field, title, names, subjects, text, hash, seq)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...columns(passage),
      hash,
      this.#nextSeq(),
    );
  }

  #updatePassage(rowid: number, passage: Passage, hash: string): void {
    this.#run(
      `UPDATE passage SET id = ?, owner = ?, source = ?, kind = ?, language = ?, field = ?, title = ?, names = ?,
       subjects = ?, text = ?, hash = ?, seq = ? WHERE rowid = ?`,
      ...columns(passage),
      hash,
      this.#nextSeq(),
      rowid,
    );
  }

  #deletePassage(rowid: number): void {
    this.#run("DELETE FROM passage WHERE rowid = ?", rowid);
    this.#run("INSERT OR REPLACE INTO deleted_passage VALUES (?, ?)", rowid, this.#nextSeq());
  }

  #nextSeq(): number {
    if (this.#seq < 0)
      this.#seq = Number(this.#get<{ value: string }>("SELECT value FROM meta WHERE key = 'seq'")?.value ?? 0);
    this.#seq += 1;
    return this.#seq;
  }

  #statement(sql: string): Statement<unknown[], unknown> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare<unknown[], unknown>(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #get<T>(sql: string, ...values: unknown[]): T | undefined {
    return this.#statement(sql).get(...values) as T | undefined;
  }

  #run(sql: string, ...values: unknown[]): void {
    this.#statement(sql).run(...values);
  }
}

function columns(passage: Passage): readonly string[] {
  const { id, owner, source, kind, language, field, title, names, subjects, text } = passage;
  return [id, owner, source, kind, language, field, title, names, subjects, text];
}
