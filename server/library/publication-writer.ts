import { groupPublications } from "./group-publications.ts";
import { type PublicationFacts, publicationFacts } from "./publication-facts.ts";
import type { BibRecord } from "./record.ts";
import { richness } from "./richness.ts";
import { judgePublications, type Verdict } from "./same-publication.ts";
import type { Statements } from "./statements.ts";

// A key with more records behind it is no sign of one publication: the first by id are compared.
const mostSharing = 100;
const mostReached = 500;

interface Key {
  readonly kind: string;
  readonly key: string;
}

interface Candidate {
  readonly facts: PublicationFacts;
  readonly richness: number;
  /** What the librarian told of it, by kind and key. */
  readonly told: readonly Key[];
}

const isNumber = /^(?:97[89]\d{10}|\d{4} \d{3}[\dx])$/u;

/** By a year and a title, an ISBN or ISSN, or because the librarian says so; other identifiers are a library's own. */
const meets = ({ kind, key }: Key): boolean =>
  kind === "print" || kind === "one-publication" || (kind === "identifier" && isNumber.test(key));

/** Keeps which records describe one publication, within one transaction: compares only what was written with what shares a key with it. */
export class PublicationWriter {
  readonly #rows: Statements;
  readonly #known = new Map<string, Candidate>();
  readonly #entered = new Map<string, readonly Key[]>();
  readonly #moved = new Set<string>();
  #isTold: boolean | undefined;

  constructor(rows: Statements) {
    this.#rows = rows;
  }

  /** A record is there with its keys. */
  enter(id: string, keys: readonly Key[]): void {
    this.#known.delete(id);
    this.#entered.set(id, keys.filter(meets));
  }

  /** The keys of a record are about to go. */
  leave(id: string): void {
    for (const neighbour of this.#neighbours(id)) this.#moved.add(neighbour);
    this.#known.delete(id);
    this.#moved.delete(id);
    this.#entered.delete(id);
  }

  finish(): void {
    const done = new Set<string>();
    for (const id of [...this.#entered.keys(), ...this.#moved]) {
      if (done.has(id)) continue;
      const reached = this.#reach(id);
      for (const one of reached) done.add(one);
      this.#write(reached);
    }
    this.#known.clear();
    this.#entered.clear();
    this.#moved.clear();
    this.#isTold = undefined;
  }

  #write(reached: readonly string[]): void {
    const groups = reached.length < 2 ? [] : groupPublications({ ids: reached, judge: this.#judge, told: this.#told });
    const leads = new Map(groups.flatMap((group) => group.map((id) => [id, this.#richest(group)] as const)));
    for (const id of reached) {
      const lead = leads.get(id);
      // What was just entered has lost its row with its other keys.
      if (!this.#entered.has(id)) {
        if (this.#leadOf(id) === lead) continue;
        this.#rows.run("DELETE FROM owner_key WHERE owner = ? AND kind = 'publication'", id);
      }
      if (lead !== undefined) this.#rows.run("INSERT INTO owner_key VALUES ('publication', ?, ?)", lead, id);
    }
  }

  /** The record and all that are connected with it through records that may be the same. */
  #reach(from: string): string[] {
    const reached = new Set([from]);
    for (const id of reached) {
      if (reached.size > mostReached) break;
      for (const other of this.#neighbours(id)) {
        const told = this.#told(id, other);
        if ((told === "unknown" ? this.#judge(id, other) : told) === "same") reached.add(other);
      }
    }
    return [...reached];
  }

  readonly #judge = (a: string, b: string): Verdict => {
    const [one, other] = [this.#candidate(a), this.#candidate(b)];
    return one && other ? judgePublications(one.facts, other.facts) : "apart";
  };

  readonly #told = (a: string, b: string): Verdict => {
    const [one, other] = [this.#candidate(a)?.told ?? [], this.#candidate(b)?.told ?? []];
    const shared = one.filter(({ kind, key }) => other.some((held) => held.kind === kind && held.key === key));
    if (shared.length === 0) return "unknown";
    return shared.some(({ kind }) => kind === "one-publication") ? "same" : "apart";
  };

  /** The record that says most stands for the publication; of equals the first. */
  #richest(group: readonly string[]): string {
    const weight = (id: string): number => this.#candidate(id)?.richness ?? 0;
    return group.toSorted().reduce((best, id) => (weight(id) > weight(best) ? id : best));
  }

  #neighbours(id: string): Set<string> {
    const keys =
      this.#entered.get(id) ?? this.#rows.all<Key>("SELECT kind, key FROM owner_key WHERE owner = ?", id).filter(meets);
    const owners = keys.flatMap(({ kind, key }) => this.#owners(kind, key));
    return new Set(owners.filter((owner) => owner !== id));
  }

  #candidate(id: string): Candidate | undefined {
    const known = this.#known.get(id);
    if (known) return known;
    const row = this.#rows.get<{ content: string }>("SELECT content FROM entry WHERE id = ? AND kind = 'record'", id);
    if (!row) return undefined;
    const record = JSON.parse(row.content) as BibRecord;
    const candidate = { facts: publicationFacts(record), richness: richness(record), told: this.#toldOf(id) };
    this.#known.set(id, candidate);
    return candidate;
  }

  #toldOf(id: string): Key[] {
    this.#isTold ??=
      this.#rows.get("SELECT 1 FROM owner_key WHERE kind IN ('one-publication', 'two-publications') LIMIT 1") !==
      undefined;
    if (!this.#isTold) return [];
    return this.#rows.all<Key>(
      "SELECT kind, key FROM owner_key WHERE owner = ? AND kind IN ('one-publication', 'two-publications')",
      id,
    );
  }

  #owners(kind: string, key: string): string[] {
    return this.#rows
      .all<{ owner: string }>(
        "SELECT owner FROM owner_key WHERE kind = ? AND key = ? ORDER BY owner LIMIT ?",
        kind,
        key,
        mostSharing,
      )
      .map(({ owner }) => owner);
  }

  #leadOf(id: string): string | undefined {
    return this.#rows.get<{ key: string }>("SELECT key FROM owner_key WHERE owner = ? AND kind = 'publication'", id)
      ?.key;
  }
}
