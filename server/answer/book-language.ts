import { type Found, findAny, readCues } from "../language/cue.ts";
import type { SpokenWord } from "../language/utterance.ts";
import type { Language } from "../library/language.ts";

// "на казахском", "қазақшасы", "in Kazakh": the language a reader wants a book in.
const cues: Readonly<Record<Language, ReturnType<typeof readCues>>> = {
  kk: readCues(
    "қазақша*, казакша*, қазақ тілін*, қазақ тіліндегі, на казахск*, по казахски, казахск* издани*, казахск* перевод*, казахском языке, in kazakh, kazakh edition|version|translation|language",
  ),
  ru: readCues(
    "орысша*, орыс тілін*, на русск*, по русски, русск* издани*, русск* перевод*, русском языке, in russian, russian edition|version|translation|language",
  ),
  en: readCues(
    "ағылшынша*, ағылшын тілін*, на английск*, по английски, английск* издани*, английск* перевод*, английском языке, in english, english edition|version|translation|language",
  ),
};

export interface BookLanguage {
  readonly language: Language;
  readonly places: Found;
}

export function findBookLanguage(spoken: readonly SpokenWord[]): BookLanguage | undefined {
  for (const language of ["kk", "ru", "en"] as const) {
    const places = findAny(cues[language], spoken);
    if (places) return { language, places };
  }
  return undefined;
}
