import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layoutReadings, retype } from "./keyboard-layout.ts";

describe("among the readings of a text in the wrong layout is what was meant", () => {
  test.each([
    ["f,fq ;jks", "абай жолы"],
    ["Vfcnth b Vfhufhbnf", "Мастер и Маргарита"],
    ["tcnm rybuf&", "есть книга?"],
    ["0fpf0 n3k3", "қазақ тілі"],
    ["8qut fkfv ,f", "үйге алам ба"],
    ["ерфтл нщг", "thank you"],
    ["Рфккн Зщееук", "Harry Potter"],
    ["0аза0 т3л3", "қазақ тілі"],
    ["ұ класс", "9 класс"],
    ["Абай ;jks", "Абай жолы"],
    ["@yut", "Әнге"],
    ["djqyf b vbh", "война и мир"],
    ["rfpfr", "казак"],
    ["2ktv", "әлем"],
    ["ршыещкн", "history"],
    ["0fpf0 nskscs", "қазақ тылысы"],
  ])("%s: %s", (typed, meant) => {
    expect(layoutReadings(typed)).toContain(meant);
  });
});

test("a text without letters has no other reading, and none is the text itself", () => {
  expect(layoutReadings("1984")).toEqual([]);
  expect(layoutReadings("978-601-06?")).toEqual([]);
  expect(layoutReadings("")).toEqual([]);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."abйқ29.,? ") }), (text) => {
      const readings = layoutReadings(text);
      expect(new Set(readings).size).toBe(readings.length);
      expect(readings).not.toContain(text);
    }),
  );
});

const layouts = ["english", "russian", "kazakh"] as const;
const typed = {
  english: "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?",
  russian: 'ё1234567890-=йцукенгшщзхъфывапролджэячсмитьбю.ЁЙЦУКЕН!"№;%:?*()_+',
  kazakh: '("әіңғ,.үұқөһйцукенгшщзхъфывапролджэячсмитьбю№)!ӘІҢҒ;:ҮҰҚӨҺ',
};

test("Kazakh letters stand on the row of figures", () => {
  expect(retype("0fpf0", "english", "kazakh")).toBe("қазақ");
});

test("retyping there and back gives the text again, for every key", () => {
  for (const from of layouts) {
    for (const to of layouts.filter((layout) => layout !== from)) {
      fc.assert(
        fc.property(fc.string({ unit: fc.constantFrom(...typed[from]) }), (text) => {
          expect(retype(retype(text, from, to), to, from)).toBe(text);
        }),
      );
    }
  }
});

const xkb = join(import.meta.dirname, "../../../shared/data/language/xkb");
const present = existsSync(xkb);

describe.skipIf(!present)(`the keys are those of X11${present ? "" : " (skipped: ../shared/data is not here)"}`, () => {
  // What the names of keysyms stand for.
  const letters: Readonly<Record<string, string>> = Object.fromEntries(
    "shorti=й tse=ц ie=е ghe=г sha=ш shcha=щ ha=х hardsign=ъ ef=ф yeru=ы pe=п er=р de=д zhe=ж ya=я che=ч softsign=ь yu=ю schwa=ә en_descender=ң ghe_bar=ғ u_straight=ү u_straight_bar=ұ ka_descender=қ o_bar=ө shha=һ u=у ka=к en=н ze=з ve=в a=а o=о el=л e=э es=с em=м i=и te=т be=б io=ё"
      .split(" ")
      .map((pair) => pair.split("=")),
  );
  const rows = new Map([
    ["AE", "1234567890-="],
    ["AD", "qwertyuiop[]"],
    ["AC", "asdfghjkl;'"],
    ["AB", "zxcvbnm,./"],
  ]);

  test.each([
    ["russian", "ru", /xkb_symbols "common" \{.*?\n\};/su],
    ["kazakh", "kz", /xkb_symbols "basic" \{.*?\n\};/su],
  ] as const)("letters of %s", (layout, file, section) => {
    const symbols = section.exec(readFileSync(join(xkb, file), "utf8"))?.[0] ?? "";
    const found = [...symbols.matchAll(/<(A[B-E])(\d\d)>\s*\{\s*\[\s*(?:Cyrillic|Ukrainian)_(\w+)/gu)];
    expect(found.length).toBeGreaterThan(30);
    for (const [, row, place, name = ""] of found) {
      const key = rows.get(row ?? "")?.[Number(place) - 1] ?? "";
      const letter = name === "i" && row === "AE" ? "і" : letters[name];
      expect(retype(key, "english", layout), `${row}${place} ${name}`).toBe(letter);
    }
  });
});

test("a number among words stays a number in every reading", () => {
  for (const reading of layoutReadings("rybuf 9786010709676")) expect(reading).toContain("9786010709676");
});
