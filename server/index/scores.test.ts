import fc from "fast-check";
import { expect, test } from "vitest";
import { Scores } from "./scores.ts";
import { WordIndex } from "./word-index.ts";

const passages = 80;

function shelf(): WordIndex {
  const index = new WordIndex();
  for (let rowid = 1; rowid <= passages; rowid++) index.add(rowid, "record", [["китап", 1]]);
  return index;
}

// A weight of its own gives each posting its own score.
const saturation = { most: 1, ofAny: 1, ofLength: 0, idf: 1 };
const value = (weight: number): number => Math.fround(weight / (weight + 1));

test("the largest are those that sorting would give, of those wanted", () => {
  const weights = fc.array(fc.constantFrom(1, 2, 3, 5, 9, 200), { minLength: 1, maxLength: passages });
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 20 }), fc.boolean(), (given, count, some) => {
      const isWanted = (document: number): boolean => !some || document % 3 === 0;
      const scores = new Scores();
      scores.follow(shelf(), isWanted);
      const documents = given.map((_, document) => document);
      scores.add(Uint32Array.from(documents), Uint8Array.from(given), saturation);
      const expected = documents
        .filter(isWanted)
        .toSorted((a, b) => (given[b] ?? 0) - (given[a] ?? 0) || a - b)
        .slice(0, count);
      expect(scores.largest(count)).toEqual(expected);
      if (some) expect(scores.of(1)).toBe(0);
      expect(scores.of(0)).toBeCloseTo(value(given[0] ?? 0), 6);
    }),
  );
});

test("of several tokens of a word the best counts, of several words the sum, and a cleared search leaves nothing", () => {
  const scores = new Scores();
  const index = shelf();
  scores.follow(index);
  for (let search = 0; search < 2; search++) {
    scores.add(Uint32Array.of(3, 7), Uint8Array.of(1, 9), saturation);
    scores.add(Uint32Array.of(7), Uint8Array.of(1), saturation);
    scores.endWord();
    scores.add(Uint32Array.of(7, 8), Uint8Array.of(1, 1), saturation);
    scores.endWord();
    expect([3, 7, 8, 9].map((document) => scores.of(document))).toEqual([0.5, Math.fround(1.4), 0.5, 0]);
    scores.clear();
    expect(scores.largest(5)).toEqual([]);
  }
});

test("lengths follow an index that grows and is numbered anew", () => {
  const scores = new Scores();
  const index = new WordIndex();
  const long = { ...saturation, ofAny: 0, ofLength: 1 };
  const scoreOf = (document: number): number => {
    scores.follow(index);
    scores.add(Uint32Array.of(document), Uint8Array.of(1), long);
    const score = scores.of(document);
    scores.endWord();
    scores.clear();
    return score;
  };
  index.add(1, "record", [["абай", 1]]);
  index.add(2, "record", [["жол", 3]]);
  expect([scoreOf(0), scoreOf(1)]).toEqual([0.5, 0.25]);
  index.add(3, "record", [["сапар", 7]]);
  expect(scoreOf(2)).toBe(0.125);
  index.remove(1);
  index.merge();
  expect([scoreOf(0), scoreOf(1)]).toEqual([0.25, 0.125]);
});
