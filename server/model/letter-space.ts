// The spelling in which the rows of the model were learnt. It stays as it is for as long as the model does: were it
// changed together with the folding of the indexes, the rows would no longer be found.
const folded: Readonly<Record<string, string>> = {
  ә: "а",
  ғ: "г",
  қ: "к",
  ң: "н",
  ө: "о",
  ұ: "у",
  ү: "у",
  һ: "х",
  і: "и",
  ё: "е",
  э: "е",
};

const marked: Readonly<Record<string, string>> = { ş: "sh", ç: "ch", ı: "i", ə: "a" };

const groups: readonly (readonly [RegExp, string])[] = [
  [/shch/g, "щ"],
  [/ch/g, "ч"],
  [/sh/g, "ш"],
  [/zh/g, "ж"],
  [/kh/g, "х"],
  [/gh/g, "г"],
  [/ts/g, "ц"],
  [/ck/g, "к"],
  [/yo/g, "е"],
  [/ya/g, "я"],
  [/yu/g, "ю"],
];

const latin: readonly string[] = [..."абкдефгхижклмнопкрстувухыз"];
const alphabet = "abcdefghijklmnopqrstuvwxyz";

/** A word in the letters of the model: lower case, Kazakh letters as their Russian look-alikes, Latin ones as Cyrillic, without marks. */
export function inLetterSpace(word: string): string {
  const plain = word
    .toLowerCase()
    .normalize("NFC")
    .replace(/[şçıə]/gu, (letter) => marked[letter] ?? letter)
    .normalize("NFKD")
    .replace(/(?<=[a-z])\p{M}+/gu, "")
    .normalize("NFC")
    .replace(/[әғқңөұүһіёэ]/gu, (letter) => folded[letter] ?? letter);
  if (!/[a-z]/.test(plain)) return plain;
  return groups
    .reduce((spelled, [pattern, by]) => spelled.replace(pattern, by), plain)
    .replace(/[a-z]/g, (letter) => latin[alphabet.indexOf(letter)] ?? letter);
}
