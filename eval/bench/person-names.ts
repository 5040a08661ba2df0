import type { Language } from "../../server/library/language.ts";

/** Draws an inverted heading: "Сәрсенбаев, Төлеген". */
export type HeadingDraw = (random: () => number) => string;

// Kazakh surnames are made of forenames, so recombining yields as many as a country has.
const surnameEndings: Readonly<Record<Language, readonly string[]>> = {
  kk: ["ов", "ова", "ұлы", "қызы", "баев", "баева", "бекова"],
  ru: ["ов", "ова", "баев", "баева", "беков", "бекова"],
  en: ["son", "ov", "ova", "bayev"],
};

/** Recombines the surnames and forenames of known headings. */
export function headingsFrom(headings: readonly string[], language: Language): HeadingDraw {
  const pairs = headings.map((heading) => heading.split(", ")).filter((parts) => parts.length === 2);
  const surnames = pairs.map(([surname]) => surname ?? "");
  const forenames = unique(pairs.map(([, forename]) => forename ?? "").filter((name) => /^\p{L}{3,}$/u.test(name)));
  const stems = forenames.filter((name) => /[^аәеёиоөуұүыіэюяaeiouyьй]$/u.test(name));
  const derived = stems.flatMap((name) => surnameEndings[language].map((ending) => name + ending));
  const all = unique([...surnames, ...derived]).sort();
  return (random) => `${pick(all, random)}, ${pick(forenames, random)}`;
}

/** The frequent ones more often; the most frequent surname of a country is borne by about one in two hundred. */
function pick(names: readonly string[], random: () => number): string {
  return names[Math.floor(names.length * random() ** 1.5)] ?? "";
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
