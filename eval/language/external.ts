import { seeded } from "../../corpus/authoring/seeded.ts";
import { bootstrapInterval, type Interval, percentile } from "../bootstrap.ts";
import { measureNames, type Scores, scoresOf } from "./measures.ts";
import type { Pool } from "./parallel-pools.ts";
import { shuffled } from "./rules/asking.ts";
import type { Shelf } from "./shelf.ts";

// Enough for a standard error below 3 %; --full asks every query.
const sampleSize = 300;

/** What the queries of one direction found in one pool. */
export interface ExternalResult {
  readonly dataset: string;
  readonly direction: string;
  readonly queries: number;
  readonly documents: number;
  /** Means over the queries. */
  readonly scores: Scores;
  /** Of success@1. */
  readonly interval: Interval;
  readonly latencyMs: { readonly p50: number; readonly p95: number };
}

interface ExternalRun {
  readonly openShelf: (pool: Pool) => Promise<Shelf>;
  /** Every query, not a sample. */
  readonly full: boolean;
  readonly onProgress?: (done: number, total: number) => void;
  /** A clock for latencies, in milliseconds. */
  readonly elapsed?: () => number;
}

/** Asks each pool, one throw-away shelf after the other. */
export async function runExternal(
  pools: readonly Pool[],
  { openShelf, full, onProgress, elapsed = () => performance.now() }: ExternalRun,
): Promise<ExternalResult[]> {
  const results: ExternalResult[] = [];
  const total = pools.reduce((sum, { asked }) => sum + asked.length, 0);
  for (const pool of pools) {
    const shelf = await openShelf(pool);
    try {
      for (const asked of pool.asked) {
        const queries = full ? asked.queries : sampleOf(asked.queries, `${pool.dataset} ${asked.direction}`);
        results.push(resultOf({ pool, shelf, elapsed, asked: { ...asked, queries } }));
        onProgress?.(results.length, total);
      }
    } finally {
      shelf.close();
    }
  }
  return results;
}

function sampleOf<T>(queries: readonly T[], seed: string): readonly T[] {
  return shuffled(queries, seeded(seed)).slice(0, sampleSize);
}

interface Asking {
  readonly pool: Pool;
  readonly shelf: Shelf;
  readonly asked: Pool["asked"][number];
  readonly elapsed: () => number;
}

function resultOf({ pool, shelf, asked, elapsed }: Asking): ExternalResult {
  const each = asked.queries.map(({ text, relevant }) => {
    const start = elapsed();
    const ranked = shelf.search(text);
    return { ms: elapsed() - start, scores: scoresOf(ranked, relevant) };
  });
  const meanOf = (name: keyof Scores) => each.reduce((sum, { scores }) => sum + scores[name], 0) / each.length;
  const [success, recall, mrr, ndcg] = measureNames;
  const latencies = each.map(({ ms }) => ms);
  return {
    dataset: pool.dataset,
    direction: asked.direction,
    queries: each.length,
    documents: pool.documents.length,
    scores: { [success]: meanOf(success), [recall]: meanOf(recall), [mrr]: meanOf(mrr), [ndcg]: meanOf(ndcg) },
    interval: bootstrapInterval(each.map(({ scores }) => scores[success])) ?? { low: 0, high: 0 },
    latencyMs: { p50: percentile(latencies, 50) ?? 0, p95: percentile(latencies, 95) ?? 0 },
  };
}

/** The results as one table for the terminal. */
export function externalTable(results: readonly ExternalResult[]): string {
  const head =
    "data set       direction        queries  documents  success@1  95 %             recall@10    MRR  nDCG@10   p50 ms   p95 ms";
  const lines = results.map(({ dataset, direction, queries, documents, scores, interval, latencyMs }) =>
    [
      dataset.padEnd(15),
      direction.padEnd(15),
      String(queries).padStart(9),
      String(documents).padStart(11),
      share(scores["success@1"]).padStart(11),
      `  [${share(interval.low)} – ${share(interval.high)}]`,
      share(scores["recall@10"]).padStart(11),
      share(scores.mrr).padStart(7),
      share(scores["ndcg@10"]).padStart(9),
      latencyMs.p50.toFixed(1).padStart(9),
      latencyMs.p95.toFixed(1).padStart(9),
    ].join(""),
  );
  return [head, ...lines].join("\n");
}

function share(value: number): string {
  return value.toFixed(3);
}
