import { bootstrapInterval, type Interval, percentile } from "../bootstrap.ts";
import { measureNames, type Scores } from "./measures.ts";
import type { LanguageOutcome } from "./run.ts";

/** A mean over rows, of the queries and of their clean twins, and what the departure costs. */
interface Paired {
  readonly query: number;
  readonly clean: number;
  /** Mean of query − clean, row by row, with its 95 % bootstrap interval. */
  readonly difference: number;
  readonly interval: Interval;
}

/** The measures of one group of rows. */
export interface GroupSummary extends Readonly<Record<keyof Scores, Paired>> {
  readonly rows: number;
  /** Of the queries, not of their twins. */
  readonly latencyMs: { readonly p50: number; readonly p95: number };
}

type Groups = Readonly<Record<string, GroupSummary>>;

export interface Summary {
  readonly byFamily: Groups;
  /** `family/language`. */
  readonly byFamilyAndLanguage: Groups;
  /** Of the family cross-language. */
  readonly byDirection: Groups;
  readonly byLanguage: Groups;
  readonly latencyMs: GroupSummary["latencyMs"];
}

/** Every measure of a run, by family, language and direction. */
export function summarise(outcomes: readonly LanguageOutcome[]): Summary {
  return {
    byFamily: groupBy(outcomes, ({ family }) => family),
    byFamilyAndLanguage: groupBy(outcomes, ({ family, language }) => `${family}/${language}`),
    byDirection: groupBy(outcomes, ({ direction }) => direction),
    byLanguage: groupBy(outcomes, ({ language }) => language),
    latencyMs: latencyOf(outcomes),
  };
}

function groupBy(
  outcomes: readonly LanguageOutcome[],
  keyOf: (outcome: LanguageOutcome) => string | undefined,
): Groups {
  const groups = Map.groupBy(outcomes, keyOf);
  return Object.fromEntries([...groups].flatMap(([key, own]) => (key === undefined ? [] : [[key, groupOf(own)]])));
}

function groupOf(outcomes: readonly LanguageOutcome[]): GroupSummary {
  const paired = (name: keyof Scores): Paired => {
    const differences = outcomes.map(({ query, clean }) => query.scores[name] - clean.scores[name]);
    return {
      query: mean(outcomes.map(({ query }) => query.scores[name])),
      clean: mean(outcomes.map(({ clean }) => clean.scores[name])),
      difference: mean(differences),
      interval: bootstrapInterval(differences) ?? { low: 0, high: 0 },
    };
  };
  const [success, recall, mrr, ndcg] = measureNames;
  return {
    rows: outcomes.length,
    [success]: paired(success),
    [recall]: paired(recall),
    [mrr]: paired(mrr),
    [ndcg]: paired(ndcg),
    latencyMs: latencyOf(outcomes),
  };
}

function latencyOf(outcomes: readonly LanguageOutcome[]): GroupSummary["latencyMs"] {
  const latencies = outcomes.map(({ query }) => query.ms);
  return { p50: percentile(latencies, 50) ?? 0, p95: percentile(latencies, 95) ?? 0 };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
