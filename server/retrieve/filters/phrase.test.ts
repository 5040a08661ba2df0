import { expect, test } from "vitest";
import { findPhrases, readPhrases } from "./phrase.ts";
import { readQueryWords } from "./query-words.ts";

function found(written: string, text: string): string[] {
  const words = readQueryWords(text);
  return findPhrases(readPhrases([[written, "found"]]), words).map(({ start, end, numbers }) =>
    [text.slice(words[start]?.from, words[end - 1]?.to), ...numbers].join(" | "),
  );
}

test.each<[string, string, string, string[]]>([
  ["words stand side by side", "после {year} год*?", "книги после 2015 года", ["после 2015 года | 2015"]],
  ["a word may be absent", "после {year} год*?", "книги после 2015", ["после 2015 | 2015"]],
  ["another word between parts them", "после {year}", "после июня 2015", []],
  ["a comma parts them", "для {young}", "для, детей", []],
  ["a dot that shortens a word does not", "{year} год*|г? после", "в 2015 г. после", ["2015 г. после | 2015"]],
  ["what must follow is no part", "детские / книг*", "детские книги", ["детские"]],
  ["without what must follow nothing stands", "детские / книг*", "детские болезни", []],
  ["figures and letters part company", "{decade} х", "90х", ["90х | 1990"]],
  ["two figures and a dash are one word", "{years} гг", "1990-95 гг.", ["1990-95 гг. | 1990 | 1995"]],
  ["a number in two words", "{age} жасар", "он екі жасар қыз", ["он екі жасар | 12", "екі жасар | 2"]],
  ["Kazakh in Latin letters is heard", "{class} сынып*", "5 synyp", ["5 synyp | 5"]],
  ["an opening word may be absent too", "для? {young}", "детям", ["детям"]],
])("%s", (_, written, text, places) => {
  expect(found(written, text)).toEqual(places);
});

test("a phrase with an unknown slot is refused when it is read", () => {
  expect(() => readPhrases([["{nobody}", 1]])).toThrow("{nobody}: there is no such slot");
});
