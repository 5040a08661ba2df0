import { expect, test } from "vitest";
import { hear } from "../language/utterance.ts";
import { readerOfConcepts } from "./concepts.ts";

const lose = 0;
const fine = 1;
const price = 2;
const read = readerOfConcepts([
  { kk: ["жоғал*", "таба алмай*"], ru: ["потер*", "не могу найти"], en: ["lose", "lost", "cannot find"] },
  { kk: ["айыппұл*"], ru: ["штраф"], en: ["fine", "late fee"] },
  { kk: ["баға"], ru: ["цена"], en: ["price", "fee"] },
]);
const conceptsOf = (text: string, language: "kk" | "ru" | "en") => [...read(hear(text), language)];

test.each([
  ["билет жоғалып қалды", "kk", [lose]],
  ["bilet jogaldy", "kk", [lose]],
  ["билетимди жогалттым", "kk", [lose]],
  ["бағасын айтыңыз", "kk", [price]],
  ["штрафы большие?", "ru", [fine]],
  ["Не могу найти билет", "ru", [lose]],
  ["not a word of it", "en", []],
] as const)("a word is known in its endings, without Kazakh letters and in Latin: %s", (text, language, concepts) => {
  expect(conceptsOf(text, language)).toEqual(concepts);
});

test("words of a phrase count only together, and a word may speak of two things", () => {
  expect(conceptsOf("what is the late fee", "en").toSorted()).toEqual([fine, price]);
  expect(conceptsOf("a fee because I was late", "en")).toEqual([price]);
  expect(conceptsOf("найти не могу", "ru")).toEqual([]);
});

test("a Kazakh question may use a Russian word; an English one no word that only sounds like one", () => {
  expect(conceptsOf("штраф қанша", "kk")).toEqual([fine]);
  expect(conceptsOf("shtraf", "kk")).toEqual([fine]);
  expect(conceptsOf("shtraf", "en")).toEqual([]);
});

test("a thing said twice is one concept", () => {
  expect(conceptsOf("lost, I lost it and cannot find it", "en")).toEqual([lose]);
});
