import type { WordIndex } from "../index/word-index.ts";
import { type QueryTerm, queryTerms } from "../language/analyse.ts";
import { detectLanguage } from "../language/detect.ts";
import { layoutReadings } from "../language/keyboard-layout.ts";
import { knownEnough, meantReading } from "../language/meant-reading.ts";
import type { Language } from "../library/language.ts";

interface TypedText {
  readonly text: string;
  readonly language: Language;
}

/** A question with its words of meaning. */
export interface MeantText extends TypedText {
  readonly terms: readonly QueryTerm[];
}

/** What a question says on the keyboard layout it was meant for: another reading of its keys only where that makes words of the catalogue and the question itself does not. */
export function meantText({ text, language }: TypedText, words: WordIndex): MeantText {
  const typed = { text, language, terms: queryTerms(text, language) };
  const known = knownShare(typed, words);
  if (known >= knownEnough) return typed;
  const judged = layoutReadings(text).map((reading) => {
    const spoken = detectLanguage(reading);
    const meant = { text: reading, language: spoken, terms: queryTerms(reading, spoken) };
    return { meant, share: knownShare(meant, words) };
  });
  return meantReading(known, judged)?.meant ?? typed;
}

/** Share of the letters of a question that stand in words of the catalogue; a number says nothing of the layout. */
function knownShare({ terms }: MeantText, words: WordIndex): number {
  let [known, all] = [0, 0];
  for (const { word, variants } of terms) {
    if (/^\d+$/u.test(word)) continue;
    all += word.length;
    if (word.length > 2 && variants.some((token) => words.number(token) !== undefined)) known += word.length;
  }
  return all > 0 ? known / all : 0;
}
