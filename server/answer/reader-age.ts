import { cardinals } from "../language/cardinals.ts";
import { findAny, readCues } from "../language/cue.ts";
import { childWords, schoolClassWords, teenagerWords } from "../language/reader-words.ts";
import type { SpokenWord } from "../language/utterance.ts";
import type { BibRecord } from "../library/record.ts";

const age = readCues("жас, жасар, жаста*, лет, года, год, летн*, year, years");
const child = readCues(childWords);
const grade = readCues(
  `${schoolClassWords}, классник*, класснице, первокласс*, второкласс*, третьекласс*, оқушы*, школьник*, школьниц*, schoolchild*`,
);
const ordinals = [
  "бірінші, первый, первого, первому, первом, первокласс*, first",
  "екінші, второй, второго, втором, второкласс*, second",
  "үшінші, третий, третьего, третьем, третьекласс*, third",
  "төртінші, четвертый, четвертого, четвертом, четверокласс*, fourth",
  "бесінші, пятый, пятого, пятом, пятикласс*, fifth",
].map(readCues);
const teenager = readCues(teenagerWords);
// One and two are said of much else than years.
const spelled = cardinals.filter(([, years]) => years > 2);
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
  return gradeAge(spoken) ?? (findAny(teenager, spoken) ? 14 : isForChild(spoken) ? 10 : undefined);
}

/** A second-grader is eight: six years more than the grade. */
function gradeAge(spoken: readonly SpokenWord[]): number | undefined {
  if (!findAny(grade, spoken)) return undefined;
  const digits = spoken.map((word) => /^\d{1,2}$/u.exec(word.folded)?.[0]).find((found) => found !== undefined);
  const years = digits === undefined ? ordinals.findIndex((cue) => findAny(cue, spoken)) + 1 : Number(digits);
  return years > 0 ? years + 6 : 10;
}

export function isForChild(spoken: readonly SpokenWord[]): boolean {
  return findAny(child, spoken) !== undefined;
}

/** Words that tell an age, not a topic. */
export function tellsAge(word: SpokenWord): boolean {
  return (
    /^\d{1,2}$/u.test(word.folded) ||
    [age, child, grade, teenager, ...spelledCues.map(({ cues }) => cues)].some(
      (cues) => findAny(cues, [word]) !== undefined,
    )
  );
}

export function suitsAge(record: BibRecord, years: number | undefined): boolean {
  return years === undefined || record.audience === undefined || Number.parseInt(record.audience, 10) <= years;
}
