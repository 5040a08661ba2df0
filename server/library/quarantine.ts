import type { Statements } from "./statements.ts";

/** A record that was not taken, as it stood in its file. */
export interface RejectedRecord {
  readonly source: string;
  readonly path: string;
  readonly ordinal: number;
  readonly byte?: number;
  readonly line?: number;
  readonly id?: string;
  readonly reason: string;
  /** When, as ISO 8601. */
  readonly at: string;
  /** Its control number was another's: read again, it would be so again. */
  readonly isRepeated: boolean;
  readonly format?: string;
  readonly encoding?: string;
  /** Absent where its reader had none, or the source had reached its limit; cut where it is shorter than `writtenBytes`. */
  readonly asWritten?: Buffer;
  readonly writtenBytes: number;
  /** What a reader needs before it. */
  readonly head?: Buffer;
}

/** One that is kept, under its number in the store. */
export interface KeptRejection extends RejectedRecord {
  readonly number: number;
}

type Row = { readonly [Key in Exclude<keyof KeptRejection, "isRepeated">]: KeptRejection[Key] | null } & {
  readonly isRepeated: 0 | 1;
};

const columns = `number, source, path, ordinal, byte, line, id, reason, at, is_repeated AS isRepeated, format, encoding,
  as_written AS asWritten, written_bytes AS writtenBytes, head`;

/** Records that were rejected, as written, by source, until they are taken. */
export class Quarantine {
  readonly #rows: Statements;

  constructor(rows: Statements) {
    this.#rows = rows;
  }

  /** Sources that have something here. */
  sources(): string[] {
    const rows = this.#rows.all<{ source: string }>(
      "SELECT source FROM rejected UNION SELECT source FROM rejected_uncounted ORDER BY source",
    );
    return rows.map(({ source }) => source);
  }

  /** Those of a source, or of all, in the order of their files; after the one with number `after`. */
  list({ source, after = 0, limit }: { source?: string; after?: number; limit: number }): KeptRejection[] {
    return this.#rows
      .all<Row>(
        `SELECT ${columns} FROM rejected WHERE (? IS NULL OR source = ?) AND number > ? ORDER BY number LIMIT ?`,
        source ?? null,
        source ?? null,
        after,
        limit,
      )
      .map(keptOf);
  }

  /** How many there are, those beyond the limit among them. */
  count(source?: string): number {
    const count = (table: string, what: string): number =>
      this.#rows.get<{ n: number }>(
        `SELECT ${what} n FROM ${table} WHERE ? IS NULL OR source = ?`,
        source ?? null,
        source ?? null,
      )?.n ?? 0;
    return count("rejected", "count(*)") + count("rejected_uncounted", "total(count)");
  }

  put(record: RejectedRecord, run: string): void {
    const { source, path, ordinal, byte, line, id, reason, at, isRepeated, format, encoding, asWritten, head } = record;
    this.#rows.run(
      `INSERT INTO rejected (source, path, ordinal, byte, line, id, reason, at, run, is_repeated, format, encoding, as_written,
       written_bytes, head) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[source, path, ordinal, byte ?? null, line ?? null, id ?? null, reason, at, run, isRepeated ? 1 : 0],
      ...[format ?? null, encoding ?? null, asWritten ?? null, record.writtenBytes, head ?? null],
    );
  }

  /** What a run found replaces what earlier ones had found in these paths, or in the whole source. */
  keepOnly(run: string, { source, paths }: { source: string; paths?: readonly string[] }): void {
    const wanted = paths && JSON.stringify(paths);
    this.#rows.run(
      `DELETE FROM rejected WHERE source = ? AND run <> ? AND (? IS NULL OR path IN (SELECT value FROM json_each(?)))`,
      ...[source, run, wanted ?? null, wanted ?? null],
    );
    this.#rows.run(
      `DELETE FROM rejected_uncounted WHERE source = ? AND (? IS NULL OR path IN (SELECT value FROM json_each(?)))`,
      ...[source, wanted ?? null, wanted ?? null],
    );
  }

  /** Counts those that were beyond the limit. */
  countMore(source: string, path: string, count: number): void {
    this.#rows.run("INSERT OR REPLACE INTO rejected_uncounted VALUES (?, ?, ?)", source, path, count);
  }

  /** Ids of a source that earlier runs rejected. */
  idsOf(source: string, butRun: string): { number: number; id: string }[] {
    return this.#rows.all(
      "SELECT number, id FROM rejected WHERE source = ? AND run <> ? AND id IS NOT NULL",
      source,
      butRun,
    );
  }

  /** Whether something stands here of a record that is known by its id alone. */
  has(source: string, id: string): boolean {
    return this.#rows.get("SELECT 1 FROM rejected WHERE source = ? AND id = ?", source, id) !== undefined;
  }

  /** Forgets what stands here of a record that is known by its id alone. */
  forget(source: string, id: string): void {
    this.#rows.run("DELETE FROM rejected WHERE source = ? AND id = ?", source, id);
  }

  /** The same, of one that is known by its place alone. */
  forgetAt(source: string, path: string, ordinal: number): void {
    this.#rows.run("DELETE FROM rejected WHERE source = ? AND path = ? AND ordinal = ?", source, path, ordinal);
  }

  remove(number: number): void {
    this.#rows.run("DELETE FROM rejected WHERE number = ?", number);
  }

  /** Says anew why one is not taken. */
  explain(number: number, reason: string): void {
    this.#rows.run("UPDATE rejected SET reason = ? WHERE number = ?", reason, number);
  }
}

function keptOf({ isRepeated, ...row }: Row): KeptRejection {
  const filled = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  return { ...(filled as Omit<KeptRejection, "isRepeated">), isRepeated: isRepeated === 1 };
}
