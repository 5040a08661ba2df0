import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { expect, test } from "vitest";
import { foldedWords, foldToken, matchKey } from "./match-key.ts";
import { words } from "./words.ts";

test("the forms of one name meet in one key", () => {
  expect(matchKey("Әуезов, Мұхтар")).toBe("ауезов мухтар");
  expect(matchKey("Ауэзов  МУХТАР!")).toBe("ауезов мухтар");
});

test("folding word by word gives the words of the folded text", () => {
  const written = constantFrom(
    "Абай",
    "жолы",
    "к1тап",
    "қазақ-тілі",
    "O'Henry's",
    "ٴبىلىم",
    "кі\u00ADтап",
    "Xаt",
    "ö\u0308",
    "\u0301",
    "١٢",
    "ﬁn",
    "İ",
  );
  const space = constantFrom(" ", "\n", "\t", "\u00A0", "\uFEFF", "", ",", " \u0306");
  const letter = constantFrom(..."aвcдeəɡҚҢғәіһ'’-.0139äé");
  const text = array(oneof(written, space, string({ unit: letter, maxLength: 6 })), { maxLength: 12 });
  assert(
    property(text, (parts) => {
      const joined = parts.join("");
      expect(foldedWords(joined)).toEqual(words(foldToken(joined)));
    }),
    { numRuns: 3000 },
  );
});
