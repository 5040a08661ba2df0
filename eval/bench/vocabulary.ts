import { seeded } from "../../corpus/authoring/seeded.ts";
import { isFunctionWord } from "../../server/language/stop-words.ts";
import type { Language } from "../../server/library/language.ts";
import { inflect } from "./inflect.ts";
import { zipf } from "./zipf.ts";

/** Draws a word of a language: as frequent as words are in a text, in one of its forms. */
export type Vocabulary = (random: () => number) => string;

// With these a million records hold above 150,000 distinct words, as a national catalogue does.
const lemmas: Readonly<Record<Language, number>> = { kk: 8_000, ru: 8_000, en: 5_000 };
const shortestInflected = 4;
const asIs = 0.45;

/** The words of the demo corpus by frequency, then compounds of them, all inflected. */
export function vocabularyOf(language: Language, counts: ReadonlyMap<string, number>): Vocabulary {
  const bases = baseWords(counts);
  const words = [...bases, ...compounds(bases, language, lemmas[language] - bases.length)];
  const isInflected = words.map((word) => word.length >= shortestInflected && !isFunctionWord(word, language));
  const rank = zipf(words.length);
  return (random) => {
    const drawn = rank(random);
    const word = words[drawn] ?? "";
    return isInflected[drawn] && random() > asIs ? inflect(word, language, random) : word;
  };
}

/** One word for all that begin with it and end differently, the most frequent first. */
function baseWords(counts: ReadonlyMap<string, number>): string[] {
  const bases = new Map<string, { readonly word: string; count: number }>();
  const shortestFirst = [...counts].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  for (const [word, count] of shortestFirst) {
    const base = baseOf(word, bases);
    if (base) base.count += count;
    else bases.set(trunk(word), { word, count });
  }
  return [...bases.values()].sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1)).map(({ word }) => word);
}

function baseOf<T>(word: string, bases: ReadonlyMap<string, T>): T | undefined {
  const longestEnding = 6;
  for (let length = word.length; length >= Math.max(shortestInflected, word.length - longestEnding); length--) {
    const base = bases.get(word.slice(0, length));
    if (base) return base;
  }
  return undefined;
}

function trunk(word: string): string {
  return word.replace(/(?<=\p{L}{4})[аеёиоуыэюяәөүұіьйeaoy]$/u, "");
}

/** New words of two: Қара + тау, горн + о + завод, book + shelf. */
function compounds(bases: readonly string[], language: Language, wanted: number): string[] {
  const random = seeded(`compounds ${language}`);
  const parts = bases.filter((word) => word.length >= 3 && word.length <= 6 && !isFunctionWord(word, language));
  const rank = zipf(parts.length);
  const made = new Set<string>();
  while (made.size < wanted) {
    const first = parts[rank(random)] ?? "";
    const second = parts[rank(random)] ?? "";
    if (first !== second)
      made.add(language === "ru" ? `${trunk(first).replace(/[оеь]$/u, "")}о${second}` : first + second);
  }
  return [...made];
}
