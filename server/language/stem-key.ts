import { roots } from "./kazakh-roots.ts";
import { isVowelAt, syllables } from "./kazakh-sounds.ts";

/**
 * Brings together spellings of one stem that no ending tells apart:
 * a vowel that is dropped before a vowel (орын, орны), a stop that is voiced before one (тарақ, тарағы; клуб, клубы),
 * and н after а or е, which is of the stem (жылан) or an ending (балаң).
 */
export function stemKey(stem: string): string {
  return withoutLastN(withoutNarrowVowel(voiceless(stem)));
}

/** A stem whose last letter is voiced before a vowel only: кітаб(ы) → кітап. */
export function voiceless(stem: string): string {
  const last = stem.at(-1);
  if ((last !== "б" && last !== "г") || !isVowelAt(stem, stem.length - 2)) return stem;
  return stem.slice(0, -1) + (last === "б" ? "п" : "к");
}

// Where the vowel of a second syllable comes and goes: орын, халық, көңіл, әріп; ауыз, дауыс.
const dropped = /^[^аеиоуыюя]*[аеиоуыюя](?:[рлнй][ыи][нклп]|у[ыи][зслр])$/u;

function withoutNarrowVowel(stem: string): string {
  const at = stem.length - 2;
  return dropped.test(stem) ? stem.slice(0, at) + stem.slice(at + 1) : stem;
}

function withoutLastN(stem: string): string {
  const { length } = stem;
  const vowel = stem[length - 2];
  const ends = stem[length - 1] === "н" && (vowel === "а" || vowel === "е");
  return ends && length >= 4 && syllables(stem) >= 2 && !roots.has(stem) ? stem.slice(0, -1) : stem;
}
