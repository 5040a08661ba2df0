import { percentile } from "../bootstrap.ts";
import type { Measured } from "./engine.ts";
import { type Query, queryKinds } from "./queries.ts";

/** Time and quality of the same searches. */
export interface Summary {
  readonly queries: number;
  readonly msP50: number;
  readonly msP95: number;
  readonly msP99: number;
  readonly "success@1": number;
  readonly "success@10": number;
}

export interface SummaryByKind {
  readonly overall: Summary;
  readonly byKind: Readonly<Record<string, Summary>>;
}

export function summarise(searches: Measured["searches"], queries: readonly Query[]): SummaryByKind {
  const byId = new Map(searches.map((search) => [search.id, search]));
  const of = (chosen: readonly Query[]): Summary => summary(chosen.flatMap(({ id }) => byId.get(id) ?? []));
  return {
    overall: of(queries),
    byKind: Object.fromEntries(queryKinds.map((kind) => [kind, of(queries.filter((query) => query.kind === kind))])),
  };
}

function summary(searches: Measured["searches"]): Summary {
  const times = searches.map(({ ms }) => ms);
  const within = (k: number): number =>
    searches.filter(({ rank }) => rank !== undefined && rank <= k).length / Math.max(searches.length, 1);
  return {
    queries: searches.length,
    msP50: percentile(times, 50) ?? 0,
    msP95: percentile(times, 95) ?? 0,
    msP99: percentile(times, 99) ?? 0,
    "success@1": within(1),
    "success@10": within(10),
  };
}
