import { indexTokens } from "../language/analyse.ts";
import { words } from "../language/words.ts";
import type { Catalogue } from "./catalogue.ts";

/** A word of a record as the catalogue writes it, with the tokens under which it is found. */
export interface HeldWord {
  readonly word: string;
  readonly tokens: readonly string[];
}

/** What a record says, word by word. */
export interface RecordWords {
  readonly language: string;
  readonly words: readonly HeldWord[];
  /** Those of its title and description, which are in its own language. */
  readonly ownWords: readonly HeldWord[];
}

export function wordsOfRecord(id: string, catalogue: Pick<Catalogue, "passagesOf">): RecordWords {
  const [passage] = catalogue.passagesOf(id);
  if (!passage) return { language: "und", words: [], ownWords: [] };
  const { title, names, subjects, text, language } = passage;
  const read = (field: string, of: string | undefined): HeldWord[] =>
    words(field).map((word) => ({ word, tokens: indexTokens(word, of) }));
  const ownWords = [...read(title, language), ...read(text, language)];
  return { language, ownWords, words: [...ownWords, ...read(subjects, undefined), ...read(names, undefined)] };
}
