import type { PassageKind } from "../library/passage.ts";
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
const defaultBudget = 400_000;
// Of a word past the budget the nearest tokens are read all the same: among them stands its translation.
const alwaysRead = 3;
const reordered = 1500;

/** Room for the scores of one search, used again by the next: clearing what was touched is cheaper than new arrays. */
class Scores {
  total = new Float32Array();
  best = new Float32Array();
  touched: number[] = [];
  touchedByWord: number[] = [];

  room(size: number): void {
    if (this.total.length >= size) return;
    this.total = new Float32Array(Math.ceil(size * 1.25));
    this.best = new Float32Array(this.total.length);
  }

  endWord(): void {
    for (const document of this.touchedByWord) this.best[document] = 0;
    this.touchedByWord = [];
  }

  clear(): void {
    this.endWord();
    for (const document of this.touched) this.total[document] = 0;
    this.touched = [];
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
    if (budget > 0 || scores.touched.length === 0) budget = readGroup(index, group, { scores, budget, meanLength });
    else reorder(index, group, { scores, meanLength });
    scores.endWord();
  }
  const rows = bestRows(index, scores, options);
  scores.clear();
  return rows;
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
  const { total, best, touched, touchedByWord } = scores;
  const put = (document: number, times: number): void => {
    const value = weight * saturated(times, index.length(document) / meanLength);
    const known = best[document] ?? 0;
    if (value <= known) return;
    if (known === 0) {
      touchedByWord.push(document);
      if (total[document] === 0) touched.push(document);
    }
    best[document] = value;
    total[document] = (total[document] ?? 0) + idf * (value - known);
  };
  const [from, to] = index.flatRange(token);
  for (let at = from; at < to; at++) put(documents[at] ?? 0, weights[at] ?? 0);
  const added = index.added(token);
  if (added) for (const [at, document] of added.documents.entries()) put(document, added.weights[at] ?? 0);
}

function saturated(times: number, relativeLength: number): number {
  return (times * (k1 + 1)) / (times + k1 * (1 - b + b * relativeLength));
}

/** Adds one word to the best passages found so far, without reading all of its postings. */
function reorder(index: WordIndex, group: WordGroup, { scores, meanLength }: Reading): void {
  const candidates = largest(scores.touched, (document) => scores.total[document] ?? 0, reordered);
  for (const document of candidates) {
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
  const { documents, weights } = index.flat();
  let [low, high] = index.flatRange(token);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((documents[middle] ?? 0) < document) low = middle + 1;
    else high = middle;
  }
  if (low < index.flatRange(token)[1] && documents[low] === document) return weights[low] ?? 0;
  const added = index.added(token);
  const place = added ? added.documents.indexOf(document) : -1;
  return added?.weights[place] ?? 0;
}

function bestRows(index: WordIndex, scores: Scores, { limit, kinds }: ScoreOptions): ScoredRow[] {
  const found = scores.touched.filter((document) => {
    const kind = index.kind(document);
    return index.rowid(document) !== undefined && (!kinds || (kind !== undefined && kinds.includes(kind)));
  });
  return largest(found, (document) => scores.total[document] ?? 0, limit)
    .map((document) => ({ rowid: index.rowid(document) ?? 0, score: scores.total[document] ?? 0 }))
    .toSorted((one, other) => other.score - one.score || one.rowid - other.rowid);
}

const bins = 1024;

/** The `count` items of largest value, in no order; of equal values those of the smallest number. A histogram finds the value to beat without sorting all. */
export function largest(items: readonly number[], scoreOf: (item: number) => number, count: number): number[] {
  if (items.length <= count) return [...items];
  let most = 0;
  for (const item of items) most = Math.max(most, scoreOf(item));
  const binOf = (item: number): number => Math.floor((scoreOf(item) / most) * (bins - 1));
  const histogram = new Uint32Array(bins);
  for (const item of items) histogram[binOf(item)] = (histogram[binOf(item)] ?? 0) + 1;
  let least = bins;
  for (let above = 0; above < count && least > 0; above += histogram[least] ?? 0) least--;
  return items
    .filter((item) => binOf(item) >= least)
    .toSorted((one, other) => scoreOf(other) - scoreOf(one) || one - other)
    .slice(0, count);
}
