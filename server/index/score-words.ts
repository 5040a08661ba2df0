import type { PassageKind } from "../library/passage.ts";
import { type Saturation, Scores, saturated } from "./scores.ts";
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
// Passages of other kinds are passed over quickly, so that the few of a rare kind are all read.
const leastShare = 0.01;
const reordered = 400;

const scoresOf = new WeakMap<WordIndex, Scores>();

/**
 * Soft BM25: of each word of the query a passage counts its best token, weighed by how near it is to the word; the
 * rarest words are read first. Once the budget of postings is spent, the words left only reorder the best found so far.
 */
export function scoreWords(index: WordIndex, groups: readonly WordGroup[], options: ScoreOptions): ScoredRow[] {
  const scores = scoresOf.get(index) ?? new Scores();
  scoresOf.set(index, scores);
  scores.follow(index, index.filterOf(options.kinds));
  const meanLength = Math.max(1, index.meanLength());
  let budget = (options.postingsBudget ?? defaultBudget) / Math.max(leastShare, index.shareOf(options.kinds));
  for (const group of groups.toSorted((one, other) => other.idf - one.idf)) {
    const isRead = scores.count === 0 || nearestPostings(index, group) <= budget;
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

function readToken(index: WordIndex, token: number, { scores, meanLength, weight, idf }: TokenReading): void {
  const { documents, weights } = index.flat();
  const [from, to] = index.flatRange(token);
  const by = { ...saturationOf(weight, meanLength), idf };
  scores.add(documents.subarray(from, to), weights.subarray(from, to), by);
  const added = index.added(token);
  if (added) scores.add(Uint32Array.from(added.documents), Uint8Array.from(added.weights), by);
}

function saturationOf(weight: number, meanLength: number): Saturation {
  return { most: weight * mostPerWord, ofAny: k1 * (1 - b), ofLength: (k1 * b) / meanLength };
}

/** Adds one word to the best passages found so far, without reading all of its postings. */
function reorder(index: WordIndex, group: WordGroup, { scores, meanLength }: Reading): void {
  const readings = group.tokens.map(({ token, weight }) => ({ token, by: saturationOf(weight, meanLength) }));
  for (const document of scores.largest(reordered)) {
    const length = index.length(document);
    const value = readings.reduce(
      (most, { token, by }) => Math.max(most, saturated(by, weightIn(index, token, document), length)),
      0,
    );
    scores.raise(document, group.idf * value);
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

function bestRows(index: WordIndex, scores: Scores, { limit }: ScoreOptions): ScoredRow[] {
  return scores
    .largest(limit)
    .map((document) => ({ rowid: index.rowid(document) ?? 0, score: scores.of(document) }))
    .toSorted((one, other) => other.score - one.score || one.rowid - other.rowid);
}
