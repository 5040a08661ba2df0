import { foldToken } from "./match-key.ts";

type Rule = readonly [RegExp, string];

// Applied in order to a folded word; the result is folded Cyrillic, so that q, k and қ are all к.
const common: readonly Rule[] = [
  [/shch/g, "щ"],
  [/sch(?=[aeiou])/g, "щ"],
  [/ch/g, "ч"],
  [/sh/g, "ш"],
  [/zh/g, "ж"],
  [/kh/g, "х"],
  [/gh/g, "г"],
  [/ts/g, "ц"],
  [/ck/g, "к"],
  [/yo/g, "е"],
  [/(?<=[aeiouy])ye/g, "е"],
  [/^ye/g, "е"],
  [/ya/g, "я"],
  [/yu/g, "ю"],
  [/(?<=[aeiou])[iy](?![aeou])/g, "й"],
];

const letters: Readonly<Record<string, string>> = {
  a: "а",
  b: "б",
  c: "к",
  d: "д",
  e: "е",
  f: "ф",
  g: "г",
  h: "х",
  i: "и",
  j: "ж",
  k: "к",
  l: "л",
  m: "м",
  n: "н",
  o: "о",
  p: "п",
  q: "к",
  r: "р",
  s: "с",
  t: "т",
  u: "у",
  v: "в",
  w: "у",
  x: "х",
  y: "ы",
  z: "з",
};

// Names in English books: Dostoevsky, Tolstoy, Chernyshevskii.
const russianEndings: readonly Rule[] = [
  [/(?<=[sc]k)(?:iy|ii|ij|yi|y|i)$/, "ий"],
  [/(?:yy|yi|iy|ii)$/, "ий"],
];

// Names that are neither: Sophia, Cicero.
const western: readonly Rule[] = [
  [/ph/g, "ф"],
  [/c(?=[eiy])/g, "ц"],
  [/(?<=[aeiou])w/g, "в"],
];

const ambiguous: readonly Rule[] = [
  [/ia$/, "ия"],
  [/iya/, "ия"],
  [/ia/, "я"],
];

/** Latin Kazakh (2021 alphabet and chat spelling) or Latin Russian as folded Cyrillic; other letters stay. */
export function toCyrillic(text: string): string {
  return foldToken(text).replace(/[a-z]+/g, (word) => cyrillicOf(word, []));
}

/** Every plausible Cyrillic spelling of one Latin word, the likeliest first. */
export function cyrillicSpellings(word: string): string[] {
  const folded = foldToken(word);
  if (!/^[a-z]+$/.test(folded)) return [];
  const ways = [[], russianEndings, ambiguous, western];
  return [...new Set(ways.map((rules) => cyrillicOf(folded, rules)))];
}

function cyrillicOf(word: string, first: readonly Rule[]): string {
  const clusters = [...first, ...common].reduce((spelled, [pattern, by]) => spelled.replace(pattern, by), word);
  return clusters.replace(/[a-z]/g, (letter) => letters[letter] ?? letter);
}

const latinLetters: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
};

/** A Cyrillic text in plain Latin letters, as names are written in English: Әуезов and Ауэзов are auezov. */
export function toLatin(text: string): string {
  return foldToken(text).replace(/[а-яё]/gu, (letter) => latinLetters[letter] ?? letter);
}

/** The Latin spellings under which one Cyrillic word may stand in an English text. */
export function latinSpellings(word: string): string[] {
  const folded = foldToken(word);
  if (!/^[а-я]+$/u.test(folded)) return [];
  const plain = toLatin(folded);
  const short = folded.replace(/(?<=[ск])ий$/u, "ы");
  return [...new Set([plain, toLatin(short), plain.replaceAll("kh", "h"), plain.replace(/(?<=[aeou])i/g, "y")])];
}
