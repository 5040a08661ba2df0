import { fold } from "../language/fold.ts";
import { stemFolded } from "../language/stem.ts";
import { type SpokenWord, soundKey } from "../language/utterance.ts";
import type { Language } from "../library/language.ts";
import type { Concept } from "../library/synonyms.ts";

/** The numbers of the concepts that the words speak of, each once. */
export type ConceptReader = (spoken: readonly SpokenWord[], language: Language) => ReadonlySet<number>;

/** A word of a term: one of its forms by sound, or any word that begins as it does. */
interface Part {
  readonly forms: readonly string[];
  readonly begins: boolean;
}

interface Term {
  readonly concept: number;
  readonly parts: readonly Part[];
}

/** The terms of one language by the form their first word has or begins with. */
interface Terms {
  readonly whole: Map<string, Term[]>;
  readonly begun: Map<string, Term[]>;
}

// People mix Russian and English words into what they say, and only Kazakh readers Kazakh ones.
const spokenIn: Readonly<Record<Language, readonly Language[]>> = {
  kk: ["kk", "ru", "en"],
  ru: ["ru", "en"],
  en: ["en"],
};

export function readerOfConcepts(concepts: readonly Concept[]): ConceptReader {
  const readers = {
    kk: readerOfTerms(concepts, "kk"),
    ru: readerOfTerms(concepts, "ru"),
    en: readerOfTerms(concepts, "en"),
  };
  return (spoken, language) => new Set(spokenIn[language].flatMap((of) => readers[of](spoken)));
}

/** Finds the concepts named with words of one language. */
function readerOfTerms(concepts: readonly Concept[], of: Language): (spoken: readonly SpokenWord[]) => number[] {
  const terms: Terms = { whole: new Map(), begun: new Map() };
  for (const [number, concept] of concepts.entries())
    for (const text of concept[of]) index(terms, readTerm(text, { number, of }));
  const known = new WeakMap<SpokenWord, readonly Term[]>();
  return (spoken) =>
    spoken.flatMap((word, at) => {
      const starting = known.get(word) ?? startingWith(word, { terms, of });
      known.set(word, starting);
      return starting
        .filter(({ parts }) => parts.every((part, step) => step === 0 || fits(spoken[at + step], part, of)))
        .map(({ concept }) => concept);
    });
}

function readTerm(text: string, { number, of }: { number: number; of: Language }): Term {
  const parts = text.split(" ").map((word): Part => {
    const folded = fold(word.replace("*", ""));
    const begins = word.endsWith("*");
    const forms = begins ? [folded] : [folded, stemFolded(folded, of)];
    return { begins, forms: [...new Set(of === "en" ? forms : forms.map(soundKey))] };
  });
  return { concept: number, parts };
}

function index(terms: Terms, term: Term): void {
  const [first] = term.parts;
  for (const form of first?.forms ?? []) {
    const map = first?.begins ? terms.begun : terms.whole;
    const list = map.get(form);
    if (list) list.push(term);
    else map.set(form, [term]);
  }
}

function startingWith(word: SpokenWord, { terms, of }: { terms: Terms; of: Language }): Term[] {
  const whole = formsOf(word, of).flatMap((form) => terms.whole.get(form) ?? []);
  const begun = soundsOf(word, of)
    .flatMap(beginnings)
    .flatMap((form) => terms.begun.get(form) ?? []);
  return [...new Set([...whole, ...begun])];
}

function fits(word: SpokenWord | undefined, part: Part, of: Language): boolean {
  if (!word) return false;
  return part.begins
    ? soundsOf(word, of).some((sound) => part.forms.some((form) => sound.startsWith(form)))
    : formsOf(word, of).some((form) => part.forms.includes(form));
}

/** English goes by letters, the other two by sound. */
function soundsOf(word: SpokenWord, of: Language): readonly string[] {
  return of === "en" ? [word.folded] : word.keys;
}

function formsOf(word: SpokenWord, of: Language): readonly string[] {
  return of === "en" ? [word.folded, stemFolded(word.folded, "en")] : word.stems();
}

function beginnings(sound: string): string[] {
  return Array.from({ length: sound.length }, (_, at) => sound.slice(0, at + 1));
}
