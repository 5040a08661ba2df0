import type { Language } from "../library/language.ts";
import { languages } from "../library/language.ts";
// Counted over the texts of corpus/ by `npm run letter-groups`.
import table from "./letter-groups.json" with { type: "json" };

export type Votes = Record<Language, number>;

const perNat = 2;
const cyrillic = readTable(table.cyrillic);
const latin = readTable(table.latin);

/** The groups of three letters of a folded word; `_` stands before and after it. */
export function groupsOf(word: string): string[] {
  const bordered = `__${word}_`;
  return Array.from({ length: word.length + 1 }, (_, start) => bordered.slice(start, start + 3));
}

/** What the letters of a folded word say of its language, in nats: the language whose words are more often spelt so gets more. */
export function lettersSay(word: string): Votes {
  const scores = /\p{Script=Cyrillic}/u.test(word) ? cyrillic : latin;
  const votes: Votes = { kk: 0, ru: 0, en: 0 };
  for (const group of groupsOf(word)) {
    for (const language of languages) votes[language] += scores.get(group)?.[language] ?? 0;
  }
  return votes;
}

function readTable(groupsByScores: Readonly<Record<string, string>>): ReadonlyMap<string, Votes> {
  const scores = new Map<string, Votes>();
  for (const [key, groups] of Object.entries(groupsByScores)) {
    const [kk = 0, ru = 0, en = 0] = key.split(" ").map((score) => Number(score) / perNat);
    for (let start = 0; start < groups.length; start += 3) scores.set(groups.slice(start, start + 3), { kk, ru, en });
  }
  return scores;
}
