import { toKazakhLatin } from "./kazakh-latin.ts";
import { clusters, letters, markedLetters, type Rules, readings } from "./latin-rules.ts";
import { foldToken } from "./match-key.ts";

/** Latin Kazakh (of any alphabet and in chats) or Latin Russian as folded Cyrillic; other letters are folded. */
export function toCyrillic(text: string): string {
  return foldToken(spelledPlainly(text)).replace(/[a-z]+/g, (word) => cyrillicOf(word, []));
}

/** Every plausible Cyrillic spelling of one Latin word, the likeliest first. */
export function cyrillicSpellings(word: string): string[] {
  const latin = foldToken(spelledPlainly(word)).replace(/['’‘`´′‛＇]$/u, "");
  if (!/^[a-z]+$/.test(latin)) return [];
  return [...new Set(readings.map((rules) => cyrillicOf(latin, rules)))];
}

function spelledPlainly(text: string): string {
  if (!/[^\p{ASCII}\p{Script=Cyrillic}]|'/u.test(text)) return text;
  const lower = text.normalize("NFC").toLowerCase();
  return markedLetters.reduce((spelled, [pattern, by]) => spelled.replace(pattern, by), lower);
}

function cyrillicOf(word: string, first: Rules): string {
  const spelled = [...first, ...clusters].reduce((spelled, [pattern, by]) => spelled.replace(pattern, by), word);
  return spelled.replace(/[a-z]/g, (letter) => letters[letter] ?? letter);
}

const kazakhLetters = /[әғқңөұүһі]/iu;

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

/** The Latin spellings under which one Cyrillic word may stand in an English text, or in a Kazakh one in Latin letters. */
export function latinSpellings(word: string): string[] {
  const folded = foldToken(word);
  if (!/^[а-я]+$/u.test(folded)) return [];
  const plain = toLatin(folded);
  const short = folded.replace(/(?<=[ск])ий$/u, "ы");
  const bare = plain.replaceAll("kh", "h");
  const ways = [plain, toLatin(short), bare, plain.replace(/(?<=[aeou])i/g, "y"), bare.replaceAll("zh", "j")];
  return [...new Set(kazakhLetters.test(word) ? [...ways, foldToken(toKazakhLatin(word))] : ways)];
}
