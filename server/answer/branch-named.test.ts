import { expect, test } from "vitest";
import { hear } from "../language/utterance.ts";
import { branchNamed, namesUnknownBranch } from "./branch-named.ts";
import { library } from "./scripted-library.ts";

test.each([
  ["Сайранда бүгін ашық па?", "sairan"],
  ["Желтоқсандағы филиал ашық па?", "zheruiyk"],
  ["филиал на Желтоксан", "zheruiyk"],
  ["акбулактагы китапхана", "akbulak"],
  ["31 желтоқсанда кітапхана ашық па?", undefined],
  ["желтоқсанда қандай іс-шара бар?", undefined],
  ["the Zheruiyk branch", "zheruiyk"],
])("a branch is told from a month of the same name: %s", (text, id) => {
  expect(branchNamed(hear(text), library)?.id).toBe(id);
});

test.each([
  "Астанадағы филиал қай жерде?",
  "Есть ли филиал в Алматы?",
  "филиал Самал открыт?",
  "Is there a branch in Karaganda?",
])("a branch that the library has not is noticed: %s", (text) => {
  expect(namesUnknownBranch(hear(text), library)).toBe(true);
});

test.each([
  "Сайран филиалы қай жерде?",
  "Филиал Жеруйык сегодня открыт?",
  "Which branch has Charlotte's Web?",
  "қай филиалда бос?",
])("a known branch, or any branch, is no unknown one: %s", (text) => {
  expect(namesUnknownBranch(hear(text), library)).toBe(false);
});
