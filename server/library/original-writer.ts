import { hash } from "node:crypto";
import { blockCharacters, blockRecords, packBlock, unpackBlock } from "./original-block.ts";
import { type OriginalRecord, packOriginal } from "./original-record.ts";
import type { Statements } from "./statements.ts";

/** An original that waits for its block to fill. */
interface Waiting {
  readonly hash: string;
  readonly line: string;
}

/** Writes the fields that records came with, many to a block, within a transaction of the store. */
export class OriginalWriter {
  readonly #rows: Statements;
  readonly #waiting = new Map<string, Waiting>();
  readonly #touched = new Set<number>();
  #characters = 0;

  constructor(rows: Statements) {
    this.#rows = rows;
  }

  /** Keeps the original of an entry unless it is stored already, as `storedHash` tells; gives whether it was not. */
  put(id: string, original: OriginalRecord, storedHash: string | null | undefined): boolean {
    const line = packOriginal(original);
    const own = hash("sha256", line, "base64url").slice(0, 22);
    if ((this.#waiting.get(id)?.hash ?? storedHash) === own) return false;
    this.#wait(id, { hash: own, line });
    return true;
  }

  delete(id: string): void {
    this.#waiting.delete(id);
    const row = this.#rows.get<{ block: number }>("DELETE FROM original WHERE id = ? RETURNING block", id);
    if (row) this.#touched.add(row.block);
  }

  /** Deletes the originals of no entry, and those whose block is lost. */
  deleteOrphans(): void {
    this.#rows.run(
      "DELETE FROM original WHERE NOT EXISTS (SELECT 1 FROM original_block WHERE original_block.id = block)",
    );
    const orphans = this.#rows.all<{ id: string }>(
      "SELECT id FROM original WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.id = original.id)",
    );
    for (const { id } of orphans) this.delete(id);
  }

  /** Writes what waits, and makes room of blocks that are more than half empty. */
  finish(): void {
    for (const block of this.#touched) this.#tidy(block);
    this.#touched.clear();
    this.#write();
  }

  #wait(id: string, waiting: Waiting): void {
    this.delete(id);
    this.#waiting.set(id, waiting);
    this.#characters += waiting.line.length;
    if (this.#waiting.size >= blockRecords || this.#characters >= blockCharacters) this.#write();
  }

  #write(): void {
    if (this.#waiting.size === 0) return;
    const originals = [...this.#waiting];
    const block = this.#rows.get<{ id: number }>(
      "INSERT INTO original_block (records, content) VALUES (?, ?) RETURNING id",
      originals.length,
      packBlock(originals.map(([, { line }]) => line)),
    );
    for (const [at, [id, { hash: own }]] of originals.entries())
      this.#rows.run(
        "INSERT OR REPLACE INTO original (id, hash, block, at) VALUES (?, ?, ?, ?)",
        id,
        own,
        block?.id,
        at,
      );
    this.#waiting.clear();
    this.#characters = 0;
  }

  #tidy(block: number): void {
    const held = this.#rows.all<{ id: string; hash: string; at: number }>(
      "SELECT id, hash, at FROM original WHERE block = ? ORDER BY at",
      block,
    );
    const stored = this.#rows.get<{ records: number; content: Uint8Array }>(
      "SELECT records, content FROM original_block WHERE id = ?",
      block,
    );
    if (!stored || held.length * 2 > stored.records) return;
    const lines = unpackBlock(stored.content);
    for (const { id, hash: own, at } of held) this.#wait(id, { hash: own, line: lines[at] ?? "" });
    this.#rows.run("DELETE FROM original_block WHERE id = ?", block);
  }
}
