import type { WordIndex } from "./word-index.ts";

/** How the weight of a posting in a passage becomes a score. */
export interface Saturation {
  readonly most: number;
  readonly ofAny: number;
  readonly ofLength: number;
}

export function saturated({ most, ofAny, ofLength }: Saturation, weight: number, length: number): number {
  return (most * weight) / (weight + ofAny + ofLength * length);
}

type Filter = (document: number) => boolean;

const bins = 1024;

/**
 * The scores of one search, used again by the next. A passage that is touched is given the next place in short arrays:
 * of a million passages a search touches some ten thousand, and far memory is what it waits for. Only the place and
 * the length of a passage are looked up by its number, side by side.
 */
export class Scores {
  count = 0;
  /** Of each passage its place plus one, 0 where it has none, and its length. */
  #found = new Uint32Array();
  #followed = { size: 0, merges: 0 };
  #isWanted: Filter | undefined;
  #documents = new Uint32Array(1024);
  #totals = new Float32Array(1024);
  /** What the word that is being read has given a place. */
  #best = new Float32Array(1024);

  /** Makes room for the passages of an index, whose lengths it copies; those that are not wanted get no score. */
  follow(index: WordIndex, isWanted?: Filter): void {
    this.#isWanted = isWanted;
    const [size, merges] = [index.size(), index.merges()];
    if (this.#found.length < 2 * size) {
      const grown = new Uint32Array(Math.ceil(2.5 * size));
      grown.set(this.#found);
      this.#found = grown;
    }
    const lengths = index.lengths();
    const first = merges === this.#followed.merges ? this.#followed.size : 0;
    for (let document = first; document < size; document++) this.#found[2 * document + 1] = lengths[document] ?? 0;
    this.#followed = { size, merges };
  }

  /** Adds the postings of a token; of several tokens of one word a passage counts the best. */
  add(documents: Uint32Array, weights: Uint8Array, by: Saturation & { readonly idf: number }): void {
    const isWanted = this.#isWanted;
    if (!isWanted) this.#addAll(documents, weights, by);
    else
      this.#addAll(
        documents.filter(isWanted),
        weights.filter((_, at) => isWanted(documents[at] ?? 0)),
        by,
      );
  }

  // The innermost loop of a search: all it reads are typed arrays.
  #addAll(documents: Uint32Array, weights: Uint8Array, { idf, ...by }: Saturation & { readonly idf: number }): void {
    this.#room(documents.length);
    const [found, numbers, totals, best] = [this.#found, this.#documents, this.#totals, this.#best];
    let count = this.count;
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at] ?? 0;
      const value = saturated(by, weights[at] ?? 0, found[2 * document + 1] ?? 0);
      let place = (found[2 * document] ?? 0) - 1;
      if (place < 0) {
        place = count++;
        found[2 * document] = count;
        numbers[place] = document;
        totals[place] = 0;
        best[place] = 0;
      }
      const known = best[place] ?? 0;
      if (value <= known) continue;
      best[place] = value;
      totals[place] = (totals[place] ?? 0) + idf * (value - known);
    }
    this.count = count;
  }

  /** Adds to the score of a passage that has one. */
  raise(document: number, by: number): void {
    const place = (this.#found[2 * document] ?? 0) - 1;
    if (place >= 0) this.#totals[place] = (this.#totals[place] ?? 0) + by;
  }

  of(document: number): number {
    const place = (this.#found[2 * document] ?? 0) - 1;
    return place < 0 ? 0 : (this.#totals[place] ?? 0);
  }

  /** The passages of largest score, `count` at most, the best first; of equal ones those of the smallest number. */
  largest(count: number): number[] {
    const least = this.count > count ? this.#valueToBeat(count) : 0;
    const kept: { document: number; total: number }[] = [];
    for (let place = 0; place < this.count; place++) {
      const total = this.#totals[place] ?? 0;
      const document = this.#documents[place] ?? 0;
      if (total >= least) kept.push({ document, total });
    }
    return kept
      .toSorted((one, other) => other.total - one.total || one.document - other.document)
      .slice(0, count)
      .map(({ document }) => document);
  }

  endWord(): void {
    this.#best.fill(0, 0, this.count);
  }

  clear(): void {
    for (let place = 0; place < this.count; place++) this.#found[2 * (this.#documents[place] ?? 0)] = 0;
    this.count = 0;
  }

  #room(more: number): void {
    const needed = this.count + more;
    if (needed <= this.#documents.length) return;
    const size = Math.ceil(1.5 * needed);
    const grown = { documents: new Uint32Array(size), totals: new Float32Array(size), best: new Float32Array(size) };
    grown.documents.set(this.#documents);
    grown.totals.set(this.#totals);
    grown.best.set(this.#best);
    [this.#documents, this.#totals, this.#best] = [grown.documents, grown.totals, grown.best];
  }

  /** A score that at least `count` passages reach, and not many more: a histogram finds it without sorting all. */
  #valueToBeat(count: number): number {
    const totals = this.#totals.subarray(0, this.count);
    let most = 0;
    for (const total of totals) most = Math.max(most, total);
    const width = most / bins;
    const histogram = new Uint32Array(bins + 1);
    for (const total of totals) {
      const bin = Math.floor(total / width);
      histogram[bin] = (histogram[bin] ?? 0) + 1;
    }
    let least = bins + 1;
    for (let above = 0; above < count && least > 0; above += histogram[least] ?? 0) least--;
    // One bin lower, since a score at a bin's border may fall to either side of it.
    return Math.max(0, least - 1) * width;
  }
}
