import { hear, type SpokenWord } from "../language/utterance.ts";
import type { BibRecord } from "../library/record.ts";
import type { Ask, Reply } from "./ask.ts";
import type { FoundBook } from "./find-books.ts";
import { sameWord } from "./same-word.ts";
import { suggest } from "./suggestions.ts";
import { nameEditions } from "./tell-editions.ts";
import { librarianTexts, type Missing, missingTexts, nearestTexts, sameWorkTexts } from "./text-of-not-found.ts";
import { isSmall } from "./title-match.ts";
import { titleText } from "./title-text.ts";
import { gatherWorks, workCard } from "./work-cards.ts";

const mostNear = 3;

/** Declines: what was asked for is not there. `nearest` are real records, never presented as the thing asked for. */
export function composeNotFound(
  ask: Ask,
  { missing, nearest = [] }: { missing: Missing; nearest?: readonly BibRecord[] },
): Reply {
  const { language } = ask;
  const works = gatherWorks(nearest, ask, { most: mostNear, stand: "first" });
  const shown = works.map(({ record }) => record);
  const titles = [...new Set(shown.map((record) => titleText(record, language)))].join(", ");
  const ofSameWork = missing === "volume" || missing === "edition";
  const [only] = ofSameWork && works.length === 1 ? works : [];
  const near = [
    ...(shown.length === 0 ? [] : [(ofSameWork ? sameWorkTexts : nearestTexts)[language](titles)]),
    ...(only ? nameEditions(only, ask) : []),
  ];
  const text = [missingTexts[language][missing], ...near, librarianTexts[language](ask.branch.phone)].join(" ");
  for (const record of shown) ask.note({ id: record.id });
  return {
    answer: {
      kind: "declined",
      language,
      text,
      reason: "not-found",
      nearest: works.map(workCard),
      suggestions: suggest(missing === "answer" ? "person" : "missing", language),
    },
    ...(shown.length > 0 && { remember: { records: shown.map((record) => record.id) } }),
  };
}

/** Those that share words of title or topic with what was asked, or much of its meaning. */
export function nearest(found: readonly FoundBook[], text: string): BibRecord[] {
  const asked = hear(text).filter((word) => !isSmall(word));
  const measured = found.map((book) => ({ record: book.record, nearness: nearnessOf(book, asked) }));
  const near = measured.filter(({ nearness }) => nearness >= 0.3);
  return near.toSorted((a, b) => b.nearness - a.nearness).map(({ record }) => record);
}

function nearnessOf({ record, hit }: FoundBook, asked: readonly SpokenWord[]): number {
  const title = hear(record.title);
  const shared = asked.filter((word) => title.some((held) => sameWord(word, held)));
  const share = asked.length === 0 ? 0 : shared.length / asked.length;
  return Math.max(share, (hit?.coverage ?? 0) >= 0.5 ? 0.3 : 0) + (hit?.coverage ?? 0) / 10;
}
