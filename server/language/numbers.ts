import { foldToken } from "./match-key.ts";
import { toCyrillic } from "./transliterate.ts";
import { words } from "./words.ts";

// Beginnings of folded ordinal words; the rest of the word is its ending. Longer beginnings come first.
const ordinals: readonly (readonly [string, number])[] = [
  ["биринши", 1],
  ["екинши", 2],
  ["ушинши", 3],
  ["тортинши", 4],
  ["бесинши", 5],
  ["алтыншы", 6],
  ["жетинши", 7],
  ["сегизинши", 8],
  ["тогызыншы", 9],
  ["оныншы", 10],
  ["перв", 1],
  ["втор", 2],
  ["трет", 3],
  ["четверт", 4],
  ["пят", 5],
  ["шест", 6],
  ["седьм", 7],
  ["восьм", 8],
  ["девят", 9],
  ["десят", 10],
];

const russianEnding =
  /^(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ей|ую|юю|ые|ие|ых|их|ыми|ими|ья|ье|ьего|ьей|ьем|ью)$/u;
const english = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const kazakhCardinals = ["бир", "еки", "уш", "торт", "бес", "алты", "жети", "сегиз", "тогыз", "он"];
const volumeWord =
  /^(?:том\p{L}{0,5}|т|китап\p{L}{0,4}|китаб\p{L}{0,5}|кн|книг\p{L}{0,3}|част\p{L}{1,3}|ч|болим\p{L}{0,5}|болиг\p{L}*|vol|volume|volumes|book|part|tom|kitap|tome)$/u;
const volumeOrdinal = /^(?:ши|шы|шисин|й|я|е|го|ой|ю|st|nd|rd|th)$/u;

/** The number an ordinal word, a figure or a roman numeral in capitals stands for: "екінші", "второй", "second", "2", "II". */
export function readNumber(word: string): number | undefined {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  return readRoman(word) ?? readOrdinal(word);
}

/** The number of an ordinal word in Kazakh (also in Latin letters), Russian or English. */
export function readOrdinal(word: string): number | undefined {
  const folded = foldToken(word);
  const place = english.indexOf(folded);
  if (place >= 0) return place + 1;
  const joined = /^(\d{1,3})(?:ши|шы|й|я|е|го|ой|ю|st|nd|rd|th)$/u.exec(folded);
  if (joined) return Number(joined[1]);
  const cyrillic = toCyrillic(folded);
  const found = ordinals.find(([beginning]) => cyrillic.startsWith(beginning));
  if (!found) return undefined;
  const ending = cyrillic.slice(found[0].length);
  return /[шс][ыи]$/u.test(found[0]) || russianEnding.test(ending) ? found[1] : undefined;
}

/** A roman numeral from I to XXXIX in capitals (Latin, or the Cyrillic letters that look like them). */
function readRoman(word: string): number | undefined {
  const latin = word.replace(/[ІХ]/gu, (letter) => (letter === "Х" ? "X" : "I"));
  const parts = /^(X{0,3})(IX|IV|V?I{0,3})$/.exec(latin);
  if (!parts || latin === "") return undefined;
  const units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].indexOf(parts[2] ?? "");
  return (parts[1]?.length ?? 0) * 10 + units;
}

/** The volume, book or part asked for: "екінші томы", "том II", "2-кітап", "кн. 2". */
export function volumeNumber(text: string): number | undefined {
  const all = words(text);
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
  const ending = volumeOrdinal.test(foldToken(before));
  const cardinal = kazakhCardinals.indexOf(foldToken(before));
  return ending
    ? readNumber(all[position - 2] ?? "")
    : (readNumber(before) ?? (cardinal < 0 ? undefined : cardinal + 1));
}

function numberAfter(all: readonly string[], position: number): number | undefined {
  const after = all[position + 1];
  return after === undefined ? undefined : readNumber(after);
}
