import { expect, test } from "vitest";
import { coverage } from "./coverage.ts";
import type { WeightedTerm } from "./weighted-terms.ts";

function term(token: string, more: Partial<WeightedTerm> = {}): WeightedTerm {
  return { term: token, tokens: [token], approximate: false, df: 1, weight: 1, chatter: false, ...more };
}

test("a passage with every word of meaning covers the question whole", () => {
  expect(coverage([term("абай"), term("жол"), term("китап", { chatter: true })], new Set(["абай", "жол"]))).toBe(1);
});

test("a rare word weighs more than a frequent one", () => {
  const terms = [term("абай", { weight: 3 }), term("жол", { weight: 1 })];
  expect(coverage(terms, new Set(["абай"]))).toBe(0.75);
});

test("a word spelt otherwise is weaker evidence", () => {
  expect(coverage([term("абай", { approximate: true })], new Set(["абай"]))).toBeLessThan(1);
});

test("chatter alone covers little", () => {
  expect(coverage([term("китап", { chatter: true })], new Set(["китап"]))).toBeLessThan(0.35);
});

test("no words, no coverage", () => {
  expect(coverage([], new Set(["абай"]))).toBe(0);
});
