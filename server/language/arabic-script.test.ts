import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromArabicScript, toArabicScript } from "./arabic-script.ts";
import { fold } from "./fold.ts";

describe("Kazakh in Arabic script is read", () => {
  test.each([
    ["اباي جولى", "абай жолы"],
    ["قازاق تاريحى", "қазақ тарихы"],
    ["مۇحتار", "мұхтар"],
    ["بالالارعا ارنالعان ەرتەگىلەر", "балаларға арналған ертегілер"],
    ["ٴبىر كىتاپ كەرەك", "бір кітап керек"],
    ["كىتاپتىڭ", "кітаптың"],
    ["قىزمەت بىلگەن", "қызмет білген"],
    ["كارىلىك مادەني", "кәрілік мәдени"],
    ["الدىمەن", "алдымен"],
    ["قويان سيا", "қоян сия"],
    ["ايتسا، نە؟", "айтса, не?"],
    ["٢٠٢٦ ۲", "2026 2"],
    ["abai жолы", "abai жолы"],
  ])("%s as %s", (arabic, cyrillic) => {
    expect(fromArabicScript(arabic)).toBe(cyrillic);
  });
});

test.each([
  ["قازاق ءتىلى", "قازاق ٴتىلى"],
  ["کىتاپ", "كىتاپ"],
  ["ٴتىل", "تٸل"],
  ["ەرتەگى", "هرتهگى"],
  ["ٴوز", "ٶز"],
])("%s is %s on another keyboard", (one, other) => {
  expect(fold(one)).toBe(fold(other));
});

describe("Kazakh is written in Arabic script", () => {
  test.each([
    ["Абай жолы", "اباي جولى"],
    ["тіл", "ٴتىل"],
    ["күн", "كۇن"],
    ["Қыз Жібек", "قىز جىبەك"],
    ["университет", "ۋنيۆەرسيتەت"],
  ])("%s as %s", (cyrillic, arabic) => {
    expect(toArabicScript(cyrillic)).toBe(arabic);
  });
});

test("a word of harmonious syllables comes back as it went", () => {
  const syllables = (consonants: string, vowels: string): fc.Arbitrary<string> =>
    fc.tuple(fc.constantFrom(...consonants), fc.constantFrom(...vowels)).map((pair) => pair.join(""));
  const word = fc.oneof(
    fc.array(syllables("бдқлмнпрсзжш", "аыоұ"), { minLength: 1, maxLength: 5 }),
    fc.array(syllables("бдлмнпрсзжш", "әіөү"), { minLength: 1, maxLength: 5 }),
    fc.array(syllables("гк", "еі"), { minLength: 1, maxLength: 5 }),
  );
  fc.assert(
    fc.property(word, (parts) => {
      const written = parts.join("");
      expect(fromArabicScript(toArabicScript(written))).toBe(written);
    }),
  );
});

test("text without Arabic letters stays, and folding reads those there are", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."абвҚөabc 12,.") }), (text) => {
      expect(fromArabicScript(text)).toBe(text);
    }),
  );
  expect(fold("كىتاپ бар")).toBe("китап бар");
});
