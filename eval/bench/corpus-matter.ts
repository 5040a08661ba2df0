import { join } from "node:path";
import { readAuthoredPersons, readAuthoredRecords, readSubjects } from "../../corpus/authoring/authored.ts";
import type { Language, Trilingual } from "../../server/library/language.ts";

// Numerals and foreign names stand in titles too: "XIX ғасыр".
const cyrillic = /(?<!\p{L})\p{Script=Cyrillic}+(?!\p{L})/gu;
const scripts: Readonly<Record<Language, RegExp>> = {
  kk: cyrillic,
  ru: cyrillic,
  en: /(?<!\p{L})\p{Script=Latin}+(?!\p{L})/gu,
};
const authoringFolder = join(import.meta.dirname, "../../corpus/authoring");

/** What the synthetic records are made of: the words, persons and topics of the demo corpus, whatever corpus is set. */
export interface CorpusMatter {
  /** Lower-case words of titles, annotations and subjects, with how often each stands there. */
  readonly words: Readonly<Record<Language, ReadonlyMap<string, number>>>;
  /** Inverted headings ("Әуезов, Мұхтар"). */
  readonly persons: Readonly<Record<Language, readonly string[]>>;
  readonly topics: readonly (Trilingual & { readonly udc: string })[];
}

export function corpusMatter(folder = authoringFolder): CorpusMatter {
  const topics = readSubjects(folder);
  const persons = readAuthoredPersons(folder);
  const texts: Record<Language, string[]> = { kk: [], ru: [], en: [] };
  for (const { language, title, subtitle, annotation } of readAuthoredRecords(folder)) {
    texts[language].push(title, subtitle ?? "", annotation);
  }
  return {
    words: perLanguage((language) =>
      countWords([...texts[language], ...topics.map((topic) => topic[language])], scripts[language]),
    ),
    persons: perLanguage((language) => [...new Set(persons.map((person) => person[language]))].sort()),
    topics,
  };
}

function countWords(texts: readonly string[], wordOfScript: RegExp): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap((text) => text.toLowerCase().match(wordOfScript) ?? []))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function perLanguage<T>(make: (language: Language) => T): Readonly<Record<Language, T>> {
  return { kk: make("kk"), ru: make("ru"), en: make("en") };
}
