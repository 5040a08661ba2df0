import { findAny } from "../../language/cue.ts";
import { hear, type SpokenWord } from "../../language/utterance.ts";
import { languages } from "../../library/language.ts";
import type { Branch } from "../../library/library-file.ts";
import { isNameAt, placeWord } from "./branch-name.ts";
import { type Found, foundIn } from "./found.ts";
import type { QueryWord } from "./query-words.ts";
import { readWordList } from "./word-list.ts";

/** What of `library.json` tells a branch by name. */
export type NamedBranch = Pick<Branch, "id" | "name" | "aliases">;

// These tell a branch only beside the word "branch" or "library".
const isCommon = readWordList(
  "орталық, бас, облыстық, қалалық, аудандық, ауылдық, балалар, жасөспірімдер, центральн*, главн*, областн*, городск*, районн*, сельск*, детск*, юношеск*, main, central, regional, town, city, village, children*, youth, филиал, кітапхана*, библиотек*, branch, library, the",
);
const isBranchWord = readWordList("филиал*, отделени*, branch");
const prepositions = new Set(["в", "во", "на", "из", "с", "со", "по", "in", "at", "from", "v", "iz", "na"]);
const articles = new Set(["the", "your", "our", "ваш", "вашем", "наш"]);
const locative = /(?:[дт][ае](?:г[иы])?|[дтн][ае]н)$/u;

interface Name {
  readonly id: string;
  readonly words: readonly SpokenWord[];
  /** A word of it is the branch's own, not its street's nor any branch's. */
  readonly isProper: boolean;
}

export type ReadBranch = (words: readonly QueryWord[]) => Found[];

/** A reader of the branch wanted, for these branches: "Сайранда", "в филиале Жеруйык", "at the Central Library". */
export function branchReader(branches: readonly NamedBranch[]): ReadBranch {
  const byLetter = new Map<string, Name[]>();
  for (const name of branches.flatMap(namesOf))
    for (const letter of lettersOf(name.words[0])) byLetter.set(letter, [...(byLetter.get(letter) ?? []), name]);
  return (words) =>
    words.flatMap((word, start) => {
      const names = new Set(lettersOf(word).flatMap((letter) => byLetter.get(letter) ?? []));
      return [...names].flatMap((name) => {
        const stretch = isNameAt(name.words, words, start) ? stretchOf(words, name, start) : undefined;
        return stretch ? [foundIn(words, stretch, { filter: "branch", asked: { branch: [name.id] } })] : [];
      });
    });
}

const lettersOf = (word: SpokenWord | undefined): string[] => [
  ...new Set((word?.keys ?? []).map((key) => key.slice(0, 1))),
];

function namesOf({ id, name, aliases }: NamedBranch): Name[] {
  const official = languages.map((language) => hear(name[language]));
  const own = new Set(
    official
      .flat()
      .filter(isOwn)
      .flatMap(({ keys }) => keys),
  );
  const called = [...official, ...aliases.map(hear)];
  const bare = called.map((words) => words.filter((word) => !isPlace(word))).filter((words) => words.length > 0);
  return [...called, ...bare].map((words) => ({
    id,
    words,
    isProper: words.some((word) => isOwn(word) && word.keys.some((key) => own.has(key))),
  }));
}

const isOwn = (word: SpokenWord): boolean => !isCommon(word);

/** The name with its preposition and the word "branch"; undefined where it tells no place. */
function stretchOf(words: readonly QueryWord[], name: Name, start: number) {
  const end = start + name.words.length;
  if (!words.slice(start + 1, end).every(({ joined }) => joined)) return undefined;
  const after = pastPlaces(words, end);
  const before = isPlace(words[start - 1]) && words[start]?.joined ? start - 1 : start;
  const first = leadOf(words, before);
  const isBeside = after > end || before < start || words.slice(start, end).some(isPlace);
  if (!name.isProper && !isBeside) return undefined;
  const tellsPlace =
    first.isAt ||
    endsInPlace(words[after - 1]) ||
    words.slice(before, after).some(isBranchWord) ||
    prepositions.has(words[start]?.folded ?? "");
  return tellsPlace ? { start: first.start, end: after } : undefined;
}

/** "Желтоқсан көшесіндегі филиалда": the place words after a name. */
function pastPlaces(words: readonly QueryWord[], end: number): number {
  return words[end]?.joined && isPlace(words[end]) ? pastPlaces(words, end + 1) : end;
}

/** Back over an article and a preposition. */
function leadOf(words: readonly QueryWord[], start: number): { start: number; isAt: boolean } {
  const article = articles.has(words[start - 1]?.folded ?? "") && words[start]?.joined ? start - 1 : start;
  const isAt = prepositions.has(words[article - 1]?.folded ?? "") && words[article]?.joined === true;
  return isAt ? { start: article - 1, isAt } : { start: article, isAt };
}

const isPlace = (word: SpokenWord | undefined): boolean =>
  word !== undefined && findAny(placeWord, [word]) !== undefined;

const endsInPlace = (word: QueryWord | undefined): boolean =>
  word !== undefined && !isLatin(word.raw) ? locative.test(word.folded) : locative.test(word?.keys[1] ?? "");

const isLatin = (raw: string): boolean => /\p{Script=Latin}/u.test(raw);
