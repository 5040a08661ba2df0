import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "./fold.ts";

test.each([
  ["Қазақ әңгімелері, үйі, өлеңі, ғылымы, һәм", "казак ангимелери, уйи, олени, гылымы, хам"],
  ["Ёлка", "елка"],
  ["Mūhtar Äuezov, café", "muhtar auezov, cafe"],
  ["don't О’Генри", "dont огенри"],
  ["биб\u00adлиотека", "библиотека"],
  ["цифра і, Й", "цифра и, й"],
])("%s folds to %s", (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test("letters typed on the other keyboard that look the same do not matter", () => {
  expect(fold("кiтaп")).toBe(fold("кітап"));
  expect(fold("Bиблиотека")).toBe("виблиотека");
  expect(fold("bооk")).toBe("book");
});

test("a decomposed й or ё is the letter", () => {
  expect(fold("Абай ёлка".normalize("NFD"))).toBe("абай елка");
});

const oneScript = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."abhkBHKxXéūÄıə'’") }),
  fc.string({ unit: fc.constantFrom(..."іІкКәһҚоОрРёЁыЯй-7\u00ad") }),
);

test("folding twice is folding once", () => {
  fc.assert(
    fc.property(fc.array(oneScript), (parts) => {
      const once = fold(parts.join(" "));
      expect(fold(once)).toBe(once);
    }),
  );
});
