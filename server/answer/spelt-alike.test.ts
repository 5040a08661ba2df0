import { expect, test } from "vitest";
import { isFormOf, isRelated, isSlip, isSlipInAnyForm, nearestInLetters } from "./spelt-alike.ts";

test.each([
  ["қорғансиз", "қорғансыз"],
  ["приступление", "Преступление"],
  ["predjudice", "Prejudice"],
  ["gamse", "Games"],
  ["хименгуэй", "Хемингуэй"],
  ["талстяка", "толстяка"],
  ["tolkein", "Толкин"],
])("%s is a slip of %s, no form of it", (typed, meant) => {
  expect(isFormOf(typed, meant)).toBe(false);
  expect(isSlip(typed, meant)).toBe(true);
});

test.each([
  ["кітаптарды", "Кітап"],
  ["молдыр", "Мөлдір"],
  ["озен", "Өзен"],
  ["Пушкина", "Пушкин"],
  ["protecting", "protection"],
  ["хемингуэя", "Хемингуэй"],
  ["сырры", "сыры"],
])("%s is a form of %s: another ending, or typed without the letters of Kazakh", (typed, held) => {
  expect(isFormOf(typed, held)).toBe(true);
});

test("a slip is one in whatever form the words stand, but not where their beginnings differ", () => {
  expect(isSlip("қорғансиз", "Қорғансыздың")).toBe(false);
  expect(isSlipInAnyForm("қорғансиз", "Қорғансыздың")).toBe(true);
  expect(isSlipInAnyForm("дерлік", "ерлігі")).toBe(false);
});

test.each([
  ["школьника", "Школьные", true],
  ["monastery", "монастырь", true],
  ["кітап", "книга", false],
  ["принц", "ханзада", false],
])("%s and %s are of one root: %s", (one, other, related) => {
  expect(isRelated(one, other)).toBe(related);
});

test("of the words of a record the one with most letters in common is told, else the shortest", () => {
  expect(nearestInLetters("баскирвилей", ["Баскервиля", "Баскервилей", "баскервилями"])).toBe("Баскервилей");
  expect(nearestInLetters("кітап", ["книгами", "книга"])).toBe("книга");
  expect(nearestInLetters("кітап", [])).toBeUndefined();
});
