import { expect, test } from "vitest";
import { hyphenated, isbn13 } from "./isbn.ts";

test.each([
  ["5-7110-0177-9", "9785711001775"],
  ["978-5-91-131101-7", undefined],
  ["978-1-292-11011-0 (pbk.) : £9", "9781292110110"],
  ["080442957X", "9780804429573"],
  ["080442957Х", "9780804429573"],
  ["0804429570", undefined],
  ["9.78E+12", undefined],
  ["", undefined],
])("of %s the ISBN is %s", (text, isbn) => {
  expect(isbn13(text)).toBe(isbn);
});

test("an ISBN is printed with the hyphens of its publisher", () => {
  expect(hyphenated("9785711001775")).toBe("978-5-7110-0177-5");
});
