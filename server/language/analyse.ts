import { foldedWords, foldToken } from "./match-key.ts";
import { readOrdinal } from "./ordinals.ts";
import { remember } from "./remember.ts";
import { everyStem, stem, stemFolded } from "./stem.ts";
import { isChatter, isFunctionWord } from "./stop-words.ts";
import { cyrillicSpellings, latinSpellings } from "./transliterate.ts";
import { words } from "./words.ts";

/** Grows whenever the same text gives other tokens than before: an index made with another version is rebuilt. */
export const analysisVersion = 4;

/** One word of a question with every token under which the same word may be indexed. */
export interface QueryTerm {
  /** As typed. */
  readonly word: string;
  /** The folded stem: what a person is shown. */
  readonly term: string;
  readonly variants: readonly string[];
  /** 1 for a word of meaning, less for a figure, little for chatter. */
  readonly weight: number;
  /** A word of asking ("book", "кітап"), not of the subject. */
  readonly chatter: boolean;
}

const chatterWeight = 0.25;
// A figure is rare in any catalogue, and seldom what a question is about.
const figureWeight = 0.5;

/** The tokens of a passage in the language given; of unknown or several languages when it is undefined. */
export function indexTokens(text: string, language: string | undefined): string[] {
  const all = foldedWords(text);
  return language === undefined ? all.flatMap(anyStem) : all.map(knownStem(language));
}

const remembered = new Map<string, (word: string) => string>();

/** The stemmer of a language. */
function knownStem(language: string): (word: string) => string {
  const known = remembered.get(language);
  if (known) return known;
  const stemmer = remember((word) => stemFolded(word, language), 100_000);
  remembered.set(language, stemmer);
  return stemmer;
}

/** Stems by each ladder that might be meant, once each. */
function anyStem(word: string): string[] {
  const kazakh = knownStem("kk")(word);
  const russian = knownStem("ru")(word);
  return kazakh === russian ? [kazakh] : [kazakh, russian];
}

/** The words of meaning in a question; its chatter counts little, its grammar not at all. Empty when there is only grammar. */
export function queryTerms(text: string, language: string): QueryTerm[] {
  const terms = new Map<string, QueryTerm>();
  for (const word of words(text.normalize("NFC"))) {
    if (isFunctionWord(word, language)) continue;
    const term = queryTerm(word, language);
    if (!terms.has(term.term)) terms.set(term.term, term);
  }
  return [...terms.values()];
}

/** A question's words of meaning as typed; all its words where none has any. */
export function meaningOf(text: string, language: string): string {
  const all = words(text.normalize("NFC"));
  const meaning = all.filter((word) => !isFunctionWord(word, language) && !isChatter(word, language));
  return (meaning.length > 0 ? meaning : all).join(" ");
}

function queryTerm(word: string, language: string): QueryTerm {
  const folded = foldToken(word);
  const variants = new Set([stem(folded, language), folded, ...everyStem(folded), ...afterApostrophe(word)]);
  for (const spelling of cyrillicSpellings(word)) for (const token of everyStem(spelling)) variants.add(token);
  for (const latin of [word, ...everyStem(folded)].filter((form) => form.length >= 4).flatMap(latinSpellings)) {
    variants.add(stem(latin, "en"));
  }
  const ordinal = readOrdinal(folded);
  if (ordinal !== undefined) variants.add(String(ordinal));
  return {
    word,
    term: stem(folded, language),
    variants: [...variants].filter((token) => token.length > 0),
    weight: weightOf(word, language),
    chatter: isChatter(word, language),
  };
}

/** О'Генри is О. Генри in many catalogues. */
function afterApostrophe(word: string): string[] {
  const name = /^\p{L}['’‘`´′‛＇](\p{L}{4,})$/u.exec(word)?.[1];
  return name === undefined ? [] : everyStem(name);
}

function weightOf(word: string, language: string): number {
  if (isChatter(word, language)) return chatterWeight;
  return /^\d{1,3}$/.test(word) || readOrdinal(word) !== undefined ? figureWeight : 1;
}
