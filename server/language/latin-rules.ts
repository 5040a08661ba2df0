type Rule = readonly [RegExp, string];
export type Rules = readonly Rule[];

/** The letters of Kazakh and library alphabets that folding would lose, in plain digraphs; applied before folding, in lower case. */
export const markedLetters: Rules = [
  // 2021 ş; š č ž of library transliterations; 2017 s' c' y'; 2018 ý.
  [/(?<!\p{L})tş/gu, "ch"],
  [/şş/gu, "shch"],
  [/[şșš]|s['’‘`´′‛＇](?=\p{L}|$)/gu, "sh"],
  [/č|ç|c['’‘`´′‛＇](?=\p{L}|$)/gu, "ch"],
  [/ž/gu, "zh"],
  [/ý|y['’‘`´′‛＇](?=\p{L}|$)/gu, "u"],
];

/** Clusters of a folded word, in order; what they leave are single letters. */
export const clusters: Rules = [
  [/shch/g, "щ"],
  [/sch(?=[aeiou])/g, "щ"],
  [/ch/g, "ч"],
  [/sh/g, "ш"],
  [/zh/g, "ж"],
  [/kh/g, "х"],
  [/gh/g, "г"],
  [/ts(?=ya|[yi]z)/g, "тс"],
  [/ts/g, "ц"],
  [/ck/g, "к"],
  [/(?<=[aeou])[iy](?=uly)/g, "й"],
  [/yo/g, "е"],
  // әйел, сүйек; in Russian it is е (poyezd), which is another reading.
  [/(?<=[aou])ye/g, "йе"],
  [/(?<=[eiy])ye/g, "е"],
  [/^ye/g, "е"],
  [/ya/g, "я"],
  [/yu/g, "ю"],
  // аяқ, ою, түйе in the alphabet of 2021: aiaq, oiu, tüie.
  [/(?<=[aeiouy])ia/g, "я"],
  [/(?<=[aeiouy])iu/g, "ю"],
  [/(?<=[aou])i(?=[eo])/g, "й"],
  // ауыл, дәуір, айналуы, үйленуі, қиын, туысқан; but үй, дүйсенбі.
  [/(?<=[aeo]u|\p{L}{2}u)y(?=[^aeiouy]|$)/gu, "ы"],
  [/(?<=[aeo]u|\p{L}{2}u)i(?=[^aeiouy]|$)/gu, "и"],
  [/(?<=i)y(?=[^aeiouy])/g, "ы"],
  [/(?<=[^aeiou]u)y(?=[^aeiouy]+(?:a|o|y|$)|[^aeiouy]*q)/g, "ы"],
  [/(?<=[aeou])[iy](?![aeou])|(?<=[^aeou]i)[iy]$|(?<=i)i(?=s[ky])/g, "й"],
];

export const letters: Readonly<Record<string, string>> = {
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

// Names in English books: Dostoevsky, Tolstoy, Chernyshevskii, Bely, Dmitry.
const russian: Rules = [
  [/(?<=[aou])ye/g, "е"],
  [/(?<=[sc]k)(?:iy|ii|ij|yi|y|i)$/, "ий"],
  [/(?:yy|yi|yj)$/, "ый"],
  [/(?:iy|ii|ij)$/, "ий"],
  [/(?<=[aeiou][rlnt]|[rt]r)y$/, "ий"],
  [/(?<=[aeou])j(?![aeiou])/g, "й"],
];

const ambiguous: Rules = [
  [/(?<=[lnrv])y$/, "ый"],
  [/ii$/, "ии"],
  [/ia$/, "ия"],
  [/iya/, "ия"],
  [/ia/, "я"],
  [/iu/, "ю"],
  [/(?<=[aeou])i(?![aeou])/g, "и"],
];

// Names that are neither: Sophia, Cicero, Alexander, Schiller.
const western: Rules = [
  [/ph/g, "ф"],
  [/sch/g, "ш"],
  [/th/g, "т"],
  [/oo|ou/g, "у"],
  [/ee/g, "и"],
  [/x/g, "кс"],
  [/c(?=[eiy])/g, "ц"],
  [/(?<=[aeiou])w/g, "в"],
];

// As people type in chats: joli for жолы, ong for оң; shash is sometimes waw (w looks like ш).
const broad: Rules = [
  [/ng(?![aeiouy])/g, "н"],
  [/(?<=[aouq].*[^aeiou]|q|gh)i(?![aeou])|(?<![aeiou])i(?=[^aeiou]+[aou])/g, "ы"],
];
const split: Rules = [
  [/ng/g, "н"],
  [/ts/g, "тс"],
];
const shaped: Rules = [[/w/g, "ш"]];

/** The ways in which one Latin word may be meant, the likeliest first. */
export const readings: readonly Rules[] = [[], russian, ambiguous, western, broad, split, shaped];
