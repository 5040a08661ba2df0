import type { StoredPassage } from "../library/passage.ts";

// Models cut at 512 tokens, about so many letters of Kazakh, and some servers refuse what is longer.
const embeddedCharacters = 1_000;
// An author may have a dozen forms of the name, and a record a dozen subjects: they leave room for the text.
const namesCharacters = 150;
const subjectsCharacters = 250;

/** What a text embedder is given of a passage. */
export function passageText({ title, names, subjects, text }: StoredPassage): string {
  return [title, names.slice(0, namesCharacters), subjects.slice(0, subjectsCharacters), text]
    .map((part) => part.trim())
    .filter(Boolean)
    .join("\n")
    .slice(0, embeddedCharacters);
}
