import type { Hit, Searcher, SearchQuery, SearchResult } from "../hit.ts";
import { filterFit } from "./filter-fit.ts";
import type { FilterName, QueryFilters } from "./query-filters.ts";
import type { RecordFacts } from "./record-facts.ts";
import { type QueryKnowledge, understandQuery } from "./understand-query.ts";

interface FilteredSources {
  readonly searcher: Searcher;
  readonly knowledge: QueryKnowledge;
  readonly factsOf: (id: string) => RecordFacts | undefined;
  /** Filters that the reader switched off. */
  readonly without?: readonly FilterName[];
}

// Records that fit may stand far down among those that only share the subject.
const deeper = 5;
const deepest = 100;
// What the record does not say takes a little off it, so that the book itself, less well described, stays above others that only fit.
const ofUnknown = 0.85;
const ofUnlikely = 0.5;
// More than any evidence adds: what a filter speaks against comes after all that fit, and what is no record beside it.
const ofUnfit = 100;

/** Searches for the subject of a query and ranks by it and by the filters; what a filter speaks against comes last, not never. */
export async function filteredSearch(
  query: SearchQuery,
  { searcher, knowledge, factsOf, without = [] }: FilteredSources,
): Promise<SearchResult> {
  const { text, k, kinds } = query;
  const { filters, rest } = understandQuery(text, { knowledge, off: without });
  const isOfRecords = kinds === undefined || kinds.includes("record");
  if (!isOfRecords || Object.keys(filters).length === 0) return await searcher.search(query);
  const found = await searcher.search({
    ...query,
    text: rest.trim() === "" ? text : rest,
    k: Math.min(deepest, k * deeper),
  });
  const hits = found.hits
    .map((hit) => ({ ...hit, score: fitted(hit, filters, factsOf) }))
    .toSorted((one, other) => other.score - one.score || one.rank - other.rank)
    .slice(0, k)
    .map((hit, index) => ({ ...hit, rank: index + 1 }));
  return { query: { ...found.query, filters }, hits };
}

function fitted(hit: Hit, filters: QueryFilters, factsOf: FilteredSources["factsOf"]): number {
  const facts = hit.kind === "record" ? factsOf(hit.id) : undefined;
  if (!facts) return hit.score - ofUnfit;
  const { fits, unknown, unlikely } = filterFit(facts, filters);
  const score = hit.score * ofUnknown ** unknown * ofUnlikely ** unlikely;
  return fits ? score : score - ofUnfit;
}
