import fc from "fast-check";
import { expect, test } from "vitest";
import { LetterShapes } from "./letter-shapes.ts";

const letters = "абвгдежзиклмнопрстуф";
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 14 });

/** One slip: a letter left out, put in, put for another, or two neighbours swapped. */
function slipped(text: string, { kind, at, letter }: { kind: number; at: number; letter: string }): string {
  const place = at % text.length;
  if (kind === 0) return text.slice(0, place) + text.slice(place + 1);
  if (kind === 1) return text.slice(0, place) + letter + text.slice(place);
  if (kind === 2) return text.slice(0, place) + letter + text.slice(place + 1);
  return text.slice(0, place) + (text[place + 1] ?? "") + (text[place] ?? "") + text.slice(place + 2);
}

const slip = fc.record({ kind: fc.nat(3), at: fc.nat(13), letter: fc.constantFrom(...letters) });

test("a token one slip from a word, or two where both are long, is among those that may be spelt like it", () => {
  fc.assert(
    fc.property(word, slip, slip, (text, one, other) => {
      const once = slipped(text, one);
      const twice = slipped(once, other);
      const shapes = new LetterShapes(["абвгд", once, twice]);
      expect(shapes.like(text)).toContain(1);
      if (text.length >= 8 && twice.length >= 8) expect(shapes.like(text)).toContain(2);
    }),
  );
});

test("so is the word with another ending, and one of other letters is not", () => {
  const shapes = new LetterShapes(["балалар", "балаларды", "жолбарыс", "бала"]);
  expect(shapes.like("балалар")).toEqual(expect.arrayContaining([0, 1, 3]));
  expect(shapes.like("балалар")).not.toContain(2);
});
