import fc from "fast-check";
import { expect, test } from "vitest";
import { foldedWords, foldToken, matchKey } from "./match-key.ts";
import { words } from "./words.ts";

test("the forms of one name meet in one key", () => {
  expect(matchKey("Әуезов, Мұхтар")).toBe("ауезов мухтар");
  expect(matchKey("Ауэзов  МУХТАР!")).toBe("ауезов мухтар");
});

test("folding word by word gives the words of the folded text", () => {
  const written = fc.constantFrom(
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
  const space = fc.constantFrom(" ", "\n", "\t", "\u00A0", "\uFEFF", "", ",", " \u0306");
  const letter = fc.constantFrom(..."aвcдeəɡҚҢғәіһ'’-.0139äé");
  const text = fc.array(fc.oneof(written, space, fc.string({ unit: letter, maxLength: 6 })), { maxLength: 12 });
  fc.assert(
    fc.property(text, (parts) => {
      const joined = parts.join("");
      expect(foldedWords(joined)).toEqual(words(foldToken(joined)));
    }),
    { numRuns: 3000 },
  );
});
