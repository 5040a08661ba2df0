import { expect, test } from "vitest";
import { matchKey } from "./match-key.ts";

test.each([
  ["«Абай жолы» : роман-эпопея", "Абай жолы. Роман-эпопея"],
  ["Қан мен тер", "Кан мен тер"],
  ["Әуезов, Мұхтар", "Ауэзов Мухтар"],
  ["Ёлки-палки", "елки палки"],
  ["978-601-06-1234-5", "978 601 06 1234 5"],
])("%s and %s are the same for a person", (a, b) => {
  expect(matchKey(a)).toBe(matchKey(b));
});

test("titles that differ by a word have other keys", () => {
  expect(matchKey("Абай жолы")).not.toBe(matchKey("Абай"));
});
