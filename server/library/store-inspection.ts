import type { StoredPassage } from "./passage.ts";
import type { Statements } from "./statements.ts";

export interface StoredEntry {
  readonly hash: string;
  readonly passages: readonly { readonly id: string; readonly hash: string }[];
  readonly keys: readonly { readonly kind: string; readonly key: string }[];
}

const columns = "rowid, id, owner, source, kind, language, field, title, names, subjects, text, seq";

const relations = [
  [
    "entries have no passage, and cannot be found",
    "SELECT count(*) n, min(id) first FROM entry WHERE NOT EXISTS (SELECT 1 FROM passage WHERE owner = entry.id)",
  ],
  [
    "passages belong to no entry",
    "SELECT count(*) n, min(id) first FROM passage WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = passage.owner)",
  ],
  [
    "keys belong to no entry",
    "SELECT count(*) n, min(owner) first FROM owner_key WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = owner)",
  ],
  [
    "passages have a later change number than the store",
    "SELECT count(*) n, min(id) first FROM passage WHERE seq > (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'seq')",
  ],
  [
    "originals belong to no entry",
    "SELECT count(*) n, min(id) first FROM original WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.id = original.id)",
  ],
  [
    "records have lost the fields they came with",
    "SELECT count(*) n, min(id) first FROM original WHERE NOT EXISTS (SELECT 1 FROM original_block WHERE original_block.id = block)",
  ],
] as const;

/** What a check of the store reads of it. */
export class StoreInspection {
  readonly #rows: Statements;

  constructor(rows: Statements) {
    this.#rows = rows;
  }

  /** SQLite's own check of the file: an empty list when it is whole. */
  integrityProblems(): string[] {
    try {
      return this.#rows
        .all<{ integrity_check: string }>("PRAGMA integrity_check")
        .flatMap((row) => row.integrity_check.split("\n"))
        .filter((line) => line !== "ok" && !line.startsWith("***"));
    } catch (error) {
      // Some damage stops the check itself.
      return [error instanceof Error ? error.message : String(error)];
    }
  }

  /** What is wrong among the tables, one line a kind: what SQLite cannot know. */
  relationProblems(): string[] {
    return relations.flatMap(([sentence, sql]) => {
      const row = this.#rows.get<{ n: number; first: string }>(sql);
      return row && row.n > 0 ? [`store: ${row.n} ${sentence} (first: ${row.first})`] : [];
    });
  }

  /** Ids of entries that have lost all their passages. */
  ownersWithoutPassages(): string[] {
    return this.#rows
      .all<{ id: string }>("SELECT id FROM entry WHERE NOT EXISTS (SELECT 1 FROM passage WHERE owner = entry.id)")
      .map(({ id }) => id);
  }

  /** An entry as it is stored, to compare it with what is made of its content. */
  storedEntry(id: string): StoredEntry | undefined {
    const row = this.#rows.get<{ hash: string }>("SELECT hash FROM entry WHERE id = ?", id);
    if (!row) return undefined;
    const passages = this.#rows.all<{ id: string; hash: string }>("SELECT id, hash FROM passage WHERE owner = ?", id);
    const keys = this.#rows.all<{ kind: string; key: string }>("SELECT kind, key FROM owner_key WHERE owner = ?", id);
    return { ...row, passages, keys };
  }

  /** Passages in order of rowid after `rowid`. */
  passagesAfter(rowid: number, limit: number): StoredPassage[] {
    return this.#rows.all(`SELECT ${columns} FROM passage WHERE rowid > ? ORDER BY rowid LIMIT ?`, rowid, limit);
  }

  /** The same with the hash they were stored under. */
  hashedPassagesAfter(rowid: number, limit: number): (StoredPassage & { hash: string })[] {
    return this.#rows.all(`SELECT ${columns}, hash FROM passage WHERE rowid > ? ORDER BY rowid LIMIT ?`, rowid, limit);
  }
}
