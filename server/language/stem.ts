import { stemmer as stemEnglish } from "@orama/stemmers/english";
import { stemmer as stemRussian } from "@orama/stemmers/russian";
import { foldToken } from "./match-key.ts";
import { kazakhStems, stemKazakh } from "./stem-kazakh.ts";

/** The stem of a word in the language given; of another language, or none, by the word's script: Latin as English, Cyrillic as Kazakh. */
export function stem(word: string, language?: string): string {
  return stemFolded(foldToken(word), language);
}

/** As `stem`, for a word that is folded already. */
export function stemFolded(folded: string, language?: string): string {
  if (/\p{N}/u.test(folded)) return folded;
  const latin = /\p{Script=Latin}/u.test(folded);
  if (latin) return stemEnglish(folded);
  return language === "ru" ? russian(folded) : stemKazakh(folded);
}

/** Every stem a folded word may be indexed under, once each, in passages of any language. */
export function everyStem(word: string): string[] {
  const folded = foldToken(word);
  if (!/^\p{Script=Cyrillic}+$/u.test(folded)) return [stem(folded)];
  // Есениннің asked, Есенин indexed: off with the Kazakh ending, then as Russian has it.
  const bare = kazakhStems(folded).map(russian);
  return [...new Set([stemKazakh(folded), russian(folded), stemRussian(folded), ...bare])];
}

// Snowball takes ов off Ауэзов and only а off Ауэзова: the surname must come out the same.
function russian(folded: string): string {
  const stem = stemRussian(folded);
  return /^.{3,}[ое]в$/u.test(stem) ? stem.slice(0, -2) : stem;
}
