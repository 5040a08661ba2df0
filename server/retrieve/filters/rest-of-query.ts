import { isChatter, isFunctionWord } from "../../language/stop-words.ts";
import { words as wordsOf } from "../../language/words.ts";
import type { Found } from "./found.ts";
import type { FilterName } from "./query-filters.ts";

// What a search can look for as well, where nothing else is asked; the likeliest first.
const searchable = ["form", "author", "audience", "grade"] as const satisfies readonly FilterName[];
const labels: readonly FilterName[] = ["isbn", "issn", "callNumber", "udc", "ageMark"];

/** The text without what became filters; where that leaves no subject, with what of it can be searched for. */
export function restOf(text: string, found: readonly Found[], language: string): string {
  const rest = without(text, found);
  if (hasMeaning(rest, language)) return rest;
  // "For children" can be looked for, "for one who is eight" cannot.
  const spoken = found.filter(({ filter, from, to }) => filter !== "audience" || !/\d/u.test(text.slice(from, to)));
  const kept = searchable.find((name) => spoken.some(({ filter }) => filter === name));
  if (kept)
    return without(
      text,
      found.filter(({ filter }) => filter !== kept),
    );
  if (wordsOf(rest).length > 0) return rest;
  return without(
    text,
    found.filter(({ filter }) => labels.includes(filter)),
  );
}

function without(text: string, found: readonly Pick<Found, "from" | "to">[]): string {
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

function hasMeaning(text: string, language: string): boolean {
  return wordsOf(text).some(
    (word) => /\p{L}/u.test(word) && !isFunctionWord(word, language) && !isChatter(word, language),
  );
}
