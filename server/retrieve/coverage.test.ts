import { expect, test } from "vitest";
import { coverageOf } from "./coverage.ts";
import type { QueryWord, ReadAs } from "./query-words.ts";

function word(text: string, more: Partial<QueryWord> = {}, reading: Partial<ReadAs> = {}): QueryWord {
  const readAs = [{ token: 0, text, weight: 1, by: "word" as const, ...reading }];
  return { term: text, readAs, weight: 1, chatter: false, ...more };
}

test("a passage with every word of meaning covers the question whole", () => {
  const words = [word("абай"), word("жол"), word("китап", { chatter: true })];
  expect(coverageOf(words)(["абай", "жол"], 0).byWord).toBe(1);
});

test("a rare word weighs more than a frequent one", () => {
  const words = [word("абай", { weight: 3 }), word("жол", { weight: 1 })];
  expect(coverageOf(words)(["абай"], 0).byWord).toBe(0.75);
});

test("a word spelt otherwise is weaker evidence", () => {
  expect(coverageOf([word("абай", {}, { by: "spelling" })])(["абай"], 0).byWord).toBe(0.5);
});

test("a word near in meaning is evidence of meaning, none of the word", () => {
  const words = [word("книг", {}, { text: "китап", by: "meaning", weight: 0.49 })];
  expect(coverageOf(words)(["китап"], 0).byWord).toBe(0);
  expect(coverageOf(words)(["китап"], 0).byMeaning).toBe(0.7);
});

test("of several readings the surest one that is held counts", () => {
  const near = { token: 1, text: "сапар", weight: 0.16, by: "meaning" as const };
  const words = [{ ...word("жол"), readAs: [...word("жол").readAs, near] }];
  expect(coverageOf(words)(["сапар"], 0).byMeaning).toBe(0.4);
  expect(coverageOf(words)(["сапар", "жол"], 0).byMeaning).toBe(1);
});

test("chatter alone covers little", () => {
  expect(coverageOf([word("китап", { chatter: true })])(["китап"], 0).byWord).toBeLessThan(0.35);
});

test("no words, no coverage", () => {
  expect(coverageOf([])(["абай"], 0).byWord).toBe(0);
});

test("what the title holds is told apart", () => {
  const words = [word("абай"), word("жол")];
  expect(coverageOf(words)(["абай", "жол"], 1)).toEqual({ byWord: 1, byMeaning: 1, titleByMeaning: 0.5 });
  expect(coverageOf(words)(["абай", "жол"], 2).titleByMeaning).toBe(1);
  expect(coverageOf(words)(["абай", "жол"], 0).titleByMeaning).toBe(0);
});
