// Төте жазу, the Arabic script of Kazakh. Its letters stand for pairs of vowels (و is о or ө); a hamza before the word
// makes all of them front, and so do ە, ك and گ, beside which no hamza is written.
const front: Readonly<Record<string, string>> = { ا: "ә", و: "ө", ۇ: "ү", ى: "і" };
const back: Readonly<Record<string, string>> = { ا: "а", و: "о", ۇ: "ұ", ى: "ы" };

const consonants: Readonly<Record<string, string>> = {
  ب: "б",
  ۆ: "в",
  گ: "г",
  ع: "ғ",
  د: "д",
  ە: "е",
  ج: "ж",
  ز: "з",
  ك: "к",
  ق: "қ",
  ل: "л",
  م: "м",
  ن: "н",
  ڭ: "ң",
  پ: "п",
  ر: "р",
  س: "с",
  ت: "т",
  ۋ: "у",
  ف: "ф",
  ح: "х",
  ھ: "һ",
  چ: "ч",
  ش: "ш",
};

/** Letters of other keyboards, and ligatures with the hamza, as those of a Kazakh one. */
const respelled: readonly (readonly [RegExp, string])[] = [
  [/ء/g, "ٴ"],
  [/[ٵأ]/g, "ٴا"],
  [/[ٶؤ]/g, "ٴو"],
  [/ٷ/g, "ٴۇ"],
  [/ٸ/g, "ٴى"],
  [/ک/g, "ك"],
  [/[هة]/g, "ە"],
  [/غ/g, "ع"],
  [/خ/g, "ح"],
  [/ی/g, "ى"],
  [/،/g, ","],
  [/؛/g, ";"],
  [/؟/g, "?"],
];
const arabicWord = /[\p{Script=Arabic}ٴ]+/gu;
/** An е comes next, but for the suffix -мен. */
const beforeFront = /^(?![مبپ]ەن$)[^اوۇىيۋ]?ە/;
const vowelLetter = /[اوۇىەي]/;

/** Kazakh in Arabic script as Kazakh Cyrillic, in small letters; other text stays. */
export function fromArabicScript(text: string): string {
  if (!/\p{Script=Arabic}/u.test(text)) return text;
  const plain = respelled.reduce((spelled, [pattern, by]) => spelled.replace(pattern, by), text.normalize("NFC"));
  const figures = plain.replace(/[٠-٩۰-۹]/g, (figure) => String((figure.codePointAt(0) ?? 0) % 16));
  return figures.replace(arabicWord, readWord);
}

function readWord(word: string): string {
  const plain = word.replaceAll("ٴ", "");
  const hamza = word.includes("ٴ");
  let isFront = hamza || leansFront(plain);
  let read = "";
  for (const [place, letter] of [...plain].entries()) {
    const around = { before: plain[place - 1] ?? "", rest: plain.slice(place + 1) };
    isFront = staysFront(letter, { ...around, isFront, hamza });
    read += readLetter(letter, around) ?? (isFront ? front : back)[letter] ?? consonants[letter] ?? letter;
  }
  return joined(read);
}

/** The one letter that is й or и: й after a vowel, or before one at the beginning. */
function readLetter(letter: string, { before, rest }: { before: string; rest: string }): string | undefined {
  if (letter !== "ي") return undefined;
  return vowelLetter.test(before === "" ? (rest[0] ?? "") : before) ? "й" : "и";
}

/** Before any mark the word goes by the first it has: білген by its گ, қызмет by its ق. The suffix -мен follows no vowel. */
function leansFront(word: string): boolean {
  const stem = word.replace(/(?<=..)[مبپ]ەن$/, "");
  return /[ەكگ]/.test(/[ەكگقعا]/.exec(stem)?.[0] ?? "");
}

interface Place {
  readonly before: string;
  readonly rest: string;
  readonly isFront: boolean;
  readonly hamza: boolean;
}

/** A vowel goes by the letter beside it, else as the one before; an а by the first mark to come: кітаптың ends back, мәдени front. */
function staysFront(letter: string, { before, rest, isFront, hamza }: Place): boolean {
  if (/[ەكگ]/.test(letter)) return true;
  if (!(letter in back) || (hamza && letter === "ا")) return isFront;
  const around = before + (rest[0] ?? "");
  if (/[قع]/.test(around)) return false;
  if (/[كگ]/.test(around) || (letter === "ى" && beforeFront.test(rest))) return true;
  return letter === "ا" ? leansFront(rest) : isFront;
}

/** Pairs that Cyrillic writes with one letter. */
function joined(word: string): string {
  return word
    .replace(/й[аә]/gu, "я")
    .replace(/(?<=и)[аә]/gu, "я")
    .replace(/йу|иу(?!$)/gu, "ю")
    .replace(/иу$/gu, "ию")
    .replace(/^тс|тс(?=и)/gu, "ц")
    .replaceAll("шш", "щ");
}

const arabicLetters: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(consonants).map(([arabic, cyrillic]) => [cyrillic, arabic])),
  ...Object.fromEntries(
    [front, back].flatMap((table) => Object.entries(table).map(([arabic, cyrillic]) => [cyrillic, arabic])),
  ),
  э: "ە",
  и: "ي",
  й: "ي",
  ё: "يو",
  ю: "يۋ",
  я: "يا",
  ц: "تس",
  щ: "شش",
  ь: "",
  ъ: "",
};

/** Kazakh Cyrillic in Arabic script; other text stays. */
export function toArabicScript(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/\p{Script=Cyrillic}+/gu, (word) => {
      const written = [...word].map((letter) => arabicLetters[letter] ?? letter).join("");
      return /[әөүі]/u.test(word) && !/[ەكگ]/.test(written) ? `ٴ${written}` : written;
    });
}
