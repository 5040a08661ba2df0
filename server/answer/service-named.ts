import { hear, type SpokenWord } from "../language/utterance.ts";
import { languages } from "../library/language.ts";
import type { Library, Service } from "../library/library-file.ts";
import { sameStem } from "./same-word.ts";

/** The service whose name or alias stands in the question; of several, the longest name. */
export function serviceNamed(spoken: readonly SpokenWord[], library: Library): Service | undefined {
  const named = library.services.flatMap((service) =>
    languages
      .flatMap((language) => [...service.aliases[language], service.name[language]])
      .map((name) => ({ service, length: wordsFound(name, spoken) })),
  );
  return named.filter(({ length }) => length > 0).toSorted((a, b) => b.length - a.length)[0]?.service;
}

/** How many words the name has, if the question holds them all. */
function wordsFound(name: string, spoken: readonly SpokenWord[]): number {
  const wanted = hear(name);
  return wanted.every((word) => spoken.some((said) => sameStem(said, word))) ? wanted.length : 0;
}
