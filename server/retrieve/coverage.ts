import type { WeightedTerm } from "./weighted-terms.ts";

// A question of asking words alone asks for nothing that a passage could cover.
const chatterShare = 0.3;
// A word spelt otherwise is weaker evidence than the word.
const approximateShare = 0.5;

/** Share of the question's words of meaning, weighted by rarity, that a passage's tokens hold: 0 to 1. Chatter counts a little in a question of nothing else. */
export function coverage(terms: readonly WeightedTerm[], tokens: ReadonlySet<string>): number {
  const words = terms.filter(({ chatter }) => !chatter);
  const meaning = words.length > 0 ? words : terms;
  let held = 0;
  let all = 0;
  for (const term of meaning) {
    all += term.weight;
    if (term.tokens.some((token) => tokens.has(token))) held += term.weight * (term.approximate ? approximateShare : 1);
  }
  return all > 0 ? (held / all) * (words.length > 0 ? 1 : chatterShare) : 0;
}
