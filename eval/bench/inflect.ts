import { between } from "../../corpus/authoring/seeded.ts";
import type { Language } from "../../server/library/language.ts";
import { inflectKazakh, kazakhCase } from "./inflect-kazakh.ts";

interface Paradigm {
  /** The ending that the others replace. */
  readonly base: RegExp;
  readonly endings: readonly string[];
}

// The first that fits: adjectives, then nouns by gender.
const russian: readonly Paradigm[] = [
  { base: /(?<=\p{L}{3})(?:ый|ой|ая|ое|ые)$/u, endings: "ый ого ому ым ом ая ой ую ое ые ых ыми".split(" ") },
  { base: /(?<=\p{L}{2}[гкхжшчщ])ий$/u, endings: "ий ого ому им ом ая ой ую ое ие их ими".split(" ") },
  { base: /(?<=\p{L}{2})(?:ие|ье)$/u, endings: "ие ия ию ием ии ий иям иями иях".split(" ") },
  { base: /(?<=\p{L}{2})ия$/u, endings: "ия ии ию ией ий иям иями иях".split(" ") },
  { base: /(?<=\p{L}{3})а$/u, endings: "а ы у е ой ам ами ах".split(" ") },
  { base: /(?<=\p{L}{3})(?:я|ь)$/u, endings: "я и ю е ей ям ями ях".split(" ") },
  { base: /(?<=\p{L}{3})[ое]$/u, endings: "о а у ом е ам ами ах".split(" ") },
  { base: /(?<=\p{L}{2}[бвгдзклмнпрстфхцчшщж])$/u, endings: "а у ом е ы ов ам ами ах".split(" ") },
];

const english: readonly Paradigm[] = [
  { base: /(?<=\p{L}{2}[^aeiou])y$/u, endings: "y ies ied ying ier".split(" ") },
  { base: /(?<=\p{L}{3})e$/u, endings: "e es ed ing er ers".split(" ") },
  { base: /(?<=\p{L}{2}[^aeiouy])$/u, endings: "s ed ing er ers".split(" ") },
];

const paradigms = { ru: russian, en: english };

/** Some form of the word, perhaps the word itself. */
export function inflect(word: string, language: Language, random: () => number): string {
  return language === "kk" ? inflectKazakh(word, random) : replaceEnding(word, paradigms[language], random);
}

/** Another form of the word, as a question has it; undefined when the word has none. */
export function otherForm(word: string, language: Language, random: () => number): string | undefined {
  for (let attempt = 0; attempt < 8; attempt++) {
    const form = language === "kk" ? kazakhCase(word, random) : replaceEnding(word, paradigms[language], random);
    if (form !== word) return form;
  }
  return undefined;
}

function replaceEnding(word: string, choices: readonly Paradigm[], random: () => number): string {
  const paradigm = choices.find(({ base }) => base.test(word));
  if (!paradigm) return word;
  return word.replace(paradigm.base, paradigm.endings[between(random, 0, paradigm.endings.length - 1)] ?? "");
}
