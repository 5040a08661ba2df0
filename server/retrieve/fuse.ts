/** A list of ids, best first. */
export type ScoredList = readonly { readonly id: number; readonly score: number }[];

export interface FusedId {
  readonly id: number;
  readonly score: number;
  /** Rank in each list, from 1, in the order of the lists; undefined where a list does not have it. */
  readonly ranks: readonly (number | undefined)[];
}

/** How much a list counts beside the others. */
const weights = [1, 0.35];

/**
 * Fuses lists whose scores run from 0 to about 1 by their weighted sum, best first; equal scores go by id. Of an id
 * that a list names twice the first place counts.
 */
export function fuse(lists: readonly ScoredList[]): FusedId[] {
  const fused = new Map<number, { score: number; ranks: (number | undefined)[] }>();
  for (const [list, items] of lists.entries()) {
    for (const [index, { id, score }] of items.entries()) {
      const known = fused.get(id) ?? { score: 0, ranks: lists.map(() => undefined) };
      fused.set(id, known);
      if (known.ranks[list] !== undefined) continue;
      known.ranks[list] = index + 1;
      known.score += (weights[list] ?? 0) * score;
    }
  }
  return [...fused]
    .map(([id, { score, ranks }]) => ({ id, score, ranks }))
    .toSorted((a, b) => b.score - a.score || a.id - b.id);
}
