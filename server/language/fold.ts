import { fromArabicScript } from "./arabic-script.ts";

/** Letters of Kazakh, and of its neighbours, that a reader without their keyboard types as these. */
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
  є: "е",
  ї: "и",
  ґ: "г",
  ѓ: "г",
  ќ: "к",
  ў: "у",
  ӯ: "у",
  ӣ: "и",
  ҳ: "х",
  җ: "ж",
  ҷ: "ж",
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
const apostrophes = /(?<=\p{L})['’‘`´′‛＇](?=\p{L})/gu;
// Also the marks by which transliterations write apostrophes and soft signs.
const unspoken = /[\p{Cf}\p{Variation_Selector}ʼʻʹʺ]/gu;
const stress = /(?<=\p{Script=Cyrillic})\p{M}+/gu;
const digitInWord = /(?<=\p{L})[01¡3](?=\p{L})/u;
const wordWithDigit = /\p{L}+(?:[01¡3]\p{L}+)+/gu;
const fewestLetters = 3;

/**
 * Brings spellings of a word together: lower case, letters of one script, Kazakh letters as their Russian look-alikes,
 * Latin letters without marks, letters for the digits that look like them, Kazakh in Arabic script as Cyrillic. Latin stays Latin.
 */
export function fold(text: string): string {
  const plain = fromArabicScript(text.normalize("NFC"))
    .replace(unspoken, "")
    .replace(apostrophes, "")
    .replace(stress, "");
  const lettered = digitInWord.test(plain) ? plain.replace(wordWithDigit, withoutDigits) : plain;
  const lower = (scriptsMeet.test(lettered) ? lettered.replace(mixedWord, inOneScript) : lettered).toLowerCase();
  return withoutLatinMarks(lower).replace(/[әғқңөұүһіёєїґѓќўӯӣҳҗҷ]/gu, (letter) => lookAlikes[letter] ?? letter);
}

/** A lone digit among letters was meant as the letter it looks like: к0гда, к1тап, ка3ақ; a short word is a code (H1N). */
function withoutDigits(word: string): string {
  if ((word.match(/\p{L}/gu) ?? []).length < fewestLetters) return word;
  const cyrillic = /\p{Script=Cyrillic}/u.test(word);
  const meant: Readonly<Record<string, string>> = cyrillic
    ? { "0": "о", "1": "і", "¡": "і", "3": "з" }
    : { "0": "o", "1": "l", "¡": "i" };
  return word.replace(/(?<=\p{L})[01¡3](?=\p{L})/gu, (digit) => meant[digit] ?? digit);
}

/** Letters typed from the wrong keyboard that look the same: the script into which every letter fits takes the word, else the one with more. */
function inOneScript(word: string): string {
  const cyrillic = word.match(/\p{Script=Cyrillic}/gu) ?? [];
  const latin = word.match(/\p{Script=Latin}/gu) ?? [];
  const becomesCyrillic = latin.every((letter) => unmarked(letter) in latinAsCyrillic);
  const becomesLatin = cyrillic.every((letter) => letter in cyrillicAsLatin);
  const toCyrillic = becomesCyrillic === becomesLatin ? cyrillic.length >= latin.length : becomesCyrillic;
  if (!toCyrillic) return word.replace(/./gsu, (letter) => cyrillicAsLatin[letter] ?? letter);
  return word.replace(/./gsu, (letter) => latinAsCyrillic[unmarked(letter)] ?? letter);
}

/** кöл was meant as көл, кĭтап as кітап. */
const unmarked = (letter: string): string =>
  /\p{Script=Latin}/u.test(letter) ? letter.normalize("NFD").replace(/\p{M}+/gu, "") : letter;

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
