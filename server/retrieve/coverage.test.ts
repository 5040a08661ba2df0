import { expect, test } from "vitest";
import { byMeaning, byWord, coverage } from "./coverage.ts";
import type { QueryWord, ReadAs } from "./query-words.ts";

function word(text: string, more: Partial<QueryWord> = {}, reading: Partial<ReadAs> = {}): QueryWord {
  const readAs = [{ token: 0, text, weight: 1, by: "word" as const, ...reading }];
  return { term: text, readAs, weight: 1, chatter: false, ...more };
}

test("a passage with every word of meaning covers the question whole", () => {
  const words = [word("абай"), word("жол"), word("китап", { chatter: true })];
  expect(coverage(words, new Set(["абай", "жол"]), byWord)).toBe(1);
});

test("a rare word weighs more than a frequent one", () => {
  const words = [word("абай", { weight: 3 }), word("жол", { weight: 1 })];
  expect(coverage(words, new Set(["абай"]), byWord)).toBe(0.75);
});

test("a word spelt otherwise is weaker evidence", () => {
  expect(coverage([word("абай", {}, { by: "spelling" })], new Set(["абай"]), byWord)).toBe(0.5);
});

test("a word near in meaning is evidence of meaning, none of the word", () => {
  const words = [word("книг", {}, { text: "китап", by: "meaning", weight: 0.49 })];
  expect(coverage(words, new Set(["китап"]), byWord)).toBe(0);
  expect(coverage(words, new Set(["китап"]), byMeaning)).toBe(0.7);
});

test("of several readings the surest one that is held counts", () => {
  const near = { token: 1, text: "сапар", weight: 0.16, by: "meaning" as const };
  const words = [{ ...word("жол"), readAs: [...word("жол").readAs, near] }];
  expect(coverage(words, new Set(["сапар"]), byMeaning)).toBe(0.4);
  expect(coverage(words, new Set(["сапар", "жол"]), byMeaning)).toBe(1);
});

test("chatter alone covers little", () => {
  expect(coverage([word("китап", { chatter: true })], new Set(["китап"]), byWord)).toBeLessThan(0.35);
});

test("no words, no coverage", () => {
  expect(coverage([], new Set(["абай"]), byWord)).toBe(0);
});
