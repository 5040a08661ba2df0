import { isChatter, isFunctionWord } from "../language/stop-words.ts";
import type { Language } from "../library/language.ts";
import { hear, type SpokenWord } from "./utterance.ts";

/** What a text is likened by: the stems of its words and the pieces of their sound, each with its weight. */
export type Features = ReadonlyMap<string, number>;

// Grammar and the words of asking are in every question; they part entries a little all the same.
const grammarWeight = 0.3;
const chatterWeight = 0.8;
// A word may be Kazakh or Russian: its other stem is a lesser witness.
const otherStemWeight = 0.3;
// Pieces of words meet where endings, slips and spellings part the stems.
const pieceLength = 4;
const piecesWeight = 0.7;

export type FeatureReader = (text: string, language: Language) => Features;

/** Reads stems and pieces by sound, so that Kazakh typed without its letters or in Latin is the same text; each word once. */
export function readerOfFeatures(): FeatureReader {
  const known = new Map<string, readonly (readonly [string, number])[]>();
  return (text, language) => {
    const features = new Map<string, number>();
    for (const word of hear(text)) {
      const key = `${language} ${word.raw}`;
      const ofWord = known.get(key) ?? featuresOfWord(word, language);
      known.set(key, ofWord);
      for (const [feature, weight] of ofWord) features.set(feature, (features.get(feature) ?? 0) + weight);
    }
    return features;
  };
}

function featuresOfWord(word: SpokenWord, language: Language): (readonly [string, number])[] {
  const weight = weightOf(word.raw, language);
  const pieces = piecesOf(word);
  const stems = word.stems().toSorted((a, b) => a.length - b.length);
  return [
    ...stems.slice(0, 2).map((stem, at) => [stem, at === 0 ? weight : weight * otherStemWeight] as const),
    ...pieces.map((piece) => [piece, (weight * piecesWeight) / Math.sqrt(pieces.length)] as const),
  ];
}

function weightOf(word: string, language: Language): number {
  if (isFunctionWord(word, language)) return grammarWeight;
  return isChatter(word, language) ? chatterWeight : 1;
}

/** Marked off from stems by the stroke before them. */
function piecesOf(word: SpokenWord): string[] {
  const sound = `_${word.keys.at(-1) ?? ""}_`;
  const last = Math.max(0, sound.length - pieceLength);
  return Array.from({ length: last + 1 }, (_, at) => `/${sound.slice(at, at + pieceLength)}`);
}
