import { isChatter, isFunctionWord } from "../language/stop-words.ts";
import { longListener, type SpokenWord } from "../language/utterance.ts";
import type { Language } from "../library/language.ts";
import type { ConceptReader } from "./concepts.ts";

/** What a text is likened by: the stems of its words, the pieces of their sound and the concepts they speak of, each with its weight. */
export type Features = ReadonlyMap<string, number>;

// Grammar and the words of asking are in every question; they part entries a little all the same.
const grammarWeight = 0.3;
const chatterWeight = 0.8;
// A word may be Kazakh or Russian: its other stem is a lesser witness.
const otherStemWeight = 0.3;
// Pieces of words meet where endings, slips and spellings part the stems.
const pieceLength = 4;
const piecesWeight = 0.7;
// A word of its own weighs this much with its stem and pieces; another word for the same thing a little less.
const conceptWeight = 1.2;

// No stem and no piece begins with it.
const conceptMark = "=";

/** Of all that a text is likened by, what does not depend on its language. */
export function conceptsAlone(features: Features): Features {
  return new Map([...features].filter(([feature]) => feature.startsWith(conceptMark)));
}

export type FeatureReader = (text: string, language: Language) => Features;

/** Reads stems and pieces by sound, so that Kazakh typed without its letters or in Latin is the same text; each word once. */
export function readerOfFeatures(conceptsOf: ConceptReader): FeatureReader {
  const hear = longListener();
  const known = new Map<string, readonly (readonly [string, number])[]>();
  return (text, language) => {
    const features = new Map<string, number>();
    const spoken = hear(text);
    for (const concept of conceptsOf(spoken, language)) features.set(`${conceptMark}${concept}`, conceptWeight);
    for (const word of spoken) {
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
