import { describe, expect, test } from "vitest";
import { readNumber, volumeNumber } from "./numbers.ts";

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
  ])("%s: %s", (text, number) => {
    expect(volumeNumber(text)).toBe(number);
  });
});
