/** The four measures of one ranked list, each 0-1; the formulas stand in eval/README.md. */
export interface Scores {
  readonly "success@1": number;
  readonly "recall@10": number;
  readonly mrr: number;
  readonly "ndcg@10": number;
}

export const measureNames = ["success@1", "recall@10", "mrr", "ndcg@10"] as const;

const depth = 10;

/** The scores of a list of distinct ids, best first, of which the first ten count. */
export function scoresOf(ranked: readonly string[], relevant: readonly string[]): Scores {
  return {
    "success@1": successAt(1, ranked, relevant),
    "recall@10": recallAt(depth, ranked, relevant),
    mrr: reciprocalRank(ranked.slice(0, depth), relevant),
    "ndcg@10": ndcgAt(depth, ranked, relevant),
  };
}

/** 1 when a relevant id stands among the first `k`. */
export function successAt(k: number, ranked: readonly string[], relevant: readonly string[]): number {
  return ranked.slice(0, k).some((id) => relevant.includes(id)) ? 1 : 0;
}

/** Share of the relevant ids among the first `k`, of as many as could stand there. */
export function recallAt(k: number, ranked: readonly string[], relevant: readonly string[]): number {
  const found = ranked.slice(0, k).filter((id) => relevant.includes(id)).length;
  return found / Math.min(k, relevant.length);
}

/** 1 / the rank from 1 of the first relevant id; 0 when there is none. */
export function reciprocalRank(ranked: readonly string[], relevant: readonly string[]): number {
  const index = ranked.findIndex((id) => relevant.includes(id));
  return index === -1 ? 0 : 1 / (index + 1);
}

/** Järvelin & Kekäläinen, ACM TOIS 2002, with a gain of 1 for each relevant id and a discount of log2(rank + 1). */
export function ndcgAt(k: number, ranked: readonly string[], relevant: readonly string[]): number {
  const gained = ranked.slice(0, k).map((id, index) => (relevant.includes(id) ? discount(index) : 0));
  const ideal = Array.from({ length: Math.min(k, relevant.length) }, (_, index) => discount(index));
  return sum(gained) / sum(ideal);
}

/** @param index from 0 */
function discount(index: number): number {
  return 1 / Math.log2(index + 2);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
