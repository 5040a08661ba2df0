import { sameName } from "../../language/name-forms.ts";
import { toCyrillic } from "../../language/transliterate.ts";
import type { Fit } from "./fit.ts";
import type { AuthorAsked } from "./query-filters.ts";

/** Whether one of the names is the author asked for, in whatever script. A foreign name in another script may still be spelt in a way nobody can guess. */
export function fitsAuthor(names: readonly string[] | undefined, { name: asked, keys }: AuthorAsked): Fit {
  if (!names) return "unknown";
  if (names.some((name) => keys.some((key) => holdsWords(name, key)) || sameName(asked, name))) return "fits";
  return names.some((name) => keys.every((key) => isLatin(key) !== isLatin(name))) ? "unknown" : "unfit";
}

function holdsWords(name: string, key: string): boolean {
  const held = toCyrillic(name).split(" ");
  return toCyrillic(key)
    .split(" ")
    .every((word) => held.includes(word));
}

const isLatin = (text: string): boolean => /[a-z]/u.test(text);
