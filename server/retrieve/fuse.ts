// k = 60: Cormack, Clarke & Büttcher, SIGIR 2009.
const k = 60;

export interface FusedId {
  readonly id: number;
  readonly score: number;
  /** Rank in each list, from 1, in the order of the lists; undefined where a list does not have it. */
  readonly ranks: readonly (number | undefined)[];
}

/** Reciprocal-rank fusion of ranked lists of ids, best first; an id that a list names twice counts at its first place. Equal scores go by id. */
export function fuse(lists: readonly (readonly number[])[]): FusedId[] {
  const ranks = new Map<number, (number | undefined)[]>();
  for (const [list, ids] of lists.entries()) {
    for (const [index, id] of [...new Set(ids)].entries()) {
      const known = ranks.get(id) ?? lists.map(() => undefined);
      known[list] = index + 1;
      ranks.set(id, known);
    }
  }
  return [...ranks]
    .map(([id, places]) => ({ id, ranks: places, score: places.reduce((sum: number, rank) => sum + share(rank), 0) }))
    .toSorted((a, b) => b.score - a.score || a.id - b.id);
}

function share(rank: number | undefined): number {
  return rank === undefined ? 0 : 1 / (k + rank);
}
