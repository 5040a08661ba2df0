import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "./fold.ts";
import { words } from "./words.ts";

test.each([
  ["«Абай жолы», 2-том", ["Абай", "жолы", "2", "том"]],
  ["О'Генри, D’Artagnan", ["О'Генри", "D’Artagnan"]],
  ["balalarg'a arnalg'an", ["balalarg'a", "arnalg'an"]],
  ["I don't read Auezov's books", ["I", "don", "t", "read", "Auezov", "s", "books"]],
  ["'Abai joly' kerek", ["Abai", "joly", "kerek"]],
  ["5'6", ["5", "6"]],
])("%s has the words %j", (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test("a folded text has the words of the text, folded, where nothing is mistyped", () => {
  const part = fc.constantFrom("Әуезов", "O'Henry", "s'ahmat", "ёлка", "2", "–", "«", "»", ",", "'", "book");
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join(" ");
      expect(words(fold(text))).toEqual(words(text).map(fold));
    }),
  );
});
