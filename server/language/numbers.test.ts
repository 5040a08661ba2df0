import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNumber, volumeNumber } from "./numbers.ts";
import { readOrdinal, readOrdinalAfter } from "./ordinals.ts";

test.each([
  ["екінші", 2],
  ["екинши", 2],
  ["ekinshi", 2],
  ["второй", 2],
  ["второго", 2],
  ["second", 2],
  ["третья", 3],
  ["оныншы", 10],
  ["2", 2],
  ["2nd", 2],
  ["II", 2],
  ["ХІV", 14],
  ["Ⅱ", 2],
  ["жиырмасыншы", 20],
  ["двенадцатая", 12],
  ["twelfth", 12],
  ["2ші", 2],
  ["3інші", 3],
  ["2ого", 2],
  ["вторник", undefined],
  ["первоцвет", undefined],
  ["кітап", undefined],
  ["", undefined],
])("%s reads as %s", (word, number) => {
  expect(readNumber(word)).toBe(number);
});

describe("the volume asked for", () => {
  test.each([
    ["Абай жолының екінші томы бар ма?", 2],
    ["том II", 2],
    ["2-кітап", 2],
    ["2-ші кітабы", 2],
    ["Путь Абая, кн. 2", 2],
    ["второй том", 2],
    ["second volume", 2],
    ["ekinshi tomy", 2],
    ["Үш кітап", 3],
    ["кітап керек", undefined],
    ["2024 жылғы кітаптар", undefined],
    ["Ⅱ том", 2],
    ["ii том", 2],
    ["том iii", 3],
    ["П том", 2],
    ["Ш том", 3],
    ["IV-том", 4],
    ["т.ІІ", 2],
    ["том № 3", 3],
    ["2–том", 2],
    ["2 \u2011 том", 2],
    ["том2", 2],
    ["2т", 2],
    ["кн.2", 2],
    ["2-нші том", 2],
    ["3-інші кітап", 3],
    ["2-ую книгу", 2],
    ["2-ого тома", 2],
    ["1-бөлім", 1],
    ["3 часть", 3],
    ["Book Two", 2],
    ["том два", 2],
    ["он екінші том", 12],
    ["жиырма бірінші том", 21],
    ["on ekinshi tom", 12],
    ["двадцать первый том", 21],
    ["он второй том читает", 2],
    ["двенадцатая книга", 12],
    ["1 том 2 кітап", 1],
    ["в 2 томах", undefined],
    ["4 томдық", undefined],
    ["екі томдық жинақ", undefined],
    ["2 книги Ауэзова", undefined],
    ["first 2 volumes", undefined],
    ["книга 5 класс", undefined],
    ["5 сынып кітабы", undefined],
    ["can I book a room", undefined],
    ["can i book a room", undefined],
    ["том Сойер", undefined],
  ])("%s: %s", (text, number) => {
    expect(volumeNumber(text)).toBe(number);
  });
});

test("tens and units are of one language", () => {
  expect(readOrdinalAfter("он", "бірінші")).toBe(11);
  expect(readOrdinalAfter("он", "первый")).toBe(1);
  expect(readOrdinalAfter("twenty", "second")).toBe(22);
});

test("a figure is the same volume before and after its word, with any hyphen, and with an ending", () => {
  const hyphen = fc.constantFrom("-", "‐", "‑", "–", "—", " ", " - ");
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), hyphen, (figure, joint) => {
      for (const text of [`${figure}${joint}том`, `том${joint}${figure}`, `${figure}${joint}ші том`])
        expect(volumeNumber(text)).toBe(figure);
      expect(readOrdinal(`${figure}й`)).toBe(figure);
    }),
  );
});
