import { between } from "../../corpus/authoring/seeded.ts";

interface Endings {
  readonly plural: string;
  /** Genitive, dative, accusative, locative, ablative, instrumental. */
  readonly cases: readonly string[];
}

// Endings of back vowels, by the sound before them; front vowels make і of ы, е of а, г of ғ, к of қ.
const afterVowel: Endings = { plural: "лар", cases: ["ның", "ға", "ны", "да", "дан", "мен"] };
const afterLiquid: Endings = { plural: "лар", cases: ["дың", "ға", "ды", "да", "дан", "мен"] };
const afterL: Endings = { plural: "дар", cases: ["дың", "ға", "ды", "да", "дан", "мен"] };
const afterNasal: Endings = { plural: "дар", cases: ["ның", "ға", "ды", "да", "нан", "мен"] };
const afterVoiced: Endings = { plural: "дар", cases: ["дың", "ға", "ды", "да", "дан", "бен"] };
const afterVoiceless: Endings = { plural: "тар", cases: ["тың", "қа", "ты", "та", "тан", "пен"] };
/** After "his, her, their": кітабы → кітабының. */
const ofOwned: readonly string[] = ["ның", "на", "н", "нда", "нан", "мен"];

const sounds: readonly (readonly [RegExp, Endings])[] = [
  [/[аәеёоөұүыіэюя]$/u, afterVowel],
  [/[рйуи]$/u, afterLiquid],
  [/л$/u, afterL],
  [/[мнң]$/u, afterNasal],
  [/[зж]$/u, afterVoiced],
];

/** A form of a noun: perhaps in the plural, perhaps somebody's, in one of the six oblique cases or none. */
export function inflectKazakh(word: string, random: () => number): string {
  const number = random() < 0.3 ? append(word, endingsOf(word).plural) : word;
  const owned = random() < 0.4 ? possessive(number) : undefined;
  const form = owned ?? number;
  const chosen = between(random, 0, 6);
  const ending = chosen === 0 ? "" : (owned ? ofOwned : endingsOf(form).cases)[chosen - 1];
  return append(form, ending ?? "");
}

/** The word in an oblique case, as a question takes it up: "Абай жолы" → "Абай жолының". */
export function kazakhCase(word: string, random: () => number): string {
  return append(word, endingsOf(word).cases[between(random, 0, 5)] ?? "");
}

function endingsOf(word: string): Endings {
  return sounds.find(([last]) => last.test(word))?.[1] ?? afterVoiceless;
}

function possessive(word: string): string {
  if (/[аәеёоөұүыіэюя]$/u.test(word)) return append(word, "сы");
  const voices: Readonly<Record<string, string>> = { п: "б", к: "г", қ: "ғ" };
  return append(
    word.replace(/[пкқ]$/u, (letter) => voices[letter] ?? letter),
    "ы",
  );
}

function append(word: string, ending: string): string {
  return word + (isFront(word) && !/^[мбп]ен$/u.test(ending) ? fronted(ending) : ending);
}

/** Whether the last vowel that tells is a front one. */
function isFront(word: string): boolean {
  return /[әөүіеэи]/u.test(word.match(/[аоұыәөүіеэияюё]/gu)?.at(-1) ?? "");
}

function fronted(ending: string): string {
  const front: Readonly<Record<string, string>> = { а: "е", ы: "і", ғ: "г", қ: "к" };
  return ending.replace(/[аығқ]/gu, (letter) => front[letter] ?? letter);
}
