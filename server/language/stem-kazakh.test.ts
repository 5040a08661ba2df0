import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "./fold.ts";
import { kazakhStems, stemKazakh } from "./stem-kazakh.ts";

const stemOf = (word: string): string => stemKazakh(fold(word));

describe("suffixes come off one at a time", () => {
  test.each([
    ["жолының", ["жолы", "жол"]],
    ["кітаптарымыздағы", ["китаптарымызда", "китаптарымыз", "китаптар", "китап"]],
    ["жоғалтуға", ["жогалту", "жогалт"]],
    ["қызыма", ["кызым", "кыз"]],
    ["Алматыда", ["алматы", "алмат"]],
    ["мен", []],
  ])("%s", (word, stems) => {
    expect(kazakhStems(fold(word))).toEqual(stems);
  });
});

describe("words that only end like an inflected one keep apart", () => {
  test.each([
    ["май", "майдан"],
    ["бал", "балға"],
    ["тақ", "тақта"],
    ["тер", "тері"],
    ["біл", "білім"],
    ["нұсқа", "нұсқама"],
    ["ел", "елу"],
    ["тәуелсіз", "тәуелсіздік"],
    ["тұз", "тұзсыз"],
    ["мәдениет", "мәдениеттану"],
    ["тарт", "тәртіп"],
  ])("%s and %s", (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });
});

describe("words as they are where nothing is an ending", () => {
  test.each(["қазақша", "президент", "университет", "кабинет", "Пушкин", "Нурпеисов", "музыка", "республика"])(
    "%s",
    (word) => {
      expect(stemOf(word)).toBe(fold(word));
    },
  );
});

const anyWord = fc.string({ unit: fc.constantFrom(..."абгдеийклмнопрстуүыя"), maxLength: 16 }).map(fold);

test("each stem is shorter than the one before and begins the word, but for a voiced consonant", () => {
  fc.assert(
    fc.property(anyWord, (word) => {
      for (const [index, stem] of kazakhStems(word).entries()) {
        expect(stem.length).toBeLessThan((kazakhStems(word)[index - 1] ?? word).length);
        expect(word.startsWith(stem.slice(0, -1))).toBe(true);
      }
    }),
  );
});

test("a stem is never empty: three letters, or two that close a syllable or end in у, or the word", () => {
  fc.assert(
    fc.property(anyWord, (word) => {
      for (const stem of [stemKazakh(word), ...kazakhStems(word)]) {
        expect(stem === word || stem.length >= 3 || /^(?:[аеиоуыя][^аеиоыя]|.у)$/u.test(stem), stem).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

/** A noun of closed syllables in one harmony. */
const noun = fc.boolean().chain((isBack) =>
  fc
    .array(
      fc
        .tuple(
          fc.constantFrom(..."бжклмнрст"),
          fc.constantFrom(...(isBack ? "аоы" : "еоуи")),
          fc.constantFrom(..."йклмнпрстз"),
        )
        .map((letters) => letters.join("")),
      { minLength: 1, maxLength: 3 },
    )
    .map((syllables) => ({ noun: syllables.join(""), isBack })),
);

test("a noun and its plural, and what is added to it, have one stem", () => {
  fc.assert(
    fc.property(
      noun,
      fc.constantFrom("", "дЫн", "гА", "дЫ", "дА", "дАгЫ", "дАн", "ЫмЫз", "ЫнЫзга", "Ы", "Ын", "ЫндА"),
      (of, more) => {
        const plural = `${of.noun + firstOfPlural(of.noun)}Ар${more}`;
        const form = plural.replaceAll("А", of.isBack ? "а" : "е").replaceAll("Ы", of.isBack ? "ы" : "и");
        expect(stemKazakh(form)).toBe(stemKazakh(of.noun));
      },
    ),
    { numRuns: 2000 },
  );
});

function firstOfPlural(noun: string): string {
  if (/[йр]$/u.test(noun)) return "л";
  return /[лмнз]$/u.test(noun) ? "д" : "т";
}

test("what is left when no ending is left stays as it is, but the stem of a verb", () => {
  // Without the letters of a verb's endings: г, к, д, м, п (and б, which may become п), с, у.
  const nominal = fc.string({ unit: fc.constantFrom(..."аезилнрыйжя"), minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(nominal, (word) => {
      expect(kazakhStems(kazakhStems(word).at(-1) ?? word)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
