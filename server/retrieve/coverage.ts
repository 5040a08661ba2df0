import type { QueryWord, ReadAs } from "./query-words.ts";

// A question of asking words alone asks for nothing that a passage could cover.
const chatterShare = 0.3;

/** Shares of a question, 0 to 1, weighted by the rarity of its words. */
export interface Coverage {
  /** What the passage holds word by word. */
  readonly byWord: number;
  /** What it holds by anything that the words may mean. */
  readonly byMeaning: number;
  /** That of its title alone. */
  readonly titleByMeaning: number;
}

/** A reading of one word of the question, by that word's place. */
interface Reading {
  readonly place: number;
  readonly byWord: number;
  readonly byMeaning: number;
}

/** How much of a question a passage's tokens hold, the first `inTitle` of them its title's. Chatter counts a little in a question of nothing else. */
export function coverageOf(words: readonly QueryWord[]): (tokens: readonly string[], inTitle: number) => Coverage {
  const ofMeaning = words.filter(({ chatter }) => !chatter);
  const counted = ofMeaning.length > 0 ? ofMeaning : words;
  const readings = readingsByText(counted);
  const weights = counted.map(({ weight }) => weight);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const share = ofMeaning.length > 0 ? 1 : chatterShare;
  const shareOf = (held: readonly number[]): number =>
    all > 0 ? (share * weights.reduce((sum, weight, place) => sum + weight * (held[place] ?? 0), 0)) / all : 0;
  const held = (tokens: readonly string[], evidence: "byWord" | "byMeaning"): number => {
    const best = counted.map(() => 0);
    for (const reading of tokens.flatMap((token) => readings.get(token) ?? []))
      best[reading.place] = Math.max(best[reading.place] ?? 0, reading[evidence]);
    return shareOf(best);
  };
  return (tokens, inTitle) => ({
    byWord: held(tokens, "byWord"),
    byMeaning: held(tokens, "byMeaning"),
    titleByMeaning: held(tokens.slice(0, inTitle), "byMeaning"),
  });
}

function readingsByText(words: readonly QueryWord[]): Map<string, Reading[]> {
  const readings = words.flatMap(({ readAs }, place) =>
    readAs.map((one) => ({ text: one.text, place, byWord: wordEvidence(one), byMeaning: Math.sqrt(one.weight) })),
  );
  return Map.groupBy(readings, ({ text }) => text);
}

/** By the word itself; a word spelt otherwise is half the evidence, one near in meaning none. The weight of a meaning has counted in the score already, so it counts by its root. */
function wordEvidence({ by }: ReadAs): number {
  if (by === "word") return 1;
  return by === "spelling" ? 0.5 : 0;
}
