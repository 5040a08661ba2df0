import type { BibRecord } from "../library/record.ts";
import type { Ask, Reply } from "./ask.ts";
import type { FoundBook } from "./find-books.ts";
import { cardOf } from "./holdings.ts";
import { suggest } from "./suggestions.ts";
import { librarianTexts, type Missing, missingTexts, nearestTexts, sameWorkTexts } from "./text-of-not-found.ts";
import { titleText } from "./title-text.ts";

/** Declines: what was asked for is not there. `nearest` are real records, never presented as the thing asked for. */
export function composeNotFound(
  ask: Ask,
  { missing, nearest = [] }: { missing: Missing; nearest?: readonly BibRecord[] },
): Reply {
  const { language } = ask;
  const shown = nearest.slice(0, 3);
  const titles = shown.map((record) => titleText(record, language)).join(", ");
  const ofSameWork = missing === "volume" || missing === "edition";
  const near = shown.length === 0 ? [] : [(ofSameWork ? sameWorkTexts : nearestTexts)[language](titles)];
  const text = [missingTexts[language][missing], ...near, librarianTexts[language](ask.branch.phone)].join(" ");
  for (const record of shown) ask.note({ id: record.id });
  return {
    answer: {
      kind: "declined",
      language,
      text,
      reason: "not-found",
      nearest: shown.map(cardOf),
      suggestions: suggest(missing === "answer" ? "person" : "missing", language),
    },
    ...(shown.length > 0 && { remember: { records: shown.map((record) => record.id) } }),
  };
}

/** Those that share words with what was asked, or much of its meaning. */
export function nearest(found: readonly FoundBook[]): BibRecord[] {
  const near = found.filter(({ match, hit }) => match.asked >= 0.3 || (hit?.coverage ?? 0) >= 0.5);
  return near.toSorted((a, b) => nearness(b) - nearness(a)).map(({ record }) => record);
}

const nearness = ({ match, hit }: FoundBook): number => match.asked + match.held / 2 + (hit?.coverage ?? 0) / 2;
