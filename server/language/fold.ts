/** Letters of Kazakh that a reader without a Kazakh keyboard types as these. */
const lookAlikes: Readonly<Record<string, string>> = {
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
};

// Case matters: a Latin capital H looks like Н, the small one like һ.
const latinAsCyrillic: Readonly<Record<string, string>> = {
  A: "А",
  B: "В",
  C: "С",
  E: "Е",
  H: "Н",
  I: "І",
  K: "К",
  M: "М",
  O: "О",
  P: "Р",
  T: "Т",
  X: "Х",
  Y: "У",
  a: "а",
  c: "с",
  e: "е",
  h: "һ",
  i: "і",
  k: "к",
  o: "о",
  p: "р",
  x: "х",
  y: "у",
  ə: "ә",
  Ə: "Ә",
};

const cyrillicAsLatin: Readonly<Record<string, string>> = {
  А: "A",
  В: "B",
  С: "C",
  Е: "E",
  Н: "H",
  І: "I",
  К: "K",
  М: "M",
  О: "O",
  Р: "P",
  Т: "T",
  Х: "X",
  У: "Y",
  а: "a",
  с: "c",
  е: "e",
  һ: "h",
  і: "i",
  о: "o",
  р: "p",
  х: "x",
  у: "y",
};

// Where no letters of two scripts meet, no word is mixed; looking for that is far cheaper than looking at each word.
const scriptsMeet = /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u;
const mixedWord = /(?=\p{L}*\p{Script=Cyrillic})(?=\p{L}*\p{Script=Latin})\p{L}+/gu;
const apostrophes = /(?<=\p{L})['’ʼ‘`´](?=\p{L})/gu;
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/**
 * Brings spellings of a word together: lower case, letters of one script, Kazakh letters as their Russian look-alikes,
 * Latin letters without marks. Latin stays Latin.
 */
export function fold(text: string): string {
  const plain = text.normalize("NFC").replace(invisible, "").replace(apostrophes, "");
  const lower = (scriptsMeet.test(plain) ? plain.replace(mixedWord, inOneScript) : plain).toLowerCase();
  return withoutLatinMarks(lower).replace(/[әғқңөұүһіё]/gu, (letter) => lookAlikes[letter] ?? letter);
}

/** Letters typed from the wrong keyboard that look the same: the script into which every letter fits takes the word, else the one with more. */
function inOneScript(word: string): string {
  const cyrillic = word.match(/\p{Script=Cyrillic}/gu) ?? [];
  const latin = word.match(/\p{Script=Latin}/gu) ?? [];
  const becomesCyrillic = latin.every((letter) => letter in latinAsCyrillic);
  const becomesLatin = cyrillic.every((letter) => letter in cyrillicAsLatin);
  const toCyrillic = becomesCyrillic === becomesLatin ? cyrillic.length >= latin.length : becomesCyrillic;
  return word.replace(/./gsu, (letter) => (toCyrillic ? latinAsCyrillic : cyrillicAsLatin)[letter] ?? letter);
}

function withoutLatinMarks(lower: string): string {
  if (!/[^\p{ASCII}а-яәғқңөұүһіё]/u.test(lower)) return lower;
  return lower
    .replace(/\p{Script=Latin}\p{M}*/gu, (letter) =>
      letter
        .normalize("NFKD")
        .replace(/\p{M}+/gu, "")
        .toLowerCase(),
    )
    .replace(
      /[ıəłøßæœ]/gu,
      (letter) => ({ ı: "i", ə: "a", ł: "l", ø: "o", ß: "ss", æ: "ae", œ: "oe" })[letter] ?? letter,
    )
    .normalize("NFC");
}
