import type { Database } from "better-sqlite3";
import { contentHash } from "./content-hash.ts";
import type { Entry, PutResult } from "./entry.ts";
import { OriginalWriter } from "./original-writer.ts";
import type { Passage } from "./passage.ts";
import { PublicationWriter } from "./publication-writer.ts";
import { Quarantine } from "./quarantine.ts";
import { Statements } from "./statements.ts";
import { WorkWriter } from "./work-writer.ts";

/** Writes entries within one transaction of the store; every passage written or deleted takes the next change number. */
export class StoreWriter {
  readonly quarantine: Quarantine;
  readonly #rows: Statements;
  readonly #works: WorkWriter;
  readonly #originals: OriginalWriter;
  readonly #publications: PublicationWriter;
  #seq: number;

  constructor(database: Database) {
    this.#rows = new Statements(database);
    this.#works = new WorkWriter(this.#rows);
    this.quarantine = new Quarantine(this.#rows);
    this.#originals = new OriginalWriter(this.#rows);
    this.#publications = new PublicationWriter(this.#rows);
    this.#seq = -1;
  }

  /** Adds or replaces an entry; one with the same hash is left alone, and so are its original and each passage whose content is the same. */
  put(entry: Entry): PutResult {
    const stored = this.#rows.get<{ hash: string }>("SELECT hash FROM entry WHERE id = ?", entry.id);
    const isSame = stored?.hash === entry.hash;
    if (!isSame) this.#replace(entry, stored !== undefined);
    const hasNewOriginal = this.#putOriginal(entry, { isSame, isStored: stored !== undefined });
    if (!stored) return "added";
    return isSame && !hasNewOriginal ? "unchanged" : "updated";
  }

  /** Stores an entry again, whatever of it is there. */
  putAnew(entry: Entry): void {
    this.delete(entry.id);
    this.put(entry);
  }

  /** Gives passages the next change numbers, so that the indexes take them in again. */
  touch(rowids: readonly number[]): void {
    for (const rowid of rowids) this.#rows.run("UPDATE passage SET seq = ? WHERE rowid = ?", this.#nextSeq(), rowid);
  }

  /** Deletes passages, or tells the indexes that they are deleted. */
  deletePassages(rowids: readonly number[]): void {
    for (const rowid of rowids) this.#deletePassage(rowid);
  }

  /** Deletes what belongs to no entry, and what says where fields are that are not there: the next ingest brings them. */
  deleteOrphans(): void {
    const orphans = this.#rows.all<{ rowid: number }>(
      "SELECT rowid FROM passage WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = passage.owner)",
    );
    this.deletePassages(orphans.map(({ rowid }) => rowid));
    const owners = this.#rows.all<{ owner: string }>(
      "SELECT DISTINCT owner FROM owner_key WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = owner)",
    );
    for (const { owner } of owners) this.#deleteKeys(owner);
    this.#originals.deleteOrphans();
  }

  /** Has an entry replaced whenever its source brings it again, though it be the same. */
  distrust(id: string): void {
    this.#rows.run("UPDATE entry SET hash = '' WHERE id = ?", id);
    this.#rows.run("UPDATE passage SET hash = '' WHERE owner = ?", id);
  }

  /** Has every source that is followed, as the corpus is, read again at the next start. */
  forgetDigests(): void {
    this.#rows.run("DELETE FROM source");
  }

  /** Deletes an entry with its passages, keys and original. */
  delete(id: string): void {
    this.#rows.run("DELETE FROM entry WHERE id = ?", id);
    this.#originals.delete(id);
    this.#deleteKeys(id);
    for (const { rowid } of this.#storedPassages(id).values()) this.#deletePassage(rowid);
  }

  writeMeta(key: string, value: string): void {
    this.#rows.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", key, value);
  }

  writeSource(name: string, { digest, ingestedAt }: { digest: string; ingestedAt: Date }): void {
    this.#rows.run("INSERT OR REPLACE INTO source VALUES (?, ?, ?)", name, digest, ingestedAt.toISOString());
  }

  /** Groups the editions of works and the records of publications anew and records the last change number; the store calls it before the commit. */
  finish(): void {
    this.#works.finish();
    this.#originals.finish();
    this.#publications.finish();
    if (this.#seq >= 0) this.writeMeta("seq", String(this.#seq));
  }

  #replace(entry: Entry, isStored: boolean): void {
    this.#rows.run(
      "INSERT OR REPLACE INTO entry (id, source, kind, hash, content) VALUES (?, ?, ?, ?, ?)",
      entry.id,
      entry.source,
      entry.kind,
      entry.hash,
      JSON.stringify(entry.content),
    );
    this.#replacePassages(entry, isStored);
    if (isStored) this.#deleteKeys(entry.id);
    for (const { kind, key } of entry.keys)
      this.#rows.run("INSERT OR IGNORE INTO owner_key VALUES (?, ?, ?)", kind, key, entry.id);
    if (entry.kind !== "record") return;
    this.#works.enter(entry.id, entry.keys);
    this.#publications.enter(entry.id, entry.keys);
  }

  #putOriginal({ id, original }: Entry, { isSame, isStored }: { isSame: boolean; isStored: boolean }): boolean {
    if (original) {
      const stored = isStored
        ? this.#rows.get<{ hash: string }>("SELECT hash FROM original WHERE id = ?", id)
        : undefined;
      return this.#originals.put(id, original, stored?.hash);
    }
    // What the record says now is not what those fields say.
    if (isStored && !isSame) this.#originals.delete(id);
    return false;
  }

  #deleteKeys(owner: string): void {
    this.#works.leave(owner);
    this.#publications.leave(owner);
    this.#rows.run("DELETE FROM owner_key WHERE owner = ?", owner);
  }

  #replacePassages(entry: Entry, isStored: boolean): void {
    const stored = isStored ? this.#storedPassages(entry.id) : new Map<string, { rowid: number; hash: string }>();
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
    const rows = this.#rows.all<{ rowid: number; id: string; hash: string }>(
      "SELECT rowid, id, hash FROM passage WHERE owner = ?",
      owner,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  #insertPassage(passage: Passage, hash: string): void {
    this.#rows.run(
      `INSERT INTO passage (id, owner, source, kind, language, field, title, names, subjects, text, hash, seq)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, source = excluded.source, kind = excluded.kind,
       language = excluded.language, field = excluded.field, title = excluded.title, names = excluded.names,
       subjects = excluded.subjects, text = excluded.text, hash = excluded.hash, seq = excluded.seq`,
      ...columns(passage),
      hash,
      this.#nextSeq(),
    );
  }

  #updatePassage(rowid: number, passage: Passage, hash: string): void {
    this.#rows.run(
      `UPDATE passage SET id = ?, owner = ?, source = ?, kind = ?, language = ?, field = ?, title = ?, names = ?,
       subjects = ?, text = ?, hash = ?, seq = ? WHERE rowid = ?`,
      ...columns(passage),
      hash,
      this.#nextSeq(),
      rowid,
    );
  }

  #deletePassage(rowid: number): void {
    this.#rows.run("DELETE FROM passage WHERE rowid = ?", rowid);
    this.#rows.run("INSERT OR REPLACE INTO deleted_passage VALUES (?, ?)", rowid, this.#nextSeq());
  }

  #nextSeq(): number {
    if (this.#seq < 0)
      this.#seq = Number(this.#rows.get<{ value: string }>("SELECT value FROM meta WHERE key = 'seq'")?.value ?? 0);
    this.#seq += 1;
    return this.#seq;
  }
}

function columns(passage: Passage): readonly string[] {
  const { id, owner, source, kind, language, field, title, names, subjects, text } = passage;
  return [id, owner, source, kind, language, field, title, names, subjects, text];
}
