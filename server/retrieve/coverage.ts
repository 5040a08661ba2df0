import type { QueryWord, ReadAs } from "./query-words.ts";

// A question of asking words alone asks for nothing that a passage could cover.
const chatterShare = 0.3;

/** How much a token says for the word it stands for, 0 to 1. */
export type Evidence = (reading: ReadAs) => number;

/** By the word itself; a word spelt otherwise is half the evidence, one near in meaning none. */
export function byWord({ by }: ReadAs): number {
  if (by === "word") return 1;
  return by === "spelling" ? 0.5 : 0;
}

/** By anything a word may mean; its weight has counted in the score already, so here it counts by its root. */
export function byMeaning({ weight }: ReadAs): number {
  return Math.sqrt(weight);
}

/** Share of the question's words of meaning, weighted by rarity, that a passage's tokens hold: 0 to 1. Chatter counts a little in a question of nothing else. */
export function coverage(words: readonly QueryWord[], tokens: ReadonlySet<string>, evidence: Evidence): number {
  const ofMeaning = words.filter(({ chatter }) => !chatter);
  const counted = ofMeaning.length > 0 ? ofMeaning : words;
  let held = 0;
  let all = 0;
  for (const { weight, readAs } of counted) {
    all += weight;
    held += weight * readAs.reduce((most, one) => (tokens.has(one.text) ? Math.max(most, evidence(one)) : most), 0);
  }
  return all > 0 ? (held / all) * (ofMeaning.length > 0 ? 1 : chatterShare) : 0;
}
