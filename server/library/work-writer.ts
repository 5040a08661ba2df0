import { readTrait } from "./author-trait.ts";
import { type Edition, groupEditions } from "./group-editions.ts";
import type { Statements } from "./statements.ts";
import type { Genre } from "./work-genre.ts";

// What one record can set in motion: of a classic with more editions the first by id are followed, and those not reached keep
// the work they have.
const mostSharing = 1000;
const mostReached = 5000;

interface Key {
  readonly kind: string;
  readonly key: string;
}

/** Kinds of keys by which records meet, and what they meet on the other side. */
const meeting: Readonly<Record<string, string>> = {
  sign: "sign",
  "one-work": "one-work",
  "original-volume": "translated-volume",
  "translated-volume": "original-volume",
};

/** Keeps the work of each record within one transaction: groups again only what the records written or deleted could have moved. */
export class WorkWriter {
  readonly #rows: Statements;
  /** Records written, with their keys: they have no work yet. */
  readonly #entered = new Map<string, readonly Key[]>();
  readonly #moved = new Set<string>();

  constructor(rows: Statements) {
    this.#rows = rows;
  }

  /** A record is there with its keys. */
  enter(record: string, keys: readonly Key[]): void {
    this.#entered.set(record, keys);
  }

  /** The keys of a record are about to go. */
  leave(record: string): void {
    for (const { kind, key } of this.#keys(record))
      for (const neighbour of this.#neighbours(kind, key)) this.#moved.add(neighbour);
    this.#moved.delete(record);
    this.#entered.delete(record);
  }

  finish(): void {
    const editions = this.#reach([...this.#entered.keys(), ...this.#moved]);
    for (const [record, work] of groupEditions(editions)) {
      if (!this.#entered.has(record)) {
        if (this.#workOf(record) === work) continue;
        this.#rows.run("DELETE FROM owner_key WHERE owner = ? AND kind = 'work'", record);
      }
      this.#rows.run("INSERT INTO owner_key VALUES ('work', ?, ?)", work, record);
    }
    this.#entered.clear();
    this.#moved.clear();
  }

  /** The records given and all that are connected with them through whatever they share. */
  #reach(from: readonly string[]): Edition[] {
    const editions = new Map<string, Edition>();
    const followed = new Set<string>();
    const waiting = [...from];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (editions.has(id)) continue;
      const keys = this.#keys(id);
      editions.set(id, editionOf(id, keys));
      if (editions.size > from.length + mostReached) continue;
      for (const { kind, key } of keys) {
        if (!(kind in meeting) || followed.has(`${kind} ${key}`)) continue;
        followed.add(`${kind} ${key}`);
        waiting.push(...this.#neighbours(kind, key));
      }
    }
    return [...editions.values()];
  }

  #keys(record: string): readonly Key[] {
    return this.#entered.get(record) ?? this.#rows.all<Key>("SELECT kind, key FROM owner_key WHERE owner = ?", record);
  }

  #neighbours(kind: string, key: string): string[] {
    const other = meeting[kind];
    if (other === undefined) return [];
    return this.#rows
      .all<{ owner: string }>(
        "SELECT owner FROM owner_key WHERE kind = ? AND key = ? ORDER BY owner LIMIT ?",
        other,
        key,
        mostSharing,
      )
      .map(({ owner }) => owner);
  }

  #workOf(record: string): string | undefined {
    return this.#rows.get<{ key: string }>("SELECT key FROM owner_key WHERE owner = ? AND kind = 'work'", record)?.key;
  }
}

function editionOf(id: string, keys: readonly Key[]): Edition {
  const of = (kind: string): string[] => keys.flatMap((one) => (one.kind === kind ? one.key : []));
  const genre = keys.find(({ kind }) => kind === "genre")?.key;
  const [original, translation] = [of("original-volume"), of("translated-volume")];
  const [one, apart] = [of("one-work"), of("two-works")];
  const authors = of("author").map(readTrait);
  const side = translation.length > 0 ? ("translation" as const) : ("original" as const);
  const marks = translation.length > 0 ? translation : original;
  return {
    id,
    signs: of("sign"),
    ...(isGenre(genre) && { genre }),
    ...(marks.length > 0 && { volume: { side, marks } }),
    ...(authors.length > 0 && { authors }),
    ...(one.length > 0 && { one }),
    ...(apart.length > 0 && { apart }),
  };
}

const genres: readonly Genre[] = ["single", "collection", "drama"];
const isGenre = (key: string | undefined): key is Genre => genres.some((genre) => genre === key);
