import type { PassageKind } from "../library/passage.ts";
import { Numbers } from "./numbers.ts";
import type { WordIndex } from "./word-index.ts";

/** A token that stands for a word of the query; 1 is the word itself, less a word near it. */
interface TokenWeight {
  readonly token: number;
  readonly weight: number;
}

/** One word of the query: the tokens that stand for it, the best first. */
export interface WordGroup {
  readonly tokens: readonly TokenWeight[];
  /** Rarity times the weight of the word in the question. */
  readonly idf: number;
}

export interface ScoredRow {
  readonly rowid: number;
  /** Larger is better. */
  readonly score: number;
}

interface ScoreOptions {
  readonly limit: number;
  readonly kinds?: readonly PassageKind[] | undefined;
  /** Postings read before frequent words only reorder what rare ones found. */
  readonly postingsBudget?: number;
}

// BM25: Robertson & Zaragoza, Foundations and Trends in IR 2009; fields are summed with their weights before saturation (BM25F, there).
const k1 = 1.2;
const b = 0.6;
/** What a word of weight 1 scores in a passage that says nothing else. */
export const mostPerWord = k1 + 1;
// Among a million records a budget five times as large finds no more, in twice the time.
const defaultBudget = 80_000;
// Of a word past the budget the nearest tokens are read all the same: among them stands its translation.
const alwaysRead = 2;
const reordered = 600;

/** Room for the scores of one search, used again by the next: clearing what was touched is cheaper than new arrays. */
class Scores {
  total = new Float32Array();
  best = new Float32Array();
  readonly touched = new Numbers();
  readonly touchedByWord = new Numbers();

  room(size: number): void {
    if (this.total.length >= size) return;
    this.total = new Float32Array(Math.ceil(size * 1.25));
    this.best = new Float32Array(this.total.length);
  }

  endWord(): void {
    for (const document of this.touchedByWord.values()) this.best[document] = 0;
    this.touchedByWord.shorten(0);
  }

  clear(): void {
    this.endWord();
    for (const document of this.touched.values()) this.total[document] = 0;
    this.touched.shorten(0);
  }
}

const scoresOf = new WeakMap<WordIndex, Scores>();

/**
 * Soft BM25: of each word of the query a passage counts its best token, weighed by how near it is to the word; the
 * rarest words are read first. Once the budget of postings is spent, the words left only reorder the best found so far.
 */
export function scoreWords(index: WordIndex, groups: readonly WordGroup[], options: ScoreOptions): ScoredRow[] {
  const scores = scoresOf.get(index) ?? new Scores();
  scoresOf.set(index, scores);
  scores.room(index.size());
  const meanLength = Math.max(1, index.meanLength());
  let budget = options.postingsBudget ?? defaultBudget;
  for (const group of groups.toSorted((one, other) => other.idf - one.idf)) {
    const isRead = scores.touched.length === 0 || nearestPostings(index, group) <= budget;
    if (isRead) budget = readGroup(index, group, { scores, budget, meanLength });
    else reorder(index, group, { scores, meanLength });
    scores.endWord();
  }
  const rows = bestRows(index, scores, options);
  scores.clear();
  return rows;
}

/** Postings that reading a word costs at least. */
function nearestPostings(index: WordIndex, { tokens }: WordGroup): number {
  return tokens.slice(0, alwaysRead).reduce((sum, { token }) => sum + index.documentFrequency(token), 0);
}

interface Reading {
  readonly scores: Scores;
  readonly meanLength: number;
}

/** Adds one word to the scores; gives what is left of the budget. */
function readGroup(
  index: WordIndex,
  group: WordGroup,
  { scores, budget, meanLength }: Reading & { budget: number },
): number {
  let left = budget;
  for (const [place, { token, weight }] of group.tokens.entries()) {
    const postings = index.documentFrequency(token);
    if (left < postings && place >= alwaysRead) continue;
    left -= postings;
    readToken(index, token, { scores, meanLength, weight, idf: group.idf });
  }
  return left;
}

interface TokenReading extends Reading {
  readonly weight: number;
  readonly idf: number;
}

function readToken(index: WordIndex, token: number, reading: TokenReading): void {
  const { documents, weights } = index.flat();
  const [from, to] = index.flatRange(token);
  addPostings(index, documents.subarray(from, to), weights.subarray(from, to), reading);
  const added = index.added(token);
  if (added) addPostings(index, Uint32Array.from(added.documents), Uint8Array.from(added.weights), reading);
}

// The innermost loop of a search: all it reads are typed arrays, and its constants stand before it.
function addPostings(index: WordIndex, documents: Uint32Array, weights: Uint8Array, reading: TokenReading): void {
  const { scores, meanLength, idf } = reading;
  const { total, best, touched, touchedByWord } = scores;
  const lengths = index.lengths();
  const most = reading.weight * mostPerWord;
  const [ofAny, ofLength] = [k1 * (1 - b), (k1 * b) / meanLength];
  for (let at = 0; at < documents.length; at++) {
    const document = documents[at] ?? 0;
    const times = weights[at] ?? 0;
    const value = (most * times) / (times + ofAny + ofLength * (lengths[document] ?? 0));
    const known = best[document] ?? 0;
    if (value <= known) continue;
    const sum = total[document] ?? 0;
    if (known === 0) touchedByWord.push(document);
    if (sum === 0) touched.push(document);
    best[document] = value;
    total[document] = sum + idf * (value - known);
  }
}

function saturated(times: number, relativeLength: number): number {
  return (times * mostPerWord) / (times + k1 * (1 - b + b * relativeLength));
}

/** Adds one word to the best passages found so far, without reading all of its postings. */
function reorder(index: WordIndex, group: WordGroup, { scores, meanLength }: Reading): void {
  for (const document of largest(scores.touched.values(), scores.total, reordered)) {
    const relativeLength = index.length(document) / meanLength;
    let value = 0;
    for (const { token, weight } of group.tokens) {
      const times = weightIn(index, token, document);
      if (times > 0) value = Math.max(value, weight * saturated(times, relativeLength));
    }
    scores.total[document] = (scores.total[document] ?? 0) + group.idf * value;
  }
}

function weightIn(index: WordIndex, token: number, document: number): number {
  const flat = index.flat();
  const place = placeOf(document, flat.documents, index.flatRange(token));
  if (place !== undefined) return flat.weights[place] ?? 0;
  const added = index.added(token);
  const later = added && placeOf(document, added.documents, [0, added.documents.length]);
  return later === undefined ? 0 : (added?.weights[later] ?? 0);
}

/** Where a passage stands in a stretch of passages in ascending order. */
function placeOf(
  document: number,
  documents: ArrayLike<number>,
  [from, to]: readonly [number, number],
): number | undefined {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((documents[middle] ?? 0) < document) low = middle + 1;
    else high = middle;
  }
  return low < to && documents[low] === document ? low : undefined;
}

function bestRows(index: WordIndex, scores: Scores, { limit, kinds }: ScoreOptions): ScoredRow[] {
  const isWanted = index.filterOf(kinds);
  return largest(isWanted ? scores.touched.values().filter(isWanted) : scores.touched.values(), scores.total, limit)
    .map((document) => ({ rowid: index.rowid(document) ?? 0, score: scores.total[document] ?? 0 }))
    .toSorted((one, other) => other.score - one.score || one.rowid - other.rowid);
}

/** The `count` items of largest value, in no order; of equal values those of the smallest number. */
export function largest(items: Uint32Array, values: Float32Array, count: number): number[] {
  if (items.length <= count) return [...items];
  const least = valueToBeat(items, values, count);
  return [...items.filter((item) => (values[item] ?? 0) >= least)]
    .toSorted((one, other) => (values[other] ?? 0) - (values[one] ?? 0) || one - other)
    .slice(0, count);
}

const bins = 1024;

/** A value that at least `count` items reach, and not many more: a histogram finds it without sorting all. */
function valueToBeat(items: Uint32Array, values: Float32Array, count: number): number {
  let most = 0;
  for (const item of items) most = Math.max(most, values[item] ?? 0);
  const width = most / bins;
  const histogram = new Uint32Array(bins + 1);
  for (const item of items) {
    const bin = Math.floor((values[item] ?? 0) / width);
    histogram[bin] = (histogram[bin] ?? 0) + 1;
  }
  let least = bins + 1;
  for (let above = 0; above < count && least > 0; above += histogram[least] ?? 0) least--;
  // One bin lower, since a value at a bin's border may fall to either side of it.
  return Math.max(0, least - 1) * width;
}
