import type { WordIndex } from "../index/word-index.ts";
import { queryTerms } from "../language/analyse.ts";
import { detectLanguage } from "../language/detect.ts";
import { layoutReadings } from "../language/keyboard-layout.ts";
import type { Language } from "../library/language.ts";

export interface MeantText {
  readonly text: string;
  readonly language: Language;
}

// A question whose words the catalogue mostly knows was typed as it was meant.
const knownEnough = 0.5;
const clearlyBetter = 0.3;

/** What a question says on the keyboard layout it was meant for: another reading of its keys only where that makes words of the catalogue and the question itself does not. */
export function meantText(typed: MeantText, words: WordIndex): MeantText {
  const known = knownShare(typed, words);
  if (known >= knownEnough) return typed;
  const readings = layoutReadings(typed.text).map((text) => ({ text, language: detectLanguage(text) }));
  const judged = readings.map((reading) => ({ reading, share: knownShare(reading, words) }));
  const [best] = judged.toSorted((one, other) => other.share - one.share);
  return best && best.share >= Math.max(knownEnough, known + clearlyBetter) ? best.reading : typed;
}

/** Share of the letters of a question that stand in words of the catalogue. */
function knownShare({ text, language }: MeantText, words: WordIndex): number {
  let [known, all] = [0, 0];
  for (const { word, variants } of queryTerms(text, language)) {
    all += word.length;
    if (word.length > 2 && variants.some((token) => words.number(token) !== undefined)) known += word.length;
  }
  return all > 0 ? known / all : 0;
}
