import { type Found, findAny, readCues } from "../language/cue.ts";
import { languageNames } from "../language/language-names.ts";
import type { SpokenWord } from "../language/utterance.ts";
import { type Language, languages } from "../library/language.ts";

// "на казахском", "қазақшасы", "in Kazakh": the language a reader wants a book in.
const cues = languages.flatMap((language) =>
  languageNames
    .filter(({ code }) => code === language)
    .map(({ kk, ru, en }) => ({
      language,
      cues: readCues(
        `${kk}ша*, ${kk} тілін*, на ${ru}*, по ${ru}и, ${ru}* издани*, ${ru}* перевод*, ${ru}ом языке, in ${en}, ${en} edition|version|translation|language`,
      ),
    })),
);

export interface BookLanguage {
  readonly language: Language;
  readonly places: Found;
}

export function findBookLanguage(spoken: readonly SpokenWord[]): BookLanguage | undefined {
  for (const { language, cues: said } of cues) {
    const places = findAny(said, spoken);
    if (places) return { language, places };
  }
  return undefined;
}
