import { expect, test } from "vitest";
import { matchKey } from "./match-key.ts";
import { cyrillicSpellings, latinSpellings, toCyrillic, toLatin } from "./transliterate.ts";

test.each([
  ["abai joly", "Абай жолы"],
  ["Abay zholy", "Абай жолы"],
  ["qyz jibek", "Қыз Жібек"],
  ["Qazaqstan tarihy", "Қазақстан тарихы"],
  ["kitaphana", "кітапхана"],
  ["Mūhtar Äuezov", "Мұхтар Әуезов"],
  ["voyna i mir", "война и мир"],
  ["Chekhov", "Чехов"],
  ["Tolstoy", "Толстой"],
])("%s reads as %s", (latin, cyrillic) => {
  expect(toCyrillic(latin)).toBe(matchKey(cyrillic));
});

test("an English spelling of a Russian surname is among the spellings", () => {
  expect(cyrillicSpellings("Dostoevsky")).toContain("достоевский");
});

test("both spellings of Auezov meet in Latin letters", () => {
  expect(toLatin("Ауэзов")).toBe("auezov");
  expect(toLatin("Әуезов")).toBe("auezov");
});

test("a Cyrillic name has the Latin spellings that books use", () => {
  expect(latinSpellings("Мұхтар")).toEqual(expect.arrayContaining(["mukhtar", "muhtar"]));
  expect(latinSpellings("Абай")).toEqual(expect.arrayContaining(["abai", "abay"]));
});

test("a word of the other script has no spellings", () => {
  expect(cyrillicSpellings("Абай")).toEqual([]);
  expect(latinSpellings("Abai")).toEqual([]);
});
