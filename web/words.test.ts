import { expect, test } from "vitest";
import { parseBranchNames } from "./branch-names.ts";
import { countText } from "./counts.ts";
import { dayText, timeText } from "./dates.ts";
import { languages } from "./frames.ts";
import { recordLanguageText } from "./language-names.ts";
import { startQuestions } from "./start-questions.ts";
import { words } from "./words.ts";

test("every word is written in all three languages", () => {
  for (const [name, word] of Object.entries(words)) {
    for (const language of languages) expect(word[language].trim(), `${name} in ${language}`).not.toBe("");
  }
});

test("the page never speaks Russian or English where it should speak Kazakh", () => {
  const sameWordInBoth = ["dana"];
  for (const [name, word] of Object.entries(words)) {
    if (sameWordInBoth.includes(name)) continue;
    expect(word.kk, name).not.toBe(word.ru);
    expect(word.kk, name).not.toBe(word.en);
    expect(word.kk, name).not.toMatch(/[a-z]{3}/u);
  }
});

test("every language has four questions to start from", () => {
  for (const language of languages) expect(new Set(startQuestions[language]).size).toBe(4);
});

test("numbers stand in the grammar of the language", () => {
  const free = (n: number) => languages.map((language) => countText("copiesFree", n, language));
  expect(free(0)).toEqual(["Қазір бос данасы жоқ", "Сейчас свободных нет", "None free at the moment"]);
  expect(free(1)).toEqual(["1 данасы бос", "Свободен 1 экземпляр", "1 copy free"]);
  expect(free(3)).toEqual(["3 данасы бос", "Свободны 3 экземпляра", "3 copies free"]);
  expect(free(11)).toEqual(["11 данасы бос", "Свободно 11 экземпляров", "11 copies free"]);
  expect(free(21)).toEqual(["21 данасы бос", "Свободен 21 экземпляр", "21 copies free"]);
});

test("a day is written with the name of its month, whatever languages the browser knows", () => {
  expect(languages.map((language) => dayText("2026-12-10", language))).toEqual([
    "10 желтоқсан",
    "10 декабря",
    "10 December",
  ]);
  expect(dayText("soon", "kk")).toBe("soon");
});

test("the time of a check is the library's own, not the device's", () => {
  expect(timeText("2026-11-23T14:05:00+05:00")).toBe("14:05");
});

test("a record's language is named in words, and an unknown code stays as it is", () => {
  expect(languages.map((language) => recordLanguageText("kk", language))).toEqual([
    "қазақша",
    "на казахском",
    "in Kazakh",
  ]);
  expect(recordLanguageText("de", "en")).toBe("German");
  expect(recordLanguageText("no such code", "kk")).toBe("no such code");
});

test("a branch whose name is not in all three languages is left out, the others stay", () => {
  const whole = { id: "main", name: { kk: "Орталық", ru: "Центральная", en: "Central" } };
  expect(parseBranchNames([whole, { id: "sairan", name: { kk: "Сайран" } }, null])).toEqual(
    new Map([["main", whole.name]]),
  );
  expect(parseBranchNames({ error: {} })).toEqual(new Map());
});
