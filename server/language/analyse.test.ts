import { expect, test } from "vitest";
import { indexTokens, queryTerms } from "./analyse.ts";

function meets(query: string, language: string, text: string, of: string | undefined): boolean {
  const tokens = new Set(indexTokens(text, of));
  const terms = queryTerms(query, language);
  return terms.length > 0 && terms.every(({ variants }) => variants.some((variant) => tokens.has(variant)));
}

test.each([
  ["кітаптардың", "kk", "кітабы", "kk"],
  ["китаптардын", "kk", "кітабы", "kk"],
  ["kitaptardyn", "kk", "кітабы", "kk"],
  ["kitaptardin", "kk", "кітабы", "kk"],
  ["мектептерімізде", "kk", "мектеп", "kk"],
  ["халықтың", "kk", "халқы", "kk"],
  ["Есениннің", "kk", "Есенин Сергей", "ru"],
  ["Әуезовтің", "kk", "Ауэзов Мухтар", "ru"],
  ["Ауэзовым", "ru", "Мұхтар Әуезов", "kk"],
  ["Ауэзова", "ru", "a novel by Auezov", "en"],
  ["Auezov's", "en", "Әуезов", "kk"],
  ["казахской литературы", "ru", "Қазақ әдебиеті; Казахская литература", undefined],
  ["екінші", "kk", "2", "kk"],
  ["second", "en", "2", "ru"],
  ["О’Генри", "ru", "О'Генри", "ru"],
  ["кöлдер", "kk", "көл", "kk"],
  ["за́мок", "ru", "замок", "ru"],
  ["к0зы Корпеш", "kk", "Қозы Көрпеш", "kk"],
])("%s (%s) meets %s (%s)", (query, language, text, of) => {
  expect(meets(query, language, text, of)).toBe(true);
});

test("grammar is no term, chatter weighs little", () => {
  expect(queryTerms("Абай туралы кітап бар ма", "kk").map(({ term, weight }) => [term, weight])).toEqual([
    ["абай", 1],
    ["китап", 0.25],
  ]);
});

test("Latin Kazakh grammar is grammar, unless the question is English", () => {
  expect(queryTerms("abai kerek", "kk").map(({ term }) => term)).toEqual(["abai"]);
  expect(queryTerms("kerek", "en")).toHaveLength(1);
});

test("a word asked twice is one term", () => {
  expect(queryTerms("Абай, Абай!", "kk")).toHaveLength(1);
});
