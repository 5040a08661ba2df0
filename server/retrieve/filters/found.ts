import type { Stretch } from "./phrase.ts";
import type { FilterName, QueryFilters } from "./query-filters.ts";
import type { QueryWord } from "./query-words.ts";

/** A filter a query asks for, and where in its text. */
export interface Found {
  readonly filter: FilterName;
  /** Holds that filter alone. */
  readonly asked: QueryFilters;
  readonly from: number;
  readonly to: number;
}

/** From the first to the last of the stretch's words. */
export function foundIn(
  words: readonly QueryWord[],
  { start, end }: Pick<Stretch, "start" | "end">,
  { filter, asked }: Pick<Found, "filter" | "asked">,
): Found {
  return { filter, asked, from: words[start]?.from ?? 0, to: words[end - 1]?.to ?? 0 };
}

export function isWithin(word: QueryWord | undefined, found: readonly Pick<Found, "from" | "to">[]): boolean {
  return word !== undefined && found.some(({ from, to }) => from <= word.from && word.to <= to);
}
