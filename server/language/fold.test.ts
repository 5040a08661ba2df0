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
  ["за́мок, Абай́", "замок, абай"],
  ["Gogolʹ, O‛Henry, Oʻzbek, o′clock", "gogol, ohenry, ozbek, oclock"],
  ["\u202bкітап\u202c, книга\ufe0f", "китап, книга"],
  ["Євген, Ґалина, ќазаќ, ѓылым", "евген, галина, казак, гылым"],
  ["ＡＢＣ ﬁnal Ⅱ", "abc final ii"],
  ["İstanbul, Straße, Ǵylym", "istanbul, strasse, gylym"],
])("%s folds to %s", (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test("letters typed on the other keyboard that look the same do not matter", () => {
  expect(fold("кiтaп")).toBe(fold("кітап"));
  expect(fold("Bиблиотека")).toBe("виблиотека");
  expect(fold("bооk")).toBe("book");
});

test.each([
  ["к0гда", "когда"],
  ["ка3ақ", "қазақ"],
  ["к1тап", "кітап"],
  ["к¡тап", "кітап"],
  ["кĭтап", "кітап"],
  ["кöл", "көл"],
  ["ënen", "ënen"],
  ["b0ok", "book"],
  ["мeктeп", "мектеп"],
  ["Mұxтap", "Мұхтар"],
  ["КIТАП", "КІТАП"],
  ["cкaзкa", "сказка"],
  ["lіbrаrу", "library"],
  ["əдебиет", "әдебиет"],
])("%s was meant as %s", (typed, meant) => {
  expect(fold(typed)).toBe(fold(meant));
});

test.each(["H2O", "COVID19", "1984", "5G", "9сынып", "mp3", "К13", "2-том", "Н1Н", "978601X"])(
  "%s keeps its digits",
  (text) => {
    expect(fold(text).match(/\d/gu)).toEqual(text.match(/\d/gu));
  },
);

test("a decomposed й or ё is the letter", () => {
  expect(fold("Абай ёлка".normalize("NFD"))).toBe("абай елка");
});

const oneScript = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."abhkBHKxXéūÄıə'’013¡ʹ") }),
  fc.string({ unit: fc.constantFrom(..."іІкКәһҚоОрРёЁыЯй-7\u00ad013¡\u0301їќ") }),
);

test("folding twice is folding once", () => {
  fc.assert(
    fc.property(fc.array(oneScript), (parts) => {
      const once = fold(parts.join(" "));
      expect(fold(once)).toBe(once);
    }),
  );
});

test("every look-alike of a Cyrillic letter may stand for it, in any word of Cyrillic letters", () => {
  const twins = [..."аА еЕ оО рР сС хХ"].filter((letter) => letter !== " ");
  const latin: Readonly<Record<string, string>> = { а: "a", А: "A", е: "e", Е: "E", о: "o", О: "O", р: "p", Р: "P" };
  const word = fc.string({ unit: fc.constantFrom(...twins, ..."бгджлтшқңөұыі"), minLength: 2, maxLength: 10 });
  fc.assert(
    fc.property(word, fc.nat(), (text, place) => {
      fc.pre(/[бгджлшқңөұы]/u.test(text));
      const at = place % text.length;
      const typed = text.slice(0, at) + (latin[text[at] ?? ""] ?? text[at]) + text.slice(at + 1);
      expect(fold(typed)).toBe(fold(text));
    }),
  );
});
