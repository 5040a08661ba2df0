import type { PassageKind } from "../library/passage.ts";
import { LetterShapes } from "./letter-shapes.ts";
import { Numbers } from "./numbers.ts";
import { type AddedPostings, mergePostings, noPostings, type Postings } from "./postings.ts";

/** A token of a passage with its weight: how often it stands there, a title counting more than a text. */
export type WeightedToken = readonly [token: string, weight: number];

/** The state of a word index, as it is saved. */
export interface WordIndexState {
  /** Names the numbering of the tokens: the vectors of the vocabulary are kept by number. */
  readonly lineage: string;
  readonly tokens: readonly string[];
  readonly postings: Postings;
  readonly rowids: Uint32Array;
  /** Sum of the weights of each passage. */
  readonly lengths: Uint32Array;
  readonly kinds: Uint8Array;
}

const passageKinds: readonly PassageKind[] = ["record", "faq", "library", "event", "document"];

const gone = 0xffffffff;
// Added postings are slower to read and larger than flat ones; merging reads everything once.
const fewestAdded = 50_000;
const mergeShare = 0.25;

/** The vocabulary of all passages and where each token stands: in memory, a cache of the index file. */
export class WordIndex {
  readonly lineage: string;
  readonly #tokens: string[];
  readonly #numbers = new Map<string, number>();
  readonly #shapes: LetterShapes;
  readonly #documents = new Map<number, number>();
  #flat: Postings;
  #added = new Map<number, AddedPostings>();
  #addedCount = 0;
  /** Tokens posted since somebody asked. */
  #posted = new Set<number>();
  #deleted = 0;
  #merges = 0;
  readonly #rowids: Numbers;
  readonly #lengths: Numbers;
  readonly #kinds: Numbers;
  /** How many passages of each kind there are, deleted ones among them. */
  readonly #ofKind = passageKinds.map(() => 0);
  #lengthSum = 0;

  constructor(state?: WordIndexState) {
    this.lineage = state?.lineage ?? crypto.randomUUID();
    this.#tokens = [...(state?.tokens ?? [])];
    for (const [number, token] of this.#tokens.entries()) this.#numbers.set(token, number);
    this.#shapes = new LetterShapes(this.#tokens);
    this.#flat = state?.postings ?? noPostings;
    this.#rowids = new Numbers(state?.rowids);
    this.#lengths = new Numbers(state?.lengths);
    this.#kinds = new Numbers(state && Uint32Array.from(state.kinds));
    for (let document = 0; document < this.#rowids.length; document++) {
      this.#documents.set(this.#rowids.at(document), document);
      this.#lengthSum += this.#lengths.at(document);
      this.#countKind(document);
    }
  }

  /** How many passages can be found. */
  count(): number {
    return this.#documents.size;
  }

  /** How many passages are numbered, deleted ones among them. */
  size(): number {
    return this.#rowids.length;
  }

  vocabularySize(): number {
    return this.#tokens.length;
  }

  rowids(): IterableIterator<number> {
    return this.#documents.keys();
  }

  has(rowid: number): boolean {
    return this.#documents.has(rowid);
  }

  kindOf(rowid: number): PassageKind | undefined {
    const document = this.#documents.get(rowid);
    return document === undefined ? undefined : this.kind(document);
  }

  token(number: number): string {
    return this.#tokens[number] ?? "";
  }

  number(token: string): number | undefined {
    return this.#numbers.get(token);
  }

  /** Tokens that may be spelt like the word. */
  spelledLike(word: string): number[] {
    return this.#shapes.like(word);
  }

  /** The tokens that passages were given since the last call. */
  takePosted(): ReadonlySet<number> {
    const posted = this.#posted;
    this.#posted = new Set();
    return posted;
  }

  /** How many passages hold the token; passages deleted since the last merge still count. */
  documentFrequency(token: number): number {
    return this.flatRange(token)[1] - this.flatRange(token)[0] + (this.#added.get(token)?.documents.length ?? 0);
  }

  meanLength(): number {
    return this.count() > 0 ? this.#lengthSum / this.count() : 0;
  }

  /** Adds a passage, or replaces the one of this rowid. */
  add(rowid: number, kind: PassageKind, tokens: readonly WeightedToken[]): void {
    this.remove(rowid);
    const document = this.#rowids.push(rowid);
    this.#documents.set(rowid, document);
    this.#kinds.push(passageKinds.indexOf(kind));
    this.#countKind(document);
    let length = 0;
    for (const [token, weight] of tokens) {
      length += weight;
      this.#post(this.#numberOf(token), document, weight);
    }
    this.#lengths.push(length);
    this.#lengthSum += length;
    if (this.#addedCount > Math.max(fewestAdded, this.#flat.documents.length * mergeShare)) this.merge();
  }

  remove(rowid: number): void {
    const document = this.#documents.get(rowid);
    if (document === undefined) return;
    this.#documents.delete(rowid);
    this.#lengthSum -= this.#lengths.at(document);
    this.#rowids.set(document, gone);
    this.#deleted++;
  }

  /** Brings everything into flat arrays without what was deleted. */
  merge(): void {
    if (this.#addedCount === 0 && this.#deleted === 0) return;
    const renumbered = new Uint32Array(this.size()).fill(gone);
    let next = 0;
    for (let document = 0; document < renumbered.length; document++) {
      const rowid = this.#rowids.at(document);
      if (rowid === gone) continue;
      renumbered[document] = next;
      this.#rowids.set(next, rowid);
      this.#lengths.set(next, this.#lengths.at(document));
      this.#kinds.set(next, this.#kinds.at(document));
      this.#documents.set(rowid, next);
      next++;
    }
    for (const numbers of [this.#rowids, this.#lengths, this.#kinds]) numbers.shorten(next);
    this.#flat = mergePostings(this.#flat, this.#added, { tokens: this.#tokens.length, renumbered, gone });
    this.#added = new Map();
    this.#addedCount = 0;
    this.#deleted = 0;
    this.#merges++;
  }

  /** The merged state. */
  state(): WordIndexState {
    this.merge();
    return {
      lineage: this.lineage,
      tokens: this.#tokens,
      postings: this.#flat,
      rowids: this.#rowids.values(),
      lengths: this.#lengths.values(),
      kinds: Uint8Array.from(this.#kinds.values()),
    };
  }

  // What a search reads, in place: copying postings would cost more than scoring them.

  flat(): Postings {
    return this.#flat;
  }

  /** Where the token's flat postings begin and end. */
  flatRange(token: number): readonly [from: number, to: number] {
    // A token seen since the last merge has no flat postings.
    const to = this.#flat.offsets[token + 1];
    return to === undefined ? [0, 0] : [this.#flat.offsets[token] ?? to, to];
  }

  added(token: number): AddedPostings | undefined {
    return this.#added.get(token);
  }

  /** How often passages were numbered anew. */
  merges(): number {
    return this.#merges;
  }

  /** The rowid of a passage's number; undefined when it is deleted. */
  rowid(document: number): number | undefined {
    const rowid = this.#rowids.at(document);
    return rowid === gone ? undefined : rowid;
  }

  length(document: number): number {
    return this.#lengths.at(document);
  }

  /** The lengths of all passages by their numbers. */
  lengths(): Uint32Array {
    return this.#lengths.values();
  }

  kind(document: number): PassageKind | undefined {
    return passageKinds[this.#kinds.at(document)];
  }

  /** The share of passages that are of these kinds, 0 to 1, roughly. */
  shareOf(kinds: readonly PassageKind[] | undefined): number {
    if (!kinds) return 1;
    const all = this.#ofKind.reduce((sum, count) => sum + count, 0);
    const wanted = kinds.reduce((sum, kind) => sum + (this.#ofKind[passageKinds.indexOf(kind)] ?? 0), 0);
    return wanted / Math.max(1, all);
  }

  /** Tells passages of these kinds that are not deleted; undefined where all are. */
  filterOf(kinds: readonly PassageKind[] | undefined): ((document: number) => boolean) | undefined {
    if (!kinds && this.#deleted === 0) return undefined;
    const [rowids, kindOf] = [this.#rowids.values(), this.#kinds.values()];
    const wanted = passageKinds.map((kind) => !kinds || kinds.includes(kind));
    return (document) => wanted[kindOf[document] ?? 0] === true && rowids[document] !== gone;
  }

  #countKind(document: number): void {
    const kind = this.#kinds.at(document);
    this.#ofKind[kind] = (this.#ofKind[kind] ?? 0) + 1;
  }

  #numberOf(token: string): number {
    const known = this.#numbers.get(token);
    if (known !== undefined) return known;
    const number = this.#tokens.push(token) - 1;
    this.#numbers.set(token, number);
    this.#shapes.add(token);
    return number;
  }

  #post(token: number, document: number, weight: number): void {
    const added = this.#added.get(token) ?? { documents: [], weights: [] };
    added.documents.push(document);
    added.weights.push(weight);
    this.#added.set(token, added);
    this.#addedCount++;
    this.#posted.add(token);
  }
}
