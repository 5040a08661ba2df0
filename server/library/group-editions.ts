import { type AuthorTrait, areTwoPersons } from "./author-trait.ts";
import type { VolumeMarks } from "./volume-marks.ts";
import type { Genre } from "./work-genre.ts";

/** A record as grouping sees it. */
export interface Edition {
  readonly id: string;
  readonly signs: readonly string[];
  readonly genre?: Genre;
  readonly volume?: VolumeMarks;
  readonly authors?: readonly AuthorTrait[];
  /** Editions that share one of these are told to be of one work, whatever their signs and genres. */
  readonly one?: readonly string[];
  /** Editions that share one of these are told to be of different works. */
  readonly apart?: readonly string[];
}

/**
 * Puts together the editions that share a sign, and what they share signs with; two of different genres or authors never meet, not even
 * through a third that fits both, which goes to the larger side. A volume of a translation joins the one work that has such
 * a volume, none when there are two. What the librarian told comes first. A work is named by the least of its ids. All depends on the editions alone, not on
 * their order.
 */
export function groupEditions(editions: readonly Edition[]): ReadonlyMap<string, string> {
  const ordered = editions.toSorted((a, b) => compare(a.id, b.id));
  const groups = new Groups(ordered);
  for (const alike of gather(ordered, ({ one = [] }) => one).values()) groups.join(alike, { told: true });
  const sharing = [...gather(ordered, ({ signs }) => signs)].toSorted(([a], [b]) => compare(a, b));
  for (const [, alike] of sharing)
    for (const same of Map.groupBy(alike, ({ genre }) => genre).values()) groups.join(same);
  for (const [, alike] of sharing) groups.join(alike.toSorted((a, b) => groups.size(b) - groups.size(a)));
  joinTranslations(ordered, groups);
  return new Map(ordered.map(({ id }) => [id, groups.first(id)]));
}

function joinTranslations(editions: readonly Edition[], groups: Groups): void {
  const originals = gather(editions, ({ volume }) => (volume?.side === "original" ? volume.marks : []));
  const translations = editions.filter(({ volume }) => volume?.side === "translation");
  const sets = [...Map.groupBy(translations, ({ id }) => groups.first(id))].map(([id, volumes]) => {
    const marks = volumes.flatMap(({ volume }) => volume?.marks ?? []);
    const met = marks.flatMap((mark) => originals.get(mark) ?? []);
    return { id, works: [...Map.groupBy(met, (edition) => groups.first(edition.id)).values()] };
  });
  const byId = new Map(editions.map((edition) => [edition.id, edition]));
  for (const { id, works } of sets) {
    const [original] = works[0] ?? [];
    const translation = byId.get(id);
    if (works.length === 1 && original && translation) groups.join([original, translation]);
  }
}

function gather(editions: readonly Edition[], keysOf: (edition: Edition) => readonly string[]): Map<string, Edition[]> {
  const byKey = new Map<string, Edition[]>();
  for (const edition of editions) {
    for (const key of new Set(keysOf(edition))) {
      const held = byKey.get(key);
      if (held) held.push(edition);
      else byKey.set(key, [edition]);
    }
  }
  return byKey;
}

/** Sets that only grow, each known by its least id. */
class Groups {
  readonly #parent = new Map<string, string>();
  readonly #size = new Map<string, number>();
  readonly #genre = new Map<string, Genre | undefined>();
  readonly #apart = new Map<string, readonly string[]>();
  readonly #authors = new Map<string, readonly AuthorTrait[]>();

  constructor(editions: readonly Edition[]) {
    for (const { id, genre, apart = [], authors = [] } of editions) {
      this.#parent.set(id, id);
      this.#size.set(id, 1);
      this.#genre.set(id, genre);
      this.#apart.set(id, apart);
      this.#authors.set(id, authors);
    }
  }

  first(id: string): string {
    let root = id;
    for (let parent = this.#parent.get(root); parent !== undefined && parent !== root; parent = this.#parent.get(root))
      root = parent;
    this.#parent.set(id, root);
    return root;
  }

  size({ id }: Edition): number {
    return this.#size.get(this.first(id)) ?? 1;
  }

  /** Joins each with the first of those before it that its genre allows; where it is told, whatever the genre. */
  join(editions: readonly Edition[], { told = false } = {}): void {
    const apart: string[] = [];
    for (const { id } of editions) {
      const other = apart.find((one) => {
        const [a, b] = [this.first(one), this.first(id)];
        return !this.#isToldApart(a, b) && (told || this.#agree(a, b));
      });
      if (other === undefined) apart.push(id);
      else this.#unite(this.first(other), this.first(id));
    }
  }

  #isToldApart(one: string, other: string): boolean {
    const held = this.#apart.get(other) ?? [];
    return one !== other && (this.#apart.get(one) ?? []).some((key) => held.includes(key));
  }

  #agree(one: string, other: string): boolean {
    const [a, b] = [this.#genre.get(one), this.#genre.get(other)];
    if (a !== undefined && b !== undefined && a !== b) return false;
    const others = this.#authors.get(other) ?? [];
    return one === other || !(this.#authors.get(one) ?? []).some((x) => others.some((y) => areTwoPersons(x, y)));
  }

  #unite(one: string, other: string): void {
    if (one === other) return;
    const [root, child] = one < other ? [one, other] : [other, one];
    this.#parent.set(child, root);
    this.#size.set(root, (this.#size.get(one) ?? 1) + (this.#size.get(other) ?? 1));
    this.#genre.set(root, this.#genre.get(one) ?? this.#genre.get(other));
    this.#authors.set(root, distinct([...(this.#authors.get(one) ?? []), ...(this.#authors.get(other) ?? [])]));
    this.#apart.set(root, [...(this.#apart.get(one) ?? []), ...(this.#apart.get(other) ?? [])]);
  }
}

const distinct = (traits: readonly AuthorTrait[]): AuthorTrait[] => [
  ...new Map(traits.map((trait) => [`${trait.heading} ${trait.born}`, trait])).values(),
];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
