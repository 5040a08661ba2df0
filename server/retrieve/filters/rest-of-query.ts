import { words as wordsOf } from "../../language/words.ts";
import type { Found } from "./found.ts";
import { type FilterName, searchedFilters } from "./query-filters.ts";

// What the store keeps as an identifier is found by it, wherever in a question it stands.
const identifiers = ["isbn", "issn", "callNumber"] as const satisfies readonly FilterName[];
const searched: ReadonlySet<FilterName> = new Set([...searchedFilters, ...identifiers]);
const labels: ReadonlySet<FilterName> = new Set(["udc", "ageMark"]);

/** The text without what became filters, but for what a search can look for too; where that leaves nothing, with all but the labels. */
export function restOf(text: string, found: readonly Found[]): string {
  const struck = found.filter((one) => !isSearched(one, text));
  const rest = cutOut(text, struck);
  return wordsOf(rest).length > 0
    ? rest
    : cutOut(
        text,
        struck.filter(({ filter }) => labels.has(filter)),
      );
}

/** "For children" can be looked for, "for one who is eight" cannot. */
function isSearched({ filter, from, to }: Found, text: string): boolean {
  return searched.has(filter) || (filter === "audience" && !/\d/u.test(text.slice(from, to)));
}

/** The text without those stretches and without the marks that joined them to it. */
export function cutOut(text: string, found: readonly Pick<Found, "from" | "to">[]): string {
  return found
    .toSorted((a, b) => b.from - a.from)
    .reduce((kept, { from, to }) => `${kept.slice(0, from)} ${kept.slice(to)}`, text)
    .replace(/(?<=\p{L})-(?=\s|$)/gu, "")
    .replace(/\s+/gu, " ")
    .replace(/\s(?=[,.;:!?)])/gu, "")
    .replace(/(?:[,;:]\s*)+(?=[,;:.!?]|$)/gu, "")
    .replace(/^\s*['’](?=\s)/u, "")
    .replace(/^[\s,;:.!?)–—-]+|[\s,;:–—-]+$/gu, "");
}
