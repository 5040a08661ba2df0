import { cardinals } from "../../language/cardinals.ts";
import { ages, given, groups } from "./audience-phrases.ts";
import { type Found, foundIn } from "./found.ts";
import { isKindOfBook } from "./kinds.ts";
import { findPhrases, readPhrases, type Stretch } from "./phrase.ts";
import type { QueryWord } from "./query-words.ts";
import { isOfGrownUps } from "./reader-words.ts";
import { readWordList } from "./word-list.ts";

// "Восьмилетнему": the number as it stands before years, and what follows.
const compounds = cardinals
  .filter(([, age]) => age > 2)
  .map(([written, age]): readonly [string, number] => {
    const stems = written.split("|").filter((form) => /(?:ех|и)$/u.test(form));
    const adjective = stems.map((form) => `${form}летн*`).join("|");
    return [`для ${adjective} {young}?, ${adjective} {to-young}`, age];
  });

interface Meant {
  /** Where no number tells it. */
  readonly age?: number;
  readonly needs?: "end" | "book";
}

const book = readPhrases<Meant>([
  [ages, {}],
  ["{to-young} {age}", { needs: "end" }],
  ...[...compounds, ...groups].map(([written, age]): [string, Meant] => [written, { age }]),
  ...given.map(([written, age]): [string, Meant] => [written, { age, needs: "book" }]),
]);
const isAbout = readWordList("о, об, про, туралы, жайлы, about");

/** The youngest reader it must suit: "8 жасар балаға", "для подростков", "for a 7 year old". */
export function readAudience(words: readonly QueryWord[]): Found[] {
  if (words.some(isOfGrownUps)) return [];
  return findPhrases(book, words)
    .filter((stretch) => isMet(words, stretch))
    .map((stretch) => foundIn(words, stretch, { filter: "audience", asked: { audience: ageOf(stretch) } }));
}

function isMet(words: readonly QueryWord[], { means: { needs }, end }: Stretch<Meant>): boolean {
  if (needs === "end") return !words[end]?.joined;
  return needs !== "book" || words.some((word) => isKindOfBook(word) || isAbout(word));
}

/** Of "3-5 years" the older: it hides the less. */
const ageOf = ({ means, numbers }: Stretch<Meant>): number => means.age ?? Math.max(...numbers);
