import { languages } from "../library/language.ts";
import type { Branch, Library } from "../library/library-file.ts";
import { findAny, readCues } from "./cue.ts";
import { monthIn } from "./date-words.ts";
import { hear, type SpokenWord } from "./utterance.ts";

const all = readCues(
  "барлық филиал*, барлық кітапхана*, бәрі, филиалдар*, все филиалы, всех филиал*, все библиотеки, филиалы, все отделения, all branches, every branch, branches, all libraries",
);

export function asksForAllBranches(spoken: readonly SpokenWord[]): boolean {
  return findAny(all, spoken) !== undefined;
}

/** The branch a question names, by the longest of its names found: "Сайранда", "в Акбулаке", "the Central Library". */
export function branchNamed(spoken: readonly SpokenWord[], library: Library): Branch | undefined {
  const named = library.branches.flatMap((branch) =>
    [...branch.aliases, ...languages.map((language) => branch.name[language])]
      .filter((name) => stands(name, spoken))
      .map((name) => ({ branch, length: name.length })),
  );
  return named.toSorted((a, b) => b.length - a.length)[0]?.branch;
}

/** The words of the name stand side by side; the last may carry an ending. */
function stands(name: string, spoken: readonly SpokenWord[]): boolean {
  const wanted = hear(name);
  // A street named for a month is not meant where the month itself may be.
  if (wanted.length === 1 && wanted.some((word) => monthIn(word) !== undefined)) return false;
  return spoken.some((_, start) => wanted.every((word, offset) => isWord(word, spoken[start + offset])));
}

function isWord(name: SpokenWord, said: SpokenWord | undefined): boolean {
  if (!said) return false;
  return name.keys.some((key) =>
    said.keys.some(
      (one) => one === key || (key.length >= 5 && one.startsWith(stemOf(key)) && one.length - key.length <= 4),
    ),
  );
}

/** Without the vowel that Russian endings change: "центральная" is met by "центральной". */
const stemOf = (key: string): string => (key.length >= 6 ? key.replace(/(?:ая|яя|[аеиоуыя])$/u, "") : key);
