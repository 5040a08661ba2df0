import type { Statements } from "./statements.ts";

/** What was said in sessions, for as long as it is remembered. */
export class Conversations {
  readonly #rows: Statements;

  constructor(rows: Statements) {
    this.#rows = rows;
  }

  read(key: string, now: Date): unknown {
    const row = this.#rows.get<{ content: string }>(
      "SELECT content FROM conversation WHERE key = ? AND expires_at > ?",
      key,
      now.getTime(),
    );
    return row ? JSON.parse(row.content) : undefined;
  }

  /** Keeps a conversation until `expiresAt`, and forgets those whose time is over. */
  write(key: string, content: unknown, { now, expiresAt }: { now: Date; expiresAt: Date }): void {
    this.#rows.run("DELETE FROM conversation WHERE expires_at <= ?", now.getTime());
    this.#rows.run(
      "INSERT OR REPLACE INTO conversation VALUES (?, ?, ?)",
      key,
      JSON.stringify(content),
      expiresAt.getTime(),
    );
  }

  forget(key: string): void {
    this.#rows.run("DELETE FROM conversation WHERE key = ?", key);
  }
}
