import type { KeywordIndex } from "../index/keyword-index.ts";

const scanned = 4000;
const kept = 4;

/** Tokens of the vocabulary spelt like one of a word's variants: one slip in a short word, two in a long one, or another ending. */
export function nearTokens(variants: readonly string[], index: KeywordIndex): { token: string; df: number }[] {
  const found = new Map<string, { token: string; df: number; slips: number }>();
  for (const variant of variants) {
    for (const candidate of candidates(variant, index)) {
      const slips = distance(variant, candidate.token);
      const best = found.get(candidate.token);
      if (slips !== undefined && (best === undefined || slips < best.slips))
        found.set(candidate.token, { ...candidate, slips });
    }
  }
  const least = Math.min(...[...found.values()].map(({ slips }) => slips));
  return [...found.values()]
    .filter(({ slips }) => slips === least)
    .toSorted((a, b) => b.df - a.df)
    .slice(0, kept);
}

/** What an unstressed or look-alike vowel is typed as. */
const confused: Readonly<Record<string, string>> = {
  а: "о",
  о: "а",
  е: "и",
  и: "е",
  ы: "и",
  у: "ю",
  ю: "у",
  a: "e",
  e: "a",
  i: "y",
  y: "i",
};

function candidates(variant: string, index: KeywordIndex): { token: string; df: number }[] {
  if (variant.length < 4 || /\p{N}/u.test(variant)) return [];
  return beginnings(variant).flatMap((beginning) => index.tokensBeginning(beginning, scanned));
}

/** The first letter is seldom mistyped, and two letters bound the scan of a large vocabulary: as typed, with a confused vowel, swapped, one left out, one too many. */
function beginnings(variant: string): string[] {
  const [first = "", second = "", third = ""] = variant;
  const others = [confused[second] ?? second, third].map((letter) => first + letter);
  return [...new Set([first + second, ...others])];
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
