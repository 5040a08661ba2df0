import type { BibRecord } from "../library/record.ts";
import { findAny, readCues } from "./cue.ts";
import type { SpokenWord } from "./utterance.ts";

const age = readCues("жас, жасар, жаста*, лет, года, год, летн*, year, years");
const child = readCues(
  "бала*, балаларға, бүлдіршін*, дети, детей, детям, ребенк*, ребенок, детск*, сын*, дочк*, kid, kids, child*, son, daughter",
);
const spelled: readonly (readonly [string, number])[] = [
  ["алты|шесть|шести|six", 6],
  ["жеті|семь|семи|seven", 7],
  ["сегіз|восемь|восьми|eight", 8],
  ["тоғыз|девять|девяти|nine", 9],
  ["он бір|одиннадцати|eleven", 11],
  ["он екі|двенадцати|двенадцать|twelve", 12],
  ["он үш|тринадцати|thirteen", 13],
  ["он төрт|четырнадцати|fourteen", 14],
  ["он бес|пятнадцати|fifteen", 15],
  ["он|десять|десяти|ten", 10],
];
const spelledCues = spelled.map(([words, years]) => ({ cues: words.split("|").flatMap(readCues), years }));

/** The age of the reader a book is for, when the question tells it. */
export function findAge(spoken: readonly SpokenWord[]): number | undefined {
  if (findAny(age, spoken)) {
    const digits = spoken.map((word) => /^\d{1,2}$/u.exec(word.folded)?.[0]).find((found) => found !== undefined);
    if (digits !== undefined) return Number(digits);
    const inWords = spelledCues
      .toSorted((a, b) => (b.cues[0]?.words.length ?? 0) - (a.cues[0]?.words.length ?? 0))
      .find(({ cues }) => findAny(cues, spoken));
    if (inWords) return inWords.years;
  }
  return isForChild(spoken) ? 10 : undefined;
}

export function isForChild(spoken: readonly SpokenWord[]): boolean {
  return findAny(child, spoken) !== undefined;
}

/** Words that tell an age, not a topic. */
export function tellsAge(word: SpokenWord): boolean {
  return (
    /^\d{1,2}$/u.test(word.folded) ||
    [age, child, ...spelledCues.map(({ cues }) => cues)].some((cues) => findAny(cues, [word]) !== undefined)
  );
}

export function suitsAge(record: BibRecord, years: number | undefined): boolean {
  return years === undefined || record.audience === undefined || Number.parseInt(record.audience, 10) <= years;
}
