import { foldToken } from "./match-key.ts";
import { isOrdinalEnding, readOrdinal, readOrdinalAfter } from "./ordinals.ts";
import { toCyrillic } from "./transliterate.ts";
import { words } from "./words.ts";

const kazakhCardinals = ["бир", "еки", "уш", "торт", "бес", "алты", "жети", "сегиз", "тогыз", "он"];
const otherCardinals: readonly string[][] = [
  ["один", "одна", "one"],
  ["два", "две", "two"],
  ["три", "three"],
  ["четыре", "four"],
  ["пять", "five"],
  ["шесть", "six"],
  ["семь", "seven"],
  ["восемь", "eight"],
  ["девять", "nine"],
  ["десять", "ten"],
];
// томдық is a set of volumes, and no volume.
const volumeWord =
  /^(?:том(?!д[ыи][кг])\p{L}{0,5}|т|китап\p{L}{0,4}|китаб\p{L}{0,5}|кн|книг\p{L}{0,3}|част\p{L}{1,3}|ч|болим\p{L}{0,5}|болиг\p{L}*|vol|volume|volumes|book|books|part|parts|tom|kitap|tome)$/u;
/** Forms that follow a count: "2 книги", "в 2 томах", "3 volumes". */
const counted = /^(?:томов|тома|томах|томами|книг|книги|книгах|книгами|част(?:ей|и|ях|ями)|volumes|books|parts)$/u;
/** Words that take the number to themselves: "книга 5 класс". */
const measure = /^(?:класс\p{L}*|сынып\p{L}*|курс\p{L}*|grade|год\p{L}*|лет|жас\p{L}*|жыл\p{L}*|year|years)$/u;

/** The number an ordinal word, a figure or a roman numeral in capitals stands for: "екінші", "второй", "second", "2", "II". */
export function readNumber(word: string): number | undefined {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  return readRoman(word) ?? readOrdinal(word);
}

/** A roman numeral from I to XXXIX in capitals (Latin, or the Cyrillic letters that look like them). */
function readRoman(word: string): number | undefined {
  const latin = word.normalize("NFKC").replace(/[ІХ]/gu, (letter) => (letter === "Х" ? "X" : "I"));
  const parts = /^(X{0,3})(IX|IV|V?I{0,3})$/.exec(latin);
  if (!parts || latin === "") return undefined;
  const units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].indexOf(parts[2] ?? "");
  return (parts[1]?.length ?? 0) * 10 + units;
}

/** The volume, book or part asked for: "екінші томы", "том II", "2-кітап", "кн. 2". */
export function volumeNumber(text: string): number | undefined {
  const all = words(text.replace(/(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/gu, " "));
  for (const [position, word] of all.entries()) {
    const folded = foldToken(word);
    if (!volumeWord.test(folded) && !volumeWord.test(toCyrillic(folded))) continue;
    const number = numberBefore(all, position) ?? numberAfter(all, position);
    if (number !== undefined && number < 100) return number;
  }
  return undefined;
}

function numberBefore(all: readonly string[], position: number): number | undefined {
  const before = all[position - 1];
  if (before === undefined) return undefined;
  if (isOrdinalEnding(foldToken(before))) return readNumber(all[position - 2] ?? "");
  const ordinal = readOrdinalAfter(all[position - 2], before);
  if (ordinal !== undefined) return ordinal;
  const volume = foldToken(all[position] ?? "");
  if (counted.test(volume) || (before === "I" && volume === "book")) return undefined;
  // A lone small letter is a word: "can i book".
  return (
    readNumber(before) ?? (before.length > 1 ? besideVolume(before) : typedRoman(before)) ?? kazakhCardinal(before)
  );
}

function numberAfter(all: readonly string[], position: number): number | undefined {
  const after = all[position + 1];
  if (after === undefined || measure.test(foldToken(all[position + 2] ?? ""))) return undefined;
  return readNumber(after) ?? besideVolume(after) ?? otherCardinal(after);
}

/** What is a number only beside a word for a volume. */
function besideVolume(word: string): number | undefined {
  return /^[ivx]+$/.test(word) ? readRoman(word.toUpperCase()) : typedRoman(word);
}

/** On a Russian keyboard II is often typed as П, and III as Ш. */
function typedRoman(word: string): number | undefined {
  return { П: 2, Ш: 3 }[word];
}

function kazakhCardinal(word: string): number | undefined {
  return placed(kazakhCardinals.indexOf(toCyrillic(word)));
}

function otherCardinal(word: string): number | undefined {
  return placed(otherCardinals.findIndex((forms) => forms.includes(foldToken(word))));
}

const placed = (index: number): number | undefined => (index < 0 ? undefined : index + 1);
