import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance } from "./near-tokens.ts";

test.each([
  ["война", "вайна", 1],
  ["китап", "кітап", 1],
  ["роман", "раман", 1],
  ["абай", "абйа", 1],
  ["абай", "абай", 0],
  ["достоевский", "достаевски", 2],
])("%s and %s are %i slips apart", (a, b, slips) => {
  expect(editDistance(a, b, 3)).toBe(slips);
});

const word = fc.string({ unit: fc.constantFrom("а", "б", "в"), maxLength: 7 });

test("the distance agrees with a naive recursion", () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b, 20)).toBe(naive(a, b));
    }),
  );
});

test("a distance above the limit is infinite, one within it is the same", () => {
  fc.assert(
    fc.property(word, word, fc.nat({ max: 4 }), (a, b, limit) => {
      const far = naive(a, b) > limit;
      const bounded = editDistance(a, b, limit);
      expect(far ? bounded > limit : bounded === naive(a, b)).toBe(true);
    }),
  );
});

function naive(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const costs = [
    naive(a.slice(1), b) + 1,
    naive(a, b.slice(1)) + 1,
    naive(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]) costs.push(naive(a.slice(2), b.slice(2)) + 1);
  return Math.min(...costs);
}
