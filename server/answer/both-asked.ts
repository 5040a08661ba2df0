import { findAny, readCues } from "../language/cue.ts";
import type { SpokenWord } from "../language/utterance.ts";

const both = readCues(
  "екі кітап, екі роман, екеуі*, екі автор*, екіншісі+кім*, две книги, два романа, оба, обе, обоих, два автора, двух авторов, both, two books, two novels, two authors, two different, the other one",
);

/** Two books of one title are meant: the author named tells them apart and leaves none out. */
export const asksForBoth = (spoken: readonly SpokenWord[]): boolean => findAny(both, spoken) !== undefined;
