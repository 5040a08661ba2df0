import { expect, test } from "vitest";
import { groupsOf, lettersSay } from "./letter-groups.ts";

test("the groups of a word begin and end at its borders", () => {
  expect(groupsOf("ана")).toEqual(["__а", "_ан", "ана", "на_"]);
});

test.each([
  ["жыйынтык", "kk"],
  ["окулыктары", "kk"],
  ["предприятие", "ru"],
  ["насекомых", "ru"],
  ["oqulyqtary", "kk"],
  ["nasekomykh", "ru"],
  ["thoughtfulness", "en"],
] as const)("the letters of %s are those of %s", (word, language) => {
  const votes = lettersSay(word);
  expect(Math.max(votes.kk, votes.ru, votes.en)).toBe(votes[language]);
});

test("letters of no table say nothing", () => {
  expect(lettersSay("漢字")).toEqual({ kk: 0, ru: 0, en: 0 });
});
