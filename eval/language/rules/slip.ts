import type { Language } from "../../../server/library/language.ts";
import { type Layout, neighboursOf, ru, us } from "./layout.ts";

export const slips = ["neighbour", "doubled", "dropped", "swapped", "vowel"] as const;
type Slip = (typeof slips)[number];

interface Hand {
  readonly language: Language;
  readonly random: () => number;
}

/** A word with one slip of its kind, never in the first letter; undefined where the word gives no room for it. */
export function slip(word: string, kind: Slip, hand: Hand): string | undefined {
  const letters = [...word];
  const changes = letters.flatMap((_, at) => (at === 0 ? [] : makers[kind](letters, at, hand.language)));
  const change = changes[Math.floor(hand.random() * changes.length)];
  return change && [...letters.slice(0, change.at), change.put, ...letters.slice(change.at + change.take)].join("");
}

/** At a place, so many letters taken out and others put in. */
interface Change {
  readonly at: number;
  readonly take: number;
  readonly put: string;
}

const makers: Readonly<
  Record<Slip, (letters: readonly string[], at: number, language: Language) => readonly Change[]>
> = {
  neighbour: (letters, at, language) =>
    neighboursOf(letters[at] ?? "", keyboards[language]).map((put) => ({ at, take: 1, put })),
  doubled: (letters, at) => [{ at, take: 0, put: letters[at] ?? "" }],
  dropped: (_, at) => [{ at, take: 1, put: "" }],
  swapped: (letters, at) => {
    const next = letters[at + 1];
    return next === undefined || next === letters[at] ? [] : [{ at, take: 2, put: `${next}${letters[at]}` }];
  },
  vowel: (letters, at, language) => confusedVowel(letters, at, language).map((put) => ({ at, take: 1, put })),
};

// The row above the letters holds the Kazakh ones, so that a slip of ЙЦУКЕН lands among Russian letters.
const keyboards: Readonly<Record<Language, Layout>> = { kk: ru, ru, en: us };

const confused: Readonly<Record<Exclude<Language, "kk">, Readonly<Record<string, string>>>> = {
  ru: { а: "о", о: "а", е: "и", и: "е" },
  en: { a: "e", e: "a", i: "e" },
};
const rounded: Readonly<Record<string, string>> = { ы: "ұ", і: "ү" };

/**
 * Russian and English: a vowel that sounds like another where it bears no stress; the stress is not known, so every vowel
 * after the first letter of a word of two or more counts. Kazakh: ы and і said round, and so written, after a round vowel.
 */
function confusedVowel(letters: readonly string[], at: number, language: Language): readonly string[] {
  const letter = letters[at] ?? "";
  const before = letters.slice(0, at).findLast(isVowel);
  if (language === "kk") {
    const put = rounded[letter];
    return put && before && /[оөұү]/i.test(before) ? [put] : [];
  }
  const put = confused[language][letter];
  const others = letters.filter((one, place) => place !== at && isVowel(one));
  return put && others.length > 0 ? [put] : [];
}

function isVowel(letter: string): boolean {
  return /[аәеёиіоөуұүыэюяaeiouy]/i.test(letter);
}
