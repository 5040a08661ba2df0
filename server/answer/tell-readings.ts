import { type QueryTerm, queryTerms } from "../language/analyse.ts";
import type { SearchResult } from "../retrieve/hit.ts";
import type { Answer } from "./answer.ts";
import type { Ask } from "./ask.ts";
import type { Catalogue } from "./catalogue.ts";
import { type HeldWord, type RecordWords, wordsOfRecord } from "./record-words.ts";
import { isFormOf, isRelated, isSlip, isSlipInAnyForm, nearestInLetters } from "./spelt-alike.ts";
import { readingTexts } from "./text-of-readings.ts";

type Reading = SearchResult["query"]["terms"][number]["readAs"][number];

/** A word of the reader's and the word of a record that was found for it. */
interface Pair {
  readonly typed: string;
  readonly held: string;
  readonly sign: "→" | "≈";
  readonly weight: number;
}

const mostTold = 2;
// A slip is surer than any nearness in meaning.
const surest = 1;
// What is farther in meaning has hardly carried a record by itself.
const leastNear = 0.5;
// A record that holds most of the reader's words itself was found by these.
const mostOwn = 0.5;
// "Art" is near to too many words.
const shortestTold = 4;
const longestTyped = 40;
const longestMeant = 80;

interface Told extends Pick<Ask, "text" | "language" | "readings"> {
  /** The question as struck. */
  readonly typed: string;
  readonly catalogue: Pick<Catalogue, "passagesOf">;
}

/**
 * Ends an answer that shows records with how the question was read where that is not as it was typed: on another keyboard
 * layout, or by a word that the records shown hold only in another spelling or language.
 */
export function tellReadings(answer: Answer, told: Told): Answer {
  if (answer.kind !== "answered" || answer.records.length === 0) return answer;
  const { text, typed, language, catalogue } = told;
  const records = answer.records.map(({ id }) => wordsOfRecord(id, catalogue));
  const readings = [
    ...(typed === text ? [] : [retyped(plain(typed), plain(text))]),
    ...pairsOf(records, told).map(({ typed: word, sign, held }) => `${word} ${sign} ${held}`),
  ];
  if (readings.length === 0) return answer;
  return { ...answer, text: `${answer.text}\n\n${readingTexts[language](readings.join(", "))}` };
}

/** What the keys say on the other layout; what they said as struck only where that is short. */
function retyped(typed: string, meant: string): string {
  const told = meant.length > longestMeant ? `${meant.slice(0, longestMeant).replace(/\s+\S*$/u, "")} …` : meant;
  return typed.length > longestTyped ? told : `${typed} → ${told}`;
}

/** With no mark that says something in an answer: quotation marks hold titles, brackets sources. */
const plain = (text: string): string => text.replace(/[«»“”„"[\]]/gu, "").replace(/[\s?!.,:;&]+$/u, "");

function pairsOf(records: readonly RecordWords[], { text, language, readings }: Told): Pair[] {
  const asked = queryTerms(text, language).filter(({ term }) => readings.has(term));
  const holds = ({ words }: RecordWords, { variants }: QueryTerm): boolean =>
    words.some(({ tokens }) => tokens.some((token) => variants.includes(token)));
  const missed = asked.filter((term) => !records.some((record) => holds(record, term)));
  const foundOtherwise = records.filter(
    (record) => asked.filter((term) => holds(record, term)).length <= mostOwn * asked.length,
  );
  return missed
    .flatMap(({ word, term }) => {
      const readAs = readings.get(term) ?? [];
      const alike = speltAlike(word, readAs, records);
      if (alike !== undefined && isFormOf(word, alike.held)) return [];
      if (alike?.isSlip) return { typed: word, held: alike.held, sign: "→" as const, weight: surest };
      return nearInMeaning(word, readAs, { records: foundOtherwise, language }) ?? [];
    })
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, mostTold);
}

interface Alike {
  readonly held: string;
  readonly isSlip: boolean;
}

/** The word of the records that is most like the reader's by its letters; one in another script only where the search read it so. */
function speltAlike(typed: string, readAs: readonly Reading[], records: readonly RecordWords[]): Alike | undefined {
  const words = records.flatMap((record) => record.words);
  const candidates = readAs.flatMap(({ text, by }) =>
    carrying(text, words).filter((word) => by === "spelling" || isLatin(word) === isLatin(typed)),
  );
  const held = nearestInLetters(typed, candidates);
  if (held === undefined) return undefined;
  // A word that the catalogue knows is no slip of one that only has a stem like its own.
  const isUnknown = readAs.every(({ by }) => by !== "word");
  return { held, isSlip: isSlip(typed, held) || (isUnknown && isSlipInAnyForm(typed, held)) };
}

function nearInMeaning(
  typed: string,
  readAs: readonly Reading[],
  { records, language }: { records: readonly RecordWords[]; language: string },
): Pair | undefined {
  // Headings stand on each record in three languages: what they say in another than its own has hardly carried it.
  const words = records.flatMap((record) => (record.language === language ? record.ownWords : record.words));
  const near = readAs.filter(({ by, weight }) => by === "meaning" && weight >= leastNear);
  for (const { text, weight } of near) {
    const held = nearestInLetters(
      typed,
      carrying(text, words).filter((word) => word.length >= shortestTold),
    );
    if (held !== undefined) return isRelated(typed, held) ? undefined : { typed, held, sign: "≈", weight };
  }
  return undefined;
}

const carrying = (token: string, words: readonly HeldWord[]): string[] =>
  words.filter(({ tokens }) => tokens.includes(token)).map(({ word }) => word);

const isLatin = (word: string): boolean => /\p{Script=Latin}/u.test(word);
