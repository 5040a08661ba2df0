import { type LanguageName, languageNames } from "../../language/language-names.ts";
import { isFunctionWord } from "../../language/stop-words.ts";
import { type Found, foundIn } from "./found.ts";
import { isKindOfBook } from "./kinds.ts";
import { findPhrases, readPhrases, type Stretch } from "./phrase.ts";
import type { QueryWord } from "./query-words.ts";
import { readWordList } from "./word-list.ts";

// Where the whole word is not written, or not written as the others are.
const shortened: Readonly<Record<string, string>> = { kk: "каз|қаз", ru: "рус|русс", en: "англ|анг|ағыл" };
const compounds: Readonly<Record<string, string>> = { kk: "казахоязычн*", en: "англоязычн*", fr: "франкоязычн*" };

interface Said {
  readonly codes: readonly string[];
  /** Sure by their form. */
  readonly told: string;
  /** "Қазақша", "на русском", "in English": may be said of a thing as well. */
  readonly loose: string;
}

const each = (stems: string, ...endings: readonly string[]): string =>
  stems
    .split("|")
    .flatMap((stem) => endings.map((ending) => `${stem}${ending}`))
    .join("|");

const single = languageNames.map((name: LanguageName): Said => {
  const { code, kk, ru, en } = name;
  const short = shortened[code] ?? each(ru, "ом");
  return {
    codes: [code],
    told:
      `${kk} тілінде|тіліндегі|тілдегі|тілде, ${short} тілінде|тіліндегі, ${kk} тіліне аударылған|аударма*, ${each(kk, "ша", "ше")} аударма*|нұсқа*|басылым*, ` +
      `${each(kk, "шаға", "шеге")} аударылған|аударма*, на ${each(ru, "ом")} языке|яз, на ${short} языке|яз|тілінде, ` +
      `${each(ru, "оязычн*")}|${compounds[code] ?? each(ru, "оязычн*")}, переведен*|перевод|переводе на ${each(ru, "ий", "ом")} язык|языке?, в переводе на ${each(ru, "ий", "ом")} язык?, ` +
      `в ${each(ru, "ом")} переводе, с? ${each(ru, "им")} языком обучения, ${each(ru, "ое")} издание, in the ${en} language, in ${en} translation, ` +
      `translated into ${en}, ${en} edition|version|translation, ${en} language`,
    loose: `${each(kk, "ша", "ше", "шасы", "шесі", "шасын", "шесін")}, на ${each(ru, "ом")}, на ${short}, по ${each(ru, "и")}, in ${en}`,
  };
});

const answered = languageNames.slice(0, 3);
const pairs = answered.flatMap((one) =>
  answered
    .filter((other) => other !== one)
    .map(
      (other): Said => ({
        codes: [one.code, other.code],
        told: `${one.kk} және|мен|пен|немесе|не ${other.kk} тілінде|тіліндегі|тілдерінде|тілдеріндегі, на ${one.ru}ом и|или ${other.ru}ом языке|языках, ${one.kk}ша және|немесе|не|әрі ${other.kk}ша`,
        loose: `на ${one.ru}ом и|или на? ${other.ru}ом, in ${one.en} and|or in? ${other.en}`,
      }),
    ),
);
interface Meant {
  readonly codes: readonly string[];
  readonly isTold: boolean;
}

const book = readPhrases<Meant>([
  ["на государственном языке, мемлекеттік тілде|тілдегі", { codes: ["kk"], isTold: true }],
  ...[...pairs, ...single].flatMap(({ codes, told, loose }): [string, Meant][] => [
    [told, { codes, isTold: true }],
    [loose, { codes, isTold: false }],
  ]),
]);

// A book on a language, or on what is done in it, is no book in it.
const isGrammar = readWordList(
  "етістік*, септік*, жалғау*, жұрнақ*, кірме, есім, есімдер, есімнің, есімдік, сөйлем*, дыбыс*, глагол*, существительн*, прилагательн*, падеж*, склонени*, заимствован*, предлог*, ударени*, verb, verbs, noun*, tense*, preposition*, adjective*, loanword*, spelling, pronunciation, word, слово",
);
const isDoing = readWordList(
  "үйрен*, сөйле*, айту*, жазу*, оқыту, учи*, выучи*, научи*, изуча*, изучени*, говори*, разговарива*, общат*, писать, думать, петь, преподаван*, обучени*, делопроизводств*, речь, речи, learn*, speak*, talk*, say, think*, teach*",
);
const isOtherThing = readWordList(
  "күрес*, есім*, ат, аттар*, ән, әндер*, би, билер*, күй, той*, тағам*, тамақ*, киім*, атау*, кино*, іс",
);
const isGlossary = readWordList("сөздік*, словар*, тілашар*, тілдескіш*, разговорник*, dictionar*, phrasebook*");
const isNamed = languageNames.map((name: LanguageName) =>
  readWordList(`${each(name.kk, "*")}, ${each(name.ru, "*")}, ${name.en}`),
);

/** The language of the text: "қазақ тілінде", "на русском", "in English". */
export function readTextLanguage(words: readonly QueryWord[]): Found[] {
  return findPhrases(book, words)
    .filter((stretch) => (stretch.means.isTold ? isHyphened(words, stretch) : isOfText(words, stretch)))
    .filter((stretch) => !isOnLanguage(words, stretch))
    .map((stretch) => foundIn(words, stretch, { filter: "language", asked: { language: stretch.means.codes } }));
}

/** "English-language books" are in English; "English language books" may be on it. */
function isHyphened(words: readonly QueryWord[], { start, end }: Stretch): boolean {
  const [second, next] = [words[start + 1], words[end]];
  return second?.folded !== "language" || (second.hyphened && !isOfLessons(next));
}

const isOfLessons = readWordList("textbook*, course*, dictionar*, lesson*, learner*, teach*, skill*, test*, exam*");

/** "Қазақша күрес", "на русском престоле", "in Russian history": said of the thing that follows. */
function isOfText(words: readonly QueryWord[], { start, end }: Stretch): boolean {
  const [first, next] = [words[start]?.folded ?? "", words[end]];
  const isLed = first === "in" || first === "на" || first === "na";
  if (!isLed && (words.some(isGlossary) || isOfPair(words, { start, end }))) return false;
  if (!next?.joined || isKindOfBook(next) || isAside(next) || /\d/u.test(next.folded)) return true;
  if (!isLed) return !isOtherThing(next);
  return first === "in"
    ? isFunctionWord(next.raw, "en")
    : isFunctionWord(next.raw, "ru") || !/(?:е|и|у|ом|ем|ой|ах|ях)$/u.test(next.folded);
}

/** "Қазақша-орысша": from one into the other. */
function isOfPair(words: readonly QueryWord[], { start, end }: Pick<Stretch, "start" | "end">): boolean {
  const isLanguage = (word: QueryWord | undefined): boolean => word !== undefined && isNamed.some((isOf) => isOf(word));
  return (
    (words[start]?.joined === true && isLanguage(words[start - 1])) ||
    (words[end]?.joined === true && isLanguage(words[end]))
  );
}

const isAside = readWordList(
  "available, published, printed, only, please, now, since, edition, translation, language, после, изданн*, вышедш*, напечатан*, опубликован*, имеется, имеются",
);

/** A language spoken of, learned or described; said of another one, the book may well be in this. */
function isOnLanguage(words: readonly QueryWord[], { start, end, means }: Stretch<Meant>): boolean {
  const rest = [...words.slice(0, start), ...words.slice(end)];
  if (!rest.some((word) => isGrammar(word) || isDoing(word))) return false;
  const others = isNamed.filter((_, index) => !means.codes.includes(languageNames[index]?.code ?? ""));
  return !others.some((isThat) => rest.some(isThat));
}
