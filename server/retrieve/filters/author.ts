import { type Found, foundIn } from "./found.ts";
import { findPhrases, readPhrases } from "./phrase.ts";
import type { QueryWord } from "./query-words.ts";

/** The match keys of the catalogue's names that these words may be, in whatever case; empty when they are none. */
export type FindName = (words: readonly string[]) => readonly string[];

const works =
  "кітап*|кітаб*|еңбек*|еңбег*|шығарма*|роман*|өлең*|әңгіме*|повест*|поэма*|пьеса*|жинағ*|мысал*|дастан*|ертегі*|мақала*|жырлар*";
const englishWorks = "books|novels|works|stories|poems|plays|essays|writings";
// What an author's name follows, and what it precedes.
const before =
  "авторы, автор, автора, author, by, written by, " +
  "книги|книг|книгу|произведения|произведений|произведение|романы|романов|рассказы|рассказов|повести|повестей|стихи|стихов|сочинения|сочинений|поэмы|поэм|пьесы|пьес|сказки|сказок|труды|работы, написал|написала|написанные|написанная, " +
  `${englishWorks} of`;
const book = readPhrases<"before" | "after">([
  [before, "before"],
  [`${works}, жазған, құрастырған, ${englishWorks}`, "after"],
]);
const mostWords = 4;
// "Момышұлының соғыс туралы кітаптары".
const farthestWorks = 3;

/** The author wanted: "Әуезовтың романдары", "книги Пушкина", "by Orwell". */
export function readAuthor(words: readonly QueryWord[], findName: FindName): Found[] {
  return findPhrases(book, words).flatMap(({ start, end, means }) => {
    const found = means === "before" ? nameAfter(words, { start, end }, findName) : undefined;
    return found ?? nameUpTo(words, start, findName) ?? [];
  });
}

function nameAfter(
  words: readonly QueryWord[],
  { start, end }: { start: number; end: number },
  findName: FindName,
): Found | undefined {
  const found = longestName(words, { start: end }, findName) ?? surnameFrom(words, end, findName);
  // "By" goes with the name, "books" stay.
  const from = words[isBy(words[end - 1]) ? start : end]?.from;
  return found && from !== undefined ? { ...found, from } : found;
}

/** "Льва Толстого": of a forename in another case than the first only the surname is known. */
function surnameFrom(words: readonly QueryWord[], start: number, findName: FindName): Found | undefined {
  const isCapital = /^\p{Lu}/u.test(words[start]?.raw ?? "") && words[start + 1]?.joined === true;
  return isCapital ? longestName(words, { start: start + 1 }, findName) : undefined;
}

/** A name before its works: in the genitive, or as it stands where the works are "his" ("Абай өлеңдері"). */
function nameUpTo(words: readonly QueryWord[], works: number, findName: FindName): Found | undefined {
  const areHis = isHis(words[works]);
  const ends = Array.from({ length: areHis ? farthestWorks + 1 : 1 }, (_, back) => works - back);
  for (const end of ends) {
    const isOwner = isPossessive(words[end - 1]) || (areHis && end === works);
    const found = isOwner ? longestName(words, { end }, findName) : undefined;
    if (found) return found;
  }
  return undefined;
}

function longestName(
  words: readonly QueryWord[],
  { start, end = 0 }: { start?: number; end?: number },
  findName: FindName,
): Found | undefined {
  for (const length of lengths) {
    const from = start ?? end - length;
    const found = nameAt(words, { start: from, end: from + length }, findName);
    if (found) return found;
  }
  return undefined;
}

const lengths = Array.from({ length: mostWords }, (_, index) => mostWords - index);

function nameAt(
  words: readonly QueryWord[],
  { start, end }: { start: number; end: number },
  findName: FindName,
): Found | undefined {
  const run = words.slice(start, end);
  const isRun = start >= 0 && run.length === end - start && run.every(({ joined }, index) => index === 0 || joined);
  if (!isRun || !run[0] || run.some(({ raw }) => /\d/u.test(raw))) return undefined;
  const keys = findName(run.map(({ raw }) => raw.replace(/['’ʼ]s$/u, "")));
  if (keys.length === 0) return undefined;
  const name = run.map(({ raw }) => raw).join(" ");
  return foundIn(words, { start, end }, { filter: "author", asked: { author: { name, keys } } });
}

const byWords = new Set(["by", "автор", "автора", "авторы", "author"]);
const isBy = (word: QueryWord | undefined): boolean => word !== undefined && byWords.has(word.folded);

const isPossessive = (word: QueryWord | undefined): boolean =>
  word !== undefined && (/['’ʼ]s$/u.test(word.raw) || /[ндт]ин$/u.test(soundOf(word)));

/** A Kazakh word for works, with its owner's ending. */
const isHis = (word: QueryWord | undefined): boolean =>
  word !== undefined && /(?:[лдт][ае]ри|[бкгсмн]и)(?:н|нан|нен)?$/u.test(soundOf(word));

const soundOf = ({ keys }: QueryWord): string => keys.at(-1) ?? "";
