import { cardinals } from "../../language/cardinals.ts";
import { type CueToken, isOneOf, readTokens } from "../../language/cue.ts";
import { ordinals } from "../../language/ordinal-cues.ts";
import type { QueryWord } from "./query-words.ts";
import { readWordList } from "./word-list.ts";

/** What a part of a phrase takes of the words. */
export interface Taken {
  /** How many words. */
  readonly length: number;
  readonly numbers: readonly number[];
}

export type Slot = (words: readonly QueryWord[], at: number) => Taken | undefined;

const oldestYear = 1450;
const latestYear = 2100;
const oldestChild = 18;
const lastClass = 12;

const isYear = (number: number): boolean => number >= oldestYear && number <= latestYear;
const isAge = (number: number): boolean => number <= oldestChild;
const isClass = (number: number): boolean => number >= 1 && number <= lastClass;

/** The kinds of number a phrase may hold. */
export const numberSlots: Readonly<Record<string, Slot>> = {
  "{year}": figure(isYear),
  "{years}": (words, at) => yearRange(words[at]),
  "{decade}": figure((number) => decadeOf(number) !== undefined, decadeOf),
  "{decades}": range((number) => decadeOf(number) !== undefined, decadeOf),
  "{century}": (words, at) => centuryOf(words[at]),
  "{age}": either(figure(isAge), inWords),
  "{ages}": range(isAge),
  "{class}": figure(isClass),
  "{classes}": range(isClass),
  "{nth}": nth,
  "{count}": either(
    figure((number) => number >= 1 && number <= 30),
    inWords,
  ),
};

function figure(fits: (number: number) => boolean, meant: (number: number) => number | undefined = (n) => n): Slot {
  return (words, at) => {
    const [number, second] = words[at]?.numbers ?? [];
    if (number === undefined || second !== undefined || !fits(number)) return undefined;
    return { length: 1, numbers: [meant(number) ?? number] };
  };
}

function range(fits: (number: number) => boolean, meant: (number: number) => number | undefined = (n) => n): Slot {
  return (words, at) => {
    const numbers = words[at]?.numbers ?? [];
    const [first, second] = numbers.map((number) => meant(number) ?? number);
    if (first === undefined || second === undefined || first >= second || !numbers.every(fits)) return undefined;
    return { length: 1, numbers: [first, second] };
  };
}

function either(one: Slot, other: Slot): Slot {
  return (words, at) => one(words, at) ?? other(words, at);
}

/** "1990-2000", "1990-95". */
function yearRange(word: QueryWord | undefined): Taken | undefined {
  const [from, last] = word?.numbers ?? [];
  if (from === undefined || last === undefined || !isYear(from)) return undefined;
  const to = last < 100 && /\d{2}$/u.test(word?.raw.slice(-3) ?? "") ? from - (from % 100) + last : last;
  return isYear(to) && from < to ? { length: 1, numbers: [from, to] } : undefined;
}

/** 90 and 1990 are the nineties; of 10 and 20 nobody knows the century, and 1900 may be a hundred years. */
function decadeOf(number: number): number | undefined {
  if (number % 10 !== 0) return undefined;
  if (number >= 30 && number <= 90) return 1900 + number;
  return number > 1500 && number <= latestYear && (number % 100 !== 0 || number >= 2000) ? number : undefined;
}

/** "XIX", "19": the century's number. */
function centuryOf(word: QueryWord | undefined): Taken | undefined {
  const [number] = word?.numbers ?? [];
  const roman = ["xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi"].indexOf(latinCapitals(word?.raw ?? ""));
  const century = number ?? (roman < 0 ? 0 : roman + 15);
  return century >= 15 && century <= 21 ? { length: 1, numbers: [century] } : undefined;
}

/** Cyrillic letters that pass for roman ones. */
const latinCapitals = (raw: string): string => raw.toLowerCase().replaceAll("х", "x").replaceAll("і", "i");

const spelled = cardinals
  .map(([written, number]) => ({ forms: written.split("|").map((form) => form.split(" ").map(readTokens)), number }))
  .toReversed();

const isNumberWord = readWordList(cardinals.map(([written]) => written.replaceAll(" ", "|")).join(","));

function inWords(words: readonly QueryWord[], at: number): Taken | undefined {
  if (!isNumberWord(words[at])) return undefined;
  for (const { forms, number } of spelled) {
    const form = forms.find((parts) => parts.every((tokens, offset) => fits(tokens, words[at + offset])));
    if (form) return { length: form.length, numbers: [number] };
  }
  return undefined;
}

const inOrder = [...ordinals, "одиннадцат*|eleventh"].map(readTokens);

function nth(words: readonly QueryWord[], at: number): Taken | undefined {
  const index = inOrder.findIndex((tokens) => fits(tokens, words[at]));
  return index < 0 ? undefined : { length: 1, numbers: [index + 1] };
}

function fits(tokens: readonly CueToken[], word: QueryWord | undefined): boolean {
  return word !== undefined && isOneOf(tokens, word);
}
