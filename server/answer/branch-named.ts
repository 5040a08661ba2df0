import { findAny, readCues } from "../language/cue.ts";
import { hear, type SpokenWord } from "../language/utterance.ts";
import { languages } from "../library/language.ts";
import type { Branch, Library } from "../library/library-file.ts";
import { isNameAt, placeWord } from "../retrieve/filters/branch-name.ts";
import { monthIn } from "./date-words.ts";

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

const branchWord = readCues("филиал*, отделени*, branch");
const preposition = readCues("в, на, in, at");

/** Whether the question names a branch that the library has not: "Астанадағы филиал", "филиал Самал", "a branch in Semey". */
export function namesUnknownBranch(spoken: readonly SpokenWord[], library: Library): boolean {
  const at = spoken.findIndex((word) => findAny(branchWord, [word]));
  if (at < 0 || branchNamed(spoken, library)) return false;
  const [before, after, next] = [spoken[at - 1], spoken[at + 1], spoken[at + 2]];
  if (isName(before) && (at > 1 || isPlace(before))) return true;
  return isName(after) || (isName(next) && after !== undefined && findAny(preposition, [after]) !== undefined);
}

const isName = (word: SpokenWord | undefined): word is SpokenWord =>
  word !== undefined && /^\p{Lu}\p{Ll}{2,}/u.test(word.raw);

/** A Kazakh place that something is in: "Астанадағы". */
const isPlace = ({ folded }: SpokenWord): boolean => /[дт][ае]г[иы]$/u.test(folded);

/** The words of the name stand side by side; the last may carry an ending. */
function stands(name: string, spoken: readonly SpokenWord[]): boolean {
  const wanted = hear(name);
  const month = wanted.some((word) => monthIn(word) !== undefined);
  // A street named for a month is meant only beside the word "branch", and never after a date.
  if (month && !findAny(placeWord, spoken)) return false;
  return spoken.some(
    (_, start) => isNameAt(wanted, spoken, start) && !(month && /^\d/u.test(spoken[start - 1]?.folded ?? "")),
  );
}
