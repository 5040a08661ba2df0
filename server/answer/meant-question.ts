import { queryTerms } from "../language/analyse.ts";
import { detectLanguage } from "../language/detect.ts";
import { isListedWord } from "../language/detect-words.ts";
import { layoutReadings } from "../language/keyboard-layout.ts";
import { knownEnough, meantReading } from "../language/meant-reading.ts";
import { isChatter, isFunctionWord } from "../language/stop-words.ts";
import { hearWord } from "../language/utterance.ts";
import { words } from "../language/words.ts";
import { type Language, languages } from "../library/language.ts";
import type { Searcher } from "../retrieve/hit.ts";
import { isFraming } from "./frame-words.ts";
import { isCueWord } from "./understand.ts";

// What the wrong keys make of a name may be a small word by chance.
const shortest = 2;

/**
 * What a question says on the keyboard layout it was meant for: "rfr ghjlkbnm rybue" is "как продлить книгу". Another
 * reading of its keys is taken only where that makes words that answering or the catalogue knows and the question does not.
 */
export async function meantQuestion(text: string, searcher: Searcher): Promise<string> {
  if (shareOf(text, isAnsweringWord) >= knownEnough) return text;
  const readings = layoutReadings(text);
  const known = await knownShare(text, searcher);
  if (known >= knownEnough || readings.length === 0) return text;
  const judged = await Promise.all(
    readings.map(async (reading) => ({ reading, share: await knownShare(reading, searcher) })),
  );
  const meant = meantReading(known, judged);
  return meant ? withEnd(meant.reading, text) : text;
}

/** The mark that ends a question stands on another key in each layout, and whoever sees it typed leaves it. */
function withEnd(reading: string, typed: string): string {
  return typed.endsWith("?") ? reading.replace(/[^\p{L}]$/u, "?") : reading;
}

async function knownShare(text: string, searcher: Searcher): Promise<number> {
  const language = detectLanguage(text);
  const { query } = await searcher.search({ text, language, k: 0 });
  // Where the search itself retyped the text, the catalogue knows none of it.
  const held = new Set(
    query.meant === undefined ? query.terms.flatMap(({ term, known }) => (known ? [term] : [])) : [],
  );
  return shareOf(text, (word) => isAnsweringWord(word) || isHeld(word, { language, held }));
}

/** Share of the letters of a text that stand in known words. */
function shareOf(text: string, isKnown: (word: string) => boolean): number {
  let [known, all] = [0, 0];
  for (const word of words(text.normalize("NFC"))) {
    all += word.length;
    if (word.length >= shortest && isKnown(word)) known += word.length;
  }
  return all > 0 ? known / all : 0;
}

function isHeld(word: string, { language, held }: { language: Language; held: ReadonlySet<string> }): boolean {
  return word.length > shortest && queryTerms(word, language).some(({ term }) => held.has(term));
}

/** A word that answering listens for, or passes over because it only puts the question. */
function isAnsweringWord(word: string): boolean {
  const spoken = hearWord(word);
  return (
    isListedWord(spoken.folded) ||
    languages.some((language) => isFunctionWord(word, language) || isChatter(word, language)) ||
    isFraming(spoken) ||
    isCueWord(spoken)
  );
}
