import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { isNoRoom, MendableError, NoRoomError } from "../errors.ts";
import { Conversations } from "./conversations.ts";
import type { LibraryDocument } from "./document.ts";
import type { KeyKind } from "./entry.ts";
import type { Faq } from "./faq.ts";
import { unpackBlock } from "./original-block.ts";
import { type OriginalRecord, unpackOriginal } from "./original-record.ts";
import type { StoredPassage } from "./passage.ts";
import { Quarantine } from "./quarantine.ts";
import type { BibRecord } from "./record.ts";
import { migrate } from "./schema.ts";
import { keyOfEach, ownersOfKeys, Statements } from "./statements.ts";
import { StoreInspection } from "./store-inspection.ts";
import { StoreWriter } from "./store-writer.ts";

const passageColumns = "rowid, id, owner, source, kind, language, field, title, names, subjects, text, seq";

export interface StoreOptions {
  readonly readonly?: boolean;
  /** How many pages its file may have, as if the disk had room for no more. */
  readonly maxPages?: number;
}

/** Opens the store at `path`, making or migrating it unless `readonly`. */
export function openStore(path: string, { readonly = false, maxPages }: StoreOptions = {}): Store {
  if (!readonly) mkdirSync(dirname(path), { recursive: true });
  try {
    const database = new Database(path, { readonly, fileMustExist: readonly, timeout: 60_000 });
    if (!readonly) {
      database.pragma("journal_mode = WAL");
      // With WAL, NORMAL loses at most the last commits on a power cut and never the file; an ingest run again restores them.
      database.pragma("synchronous = NORMAL");
      // Pages that many batches write again are brought into the file once.
      database.pragma("wal_autocheckpoint = 8000");
      // Keys are written all over their table: 64 MiB of it.
      database.pragma("cache_size = -65536");
      migrate(database, path);
      if (maxPages !== undefined) database.pragma(`max_page_count = ${maxPages}`);
    }
    return new Store(database);
  } catch (error) {
    if (error instanceof MendableError) throw error;
    throw new MendableError(
      `${path}: cannot open the store (${reason(error)}): check the folder's owner and free space`,
      {
        cause: error,
      },
    );
  }
}

/** The source of truth: records, FAQ entries, passages and conversations in one SQLite file. Synchronous. */
export class Store {
  /** To read it; a transaction's writer has the one to write. */
  readonly quarantine: Quarantine;
  /** For checks of the store. */
  readonly inspection: StoreInspection;
  readonly conversations: Conversations;
  readonly #database: Database.Database;
  readonly #rows: Statements;
  /** The block last read: an export asks for its originals one after another. A block is never changed. */
  #block: { readonly id: number; readonly lines: readonly string[] } | undefined;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#rows = new Statements(database);
    this.quarantine = new Quarantine(this.#rows);
    this.inspection = new StoreInspection(this.#rows);
    this.conversations = new Conversations(this.#rows);
  }

  record(id: string): BibRecord | undefined {
    return this.#content<BibRecord>(id, "record");
  }

  /** The records of `ids` in that order; missing ones are left out. */
  records(ids: readonly string[]): BibRecord[] {
    return ids.flatMap((id) => this.record(id) ?? []);
  }

  /** The fields a record came with; absent where it came without, or before they were kept. */
  original(id: string): OriginalRecord | undefined {
    const place = this.#rows.get<{ block: number; at: number }>("SELECT block, at FROM original WHERE id = ?", id);
    const line = place && this.#linesOf(place.block)[place.at];
    return line === undefined ? undefined : unpackOriginal(line);
  }

  *eachRecord(): IterableIterator<BibRecord> {
    // By id ranges rather than one open cursor, so that the connection stays free for other reads.
    let last = "";
    for (;;) {
      const rows = this.#rows.all<{ id: string; content: string }>(
        "SELECT id, content FROM entry WHERE kind = 'record' AND id > ? ORDER BY id LIMIT 500",
        last,
      );
      for (const row of rows) yield JSON.parse(row.content) as BibRecord;
      const end = rows.at(-1);
      if (!end) return;
      last = end.id;
    }
  }

  countRecords(): number {
    return this.#rows.get<{ n: number }>("SELECT count(*) n FROM entry WHERE kind = 'record'")?.n ?? 0;
  }

  faq(id: string): Faq | undefined {
    return this.#content<Faq>(id, "faq");
  }

  faqs(): Faq[] {
    return this.#rows
      .all<{ content: string }>("SELECT content FROM entry WHERE kind = 'faq' ORDER BY id")
      .map((row) => JSON.parse(row.content) as Faq);
  }

  document(id: string): LibraryDocument | undefined {
    return this.#content<LibraryDocument>(id, "document");
  }

  passage(id: string): StoredPassage | undefined {
    return this.#rows.get<StoredPassage>(`SELECT ${passageColumns} FROM passage WHERE id = ?`, id);
  }

  passageAt(rowid: number): StoredPassage | undefined {
    return this.#rows.get<StoredPassage>(`SELECT ${passageColumns} FROM passage WHERE rowid = ?`, rowid);
  }

  passagesOf(owner: string): StoredPassage[] {
    return this.#rows.all<StoredPassage>(`SELECT ${passageColumns} FROM passage WHERE owner = ? ORDER BY rowid`, owner);
  }

  /** Passages written after change `seq`, oldest change first. */
  passagesSince(seq: number, limit: number): StoredPassage[] {
    return this.#rows.all<StoredPassage>(
      `SELECT ${passageColumns} FROM passage WHERE seq > ? ORDER BY seq LIMIT ?`,
      seq,
      limit,
    );
  }

  deletedSince(seq: number): { rowid: number; seq: number }[] {
    return this.#rows.all<{ rowid: number; seq: number }>(
      "SELECT rowid, seq FROM deleted_passage WHERE seq > ? ORDER BY seq",
      seq,
    );
  }

  countPassages(): number {
    return this.#rows.get<{ n: number }>("SELECT count(*) n FROM passage")?.n ?? 0;
  }

  /** Ids of what is found under an exact key, made by `matchKey`. */
  ownersByKey(kind: KeyKind, key: string): string[] {
    return this.#rows
      .all<{ owner: string }>("SELECT owner FROM owner_key WHERE kind = ? AND key = ? ORDER BY owner", kind, key)
      .map((row) => row.owner);
  }

  /** Owners under each of the keys that is known, `limit` a key. */
  ownersByKeys(kind: KeyKind, keys: readonly string[], limit = 200): Map<string, string[]> {
    const rows = this.#rows.all<{ key: string; owner: string }>(
      `SELECT wanted.value AS key, held.value AS owner FROM json_each(?) wanted, json_each(
         (SELECT json_group_array(owner) FROM (SELECT owner FROM owner_key WHERE kind = ? AND key = wanted.value LIMIT ?))
       ) held`,
      JSON.stringify(keys),
      kind,
      limit,
    );
    return ownersOfKeys(rows);
  }

  /** The work a record is an edition of; one whose work was never told is its own. */
  workOf(record: string): string {
    const row = this.#rows.get<{ key: string }>("SELECT key FROM owner_key WHERE owner = ? AND kind = 'work'", record);
    return row?.key ?? record;
  }

  /** Ids of all editions of the work of a record, itself among them. */
  editionsOf(record: string): string[] {
    const editions = this.#rows.all<{ owner: string }>(
      `SELECT owner FROM owner_key WHERE kind = 'work'
       AND key = (SELECT key FROM owner_key WHERE owner = ? AND kind = 'work') ORDER BY owner`,
      record,
    );
    return editions.length === 0 ? [record] : editions.map(({ owner }) => owner);
  }

  /** Ids of all records of the publication a record describes, itself among them; the one that stands for them comes first. */
  publicationOf(record: string): string[] {
    const joined = this.#rows.all<{ owner: string }>(
      `SELECT owner FROM owner_key WHERE kind = 'publication'
       AND key = (SELECT key FROM owner_key WHERE owner = ? AND kind = 'publication') ORDER BY owner <> key, owner`,
      record,
    );
    return joined.length === 0 ? [record] : joined.map(({ owner }) => owner);
  }

  /** Of those of `records` that share their publication with others: the record that stands for it, maybe itself. */
  leadsOf(records: readonly string[]): ReadonlyMap<string, string> {
    return keyOfEach(this.#rows, "publication", records);
  }

  /** Of those of `records` that are issues: the ids of their serials. */
  serialsOf(records: readonly string[]): ReadonlyMap<string, string> {
    return keyOfEach(this.#rows, "issue-of", records);
  }

  *eachKey(kind: KeyKind): IterableIterator<{ key: string; owner: string }> {
    yield* this.#rows.all<{ key: string; owner: string }>("SELECT key, owner FROM owner_key WHERE kind = ?", kind);
  }

  /** Number of the last change: grows with every passage written or deleted. */
  seq(): number {
    return Number(this.readMeta("seq") ?? 0);
  }

  readMeta(key: string): string | undefined {
    return this.#rows.get<{ value: string }>("SELECT value FROM meta WHERE key = ?", key)?.value;
  }

  sourceDigest(name: string): string | undefined {
    return this.#rows.get<{ digest: string }>("SELECT digest FROM source WHERE name = ?", name)?.digest;
  }

  /** Ids of the entries of a source. */
  idsOf(source: string): string[] {
    return this.#rows.all<{ id: string }>("SELECT id FROM entry WHERE source = ?", source).map((row) => row.id);
  }

  /** Moves what many writes left in the journal into the file. */
  checkpoint(): void {
    this.#database.pragma("wal_checkpoint(TRUNCATE)");
  }

  /** Runs `work` as one transaction, after whoever writes now. */
  transact<T>(work: (writer: StoreWriter) => T): T {
    const writer = new StoreWriter(this.#database);
    // A block whose writing is taken back leaves its number to another.
    this.#block = undefined;
    const whole = this.#database.transaction(() => {
      const result = work(writer);
      writer.finish();
      return result;
    });
    try {
      return whole.immediate();
    } catch (error) {
      if (isNoRoom(error)) throw new NoRoomError(dirname(this.#database.name), { cause: error });
      throw error;
    }
  }

  /** Reads one state of the store, whatever others write meanwhile. */
  snapshot<T>(work: () => T): T {
    return this.#database.transaction(work).deferred();
  }

  writeRating(rating: { ask: string; good: boolean; comment?: string }, now: Date): void {
    this.#rows.run(
      "INSERT INTO rating VALUES (?, ?, ?, ?)",
      rating.ask,
      rating.good ? 1 : 0,
      rating.comment ?? null,
      now.toISOString(),
    );
  }

  /** Writes a consistent copy to `path`, which must not exist. */
  copyTo(path: string): void {
    this.#rows.run("VACUUM INTO ?", path);
  }

  close(): void {
    this.#database.close();
  }

  #linesOf(block: number): readonly string[] {
    if (this.#block?.id === block) return this.#block.lines;
    const row = this.#rows.get<{ content: Uint8Array }>("SELECT content FROM original_block WHERE id = ?", block);
    this.#block = { id: block, lines: row ? unpackBlock(row.content) : [] };
    return this.#block.lines;
  }

  #content<T>(id: string, kind: string): T | undefined {
    const row = this.#rows.get<{ content: string }>("SELECT content FROM entry WHERE id = ? AND kind = ?", id, kind);
    return row ? (JSON.parse(row.content) as T) : undefined;
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
