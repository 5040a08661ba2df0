import { expect, test } from "vitest";
import type { Language } from "../library/language.ts";
import type { Answered } from "./answer.ts";
import { checkAnswer } from "./check.ts";
import { cardOf } from "./holdings.ts";
import { catalogue, records } from "./scripted-library.ts";
import { tellReadings } from "./tell-readings.ts";

type By = "word" | "spelling" | "meaning";

/** The last paragraph of an answer that shows books of these titles, after a search that read words as told. */
function lastLine(
  text: string,
  {
    titles,
    read = {},
    typed = text,
    language = "ru",
  }: Partial<Record<"typed", string>> & {
    readonly titles: readonly string[];
    readonly read?: Readonly<Record<string, readonly [string, By, number?][]>>;
    readonly language?: Language;
  },
): string {
  const shown = records.filter(({ title }) => titles.includes(title)).map(cardOf);
  const answer: Answered = {
    kind: "answered",
    language,
    text: "Есть.",
    citations: [],
    records: shown,
    suggestions: [],
    by: "composer",
  };
  const readings = new Map(
    Object.entries(read).map(([term, readAs]) => [
      term,
      readAs.map(([held, by, weight = 0.8]) => ({ text: held, by, weight })),
    ]),
  );
  const told = checkAnswer(tellReadings(answer, { text, typed, language, readings, catalogue }), catalogue);
  return told.text === answer.text ? "" : (told.text.split("\n\n").at(-1) ?? "");
}

test("a slip is told with the word as the record writes it", () => {
  expect(lastLine("качевники", { titles: ["Кочевники"], read: { качевник: [["кочевник", "spelling"]] } })).toBe(
    "Ваши слова поняты так: качевники → Кочевники.",
  );
});

test("a word that the records hold only in another language is told with that word, in the language of the answer", () => {
  const given = { titles: ["Путь Абая"], read: { жол: [["пут", "meaning"]] as [string, By][] } };
  expect(lastLine("жолы", { ...given, language: "kk" })).toBe("Сөздеріңізді былай түсіндім: жолы ≈ Путь.");
  const english = { titles: ["Кочевники"], read: { nomad: [["кочевник", "meaning"]] as [string, By][] } };
  expect(lastLine("nomads", { ...english, language: "en" })).toBe("This is how I read your words: nomads ≈ Кочевники.");
});

test("nothing is told where a record shown holds the word itself, or one of the same root, or is found by most other words", () => {
  const near: [string, By][] = [["кочевник", "meaning"]];
  expect(lastLine("кочевник", { titles: ["Кочевники"], read: { кочевник: near } })).toBe("");
  expect(lastLine("кочевье", { titles: ["Кочевники"], read: { кочев: near } })).toBe("");
  const read = { ильяс: [], есенберлин: [], номад: near };
  expect(lastLine("Ильяс Есенберлин номады", { titles: ["Кочевники"], read })).toBe("");
});

test("nothing is told of what is not near enough, and nothing of words that were not searched for", () => {
  expect(lastLine("степь", { titles: ["Кочевники"], read: { степ: [["кочевник", "meaning", 0.3]] } })).toBe("");
  expect(lastLine("степь", { titles: ["Кочевники"] })).toBe("");
});

test("an answer without records has no such line", () => {
  expect(lastLine("качевники", { titles: [], read: { качевник: [["кочевник", "spelling"]] } })).toBe("");
  expect(lastLine("как продлить книгу", { titles: [], typed: "rfr ghjlkbnm rybue" })).toBe("");
});

test("a question retyped for another layout is told as understood, without marks that hold titles or sources", () => {
  expect(lastLine("кочевники", { titles: ["Кочевники"], typed: "rjxtdybrb" })).toBe(
    "Ваши слова поняты так: rjxtdybrb → кочевники.",
  );
  const long = { titles: ["Кочевники"], typed: 'cj,bhf.cm xbnfnm hjvfy Rjxtdybrb Tctyhkby" [1]' };
  expect(lastLine("собираюсь читать роман «Кочевники» Есенберлина", long)).toBe(
    "Ваши слова поняты так: собираюсь читать роман Кочевники Есенберлина.",
  );
});
