import { expect, test } from "vitest";
import { ndcgAt, recallAt, reciprocalRank, scoresOf, successAt } from "./measures.ts";

const ranked = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];

test("success looks no further than k", () => {
  expect(successAt(1, ranked, ["b"])).toBe(0);
  expect(successAt(2, ranked, ["b"])).toBe(1);
  expect(successAt(10, ranked, ["k"])).toBe(0);
});

test("recall is a share of what could stand among the first k", () => {
  expect(recallAt(10, ranked, ["a", "z"])).toBe(0.5);
  const twelve = [...ranked, "l"];
  expect(recallAt(10, ranked, twelve)).toBe(1);
  expect(recallAt(10, [], ["a"])).toBe(0);
});

test("the reciprocal rank is that of the first relevant id", () => {
  expect(reciprocalRank(ranked, ["d", "b"])).toBe(0.5);
  expect(reciprocalRank(ranked, ["z"])).toBe(0);
});

test("nDCG of relevant ids at ranks 1 and 3 of two is 1.5 / (1 + 1/log2 3)", () => {
  expect(ndcgAt(10, ranked, ["a", "c"])).toBeCloseTo(1.5 / (1 + 1 / Math.log2(3)), 12);
  expect(ndcgAt(10, ranked, ["a", "b"])).toBe(1);
  expect(ndcgAt(10, ranked, ["k"])).toBe(0);
  // One at rank 2: 1 / log2(3) = 0.6309.
  expect(ndcgAt(10, ranked, ["b"])).toBeCloseTo(0.6309, 4);
});

test("what stands eleventh counts in no measure", () => {
  expect(scoresOf(ranked, ["k"])).toEqual({ "success@1": 0, "recall@10": 0, mrr: 0, "ndcg@10": 0 });
  expect(scoresOf(ranked, ["a"])).toEqual({ "success@1": 1, "recall@10": 1, mrr: 1, "ndcg@10": 1 });
});
