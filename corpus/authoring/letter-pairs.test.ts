import { expect, test } from "vitest";
import { countLetterPairs } from "./letter-pairs.ts";

const cost = (rows: Record<string, string>, first: string, second: string): number =>
  Number.parseInt(rows[first]?.[Object.keys(rows).indexOf(second)] ?? "", 36);

test("a pair that is often met costs less than one that is not, and borders of words count", () => {
  const rows = countLetterPairs(["Қазақ қала қазақстан", "қала"]);
  expect(cost(rows, "қ", "а")).toBeLessThan(cost(rows, "қ", "о"));
  expect(cost(rows, "_", "қ")).toBeLessThan(cost(rows, "_", "а"));
});

test("every letter has a row with a cost for each", () => {
  const rows = countLetterPairs([]);
  expect(Object.values(rows).every((row) => row.length === Object.keys(rows).length)).toBe(true);
});
