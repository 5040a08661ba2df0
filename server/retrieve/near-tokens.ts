import type { WordIndex } from "../index/word-index.ts";

const kept = 4;

export interface SpelledLike {
  readonly token: number;
  /** Letters that differ, or 1 for another ending. */
  readonly slips: number;
}

/** Tokens of the vocabulary spelt like one of a word's variants: one slip in a short word, two in a long one, or another ending. The nearest only, the most frequent first. */
export function nearTokens(
  variants: readonly string[],
  words: Pick<WordIndex, "spelledLike" | "token" | "documentFrequency">,
): SpelledLike[] {
  const found = new Map<number, number>();
  for (const variant of variants) {
    if (variant.length < 4 || /\p{N}/u.test(variant)) continue;
    for (const token of words.spelledLike(variant)) {
      const slips = distance(variant, words.token(token));
      if (slips !== undefined && slips < (found.get(token) ?? Number.POSITIVE_INFINITY)) found.set(token, slips);
    }
  }
  const held = [...found].filter(([token]) => words.documentFrequency(token) > 0);
  const least = Math.min(...held.map(([, slips]) => slips));
  return held
    .filter(([, slips]) => slips === least)
    .toSorted(([a], [b]) => words.documentFrequency(b) - words.documentFrequency(a))
    .slice(0, kept)
    .map(([token, slips]) => ({ token, slips }));
}

/** Slips between two words when they are few enough to mean the same; undefined otherwise. */
function distance(word: string, token: string): number | undefined {
  const shorter = Math.min(word.length, token.length);
  if (shorter >= 5 && Math.abs(word.length - token.length) <= 3 && (token.startsWith(word) || word.startsWith(token)))
    return 1;
  const allowed = shorter >= 8 ? 2 : 1;
  const slips = editDistance(word, token, allowed);
  return slips <= allowed ? slips : undefined;
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other; more than `limit` is Infinity. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      next.push(Math.min(cheapest(a, b, row, column, last, next), swapped(a, b, row, column, before)));
    }
    if (Math.min(...next) > limit) return Number.POSITIVE_INFINITY;
    before = last;
    last = next;
  }
  return last[b.length] ?? Number.POSITIVE_INFINITY;
}

function cheapest(a: string, b: string, row: number, column: number, last: number[], next: number[]): number {
  const replaced = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
  return Math.min(replaced, (last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1);
}

function swapped(a: string, b: string, row: number, column: number, before: number[]): number {
  const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
  return isSwap ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
}
