import fc from "fast-check";
import { expect, test } from "vitest";
import { scoreWords, type WordGroup } from "./score-words.ts";
import { WordIndex } from "./word-index.ts";

const tokens = ["абай", "жол", "китап", "сапар", "батыр"];

/** Ten passages at most, some deleted, some replaced. */
const passage = fc.record({
  rowid: fc.integer({ min: 1, max: 10 }),
  words: fc.uniqueArray(fc.tuple(fc.constantFrom(...tokens), fc.integer({ min: 1, max: 9 })), {
    selector: ([token]) => token,
    maxLength: 5,
  }),
});
const group = fc.record({
  readings: fc.uniqueArray(fc.tuple(fc.constantFrom(...tokens), fc.constantFrom(1, 0.5, 0.25)), {
    selector: ([token]) => token,
    minLength: 1,
    maxLength: 3,
  }),
  idf: fc.constantFrom(0.5, 1, 2),
});

function naive(
  shelf: ReadonlyMap<number, ReadonlyMap<string, number>>,
  groups: readonly { readings: [string, number][]; idf: number }[],
) {
  const lengths = [...shelf].map(([, words]) => [...words.values()].reduce((sum, weight) => sum + weight, 0));
  const mean = Math.max(1, lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, shelf.size));
  const scores = [...shelf].map(([rowid, words], at) => {
    const norm = 1.2 * (1 - 0.6 + (0.6 * (lengths[at] ?? 0)) / mean);
    const score = groups.reduce((sum, { readings, idf }) => {
      const values = readings.map(([token, weight]) => {
        const times = words.get(token) ?? 0;
        return times > 0 ? (weight * times * 2.2) / (times + norm) : 0;
      });
      return sum + idf * Math.max(0, ...values);
    }, 0);
    return { rowid, score };
  });
  return scores.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score || a.rowid - b.rowid);
}

test("scores agree with BM25 worked out passage by passage, whatever was added, replaced, deleted and merged", () => {
  fc.assert(
    fc.property(
      fc.array(passage),
      fc.array(fc.integer({ min: 1, max: 10 })),
      fc.array(group),
      fc.boolean(),
      (put, deleted, asked, merged) => {
        const index = new WordIndex();
        const shelf = new Map<number, ReadonlyMap<string, number>>();
        for (const { rowid, words } of put) {
          index.add(rowid, "record", words);
          shelf.set(rowid, new Map(words));
          if (merged && rowid % 3 === 0) index.merge();
        }
        for (const rowid of deleted) {
          index.remove(rowid);
          shelf.delete(rowid);
        }
        const groups = asked.map(
          ({ readings, idf }): WordGroup => ({
            tokens: readings.flatMap(([token, weight]) => {
              const number = index.number(token);
              return number === undefined ? [] : [{ token: number, weight }];
            }),
            idf,
          }),
        );
        const found = scoreWords(index, groups, { limit: 20 });
        const expected = new Map(naive(shelf, asked).map(({ rowid, score }) => [rowid, score]));
        expect(new Set(found.map(({ rowid }) => rowid))).toEqual(new Set(expected.keys()));
        for (const { rowid, score } of found) expect(score).toBeCloseTo(expected.get(rowid) ?? Number.NaN, 4);
      },
    ),
  );
});

test("past the budget a frequent word still lifts the passages that hold it among those found", () => {
  const index = new WordIndex();
  for (let rowid = 1; rowid <= 300; rowid++) {
    const words: [string, number][] = [["китап", 1]];
    if (rowid <= 4) words.push(["абай", 1]);
    index.add(
      rowid,
      "record",
      rowid === 2
        ? [
            ["абай", 1],
            ["сапар", 1],
          ]
        : words,
    );
  }
  index.merge();
  const numbers = ["абай", "китап"].map((token) => ({ tokens: [{ token: index.number(token) ?? -1, weight: 1 }] }));
  const groups = [
    { tokens: numbers[0]?.tokens ?? [], idf: 3 },
    { tokens: numbers[1]?.tokens ?? [], idf: 0.1 },
  ];
  const found = scoreWords(index, groups, { limit: 4, postingsBudget: 4 });
  expect(found.map(({ rowid }) => rowid)).toEqual([1, 3, 4, 2]);
});

test("a passage of a rare kind is found among many that hold the same frequent words", () => {
  const index = new WordIndex();
  for (let rowid = 1; rowid <= 400; rowid++) index.add(rowid, "record", [[rowid % 2 ? "китап" : "жол", 1]]);
  index.add(500, "event", [
    ["китап", 1],
    ["жол", 1],
  ]);
  const groups = ["китап", "жол", "сапар"].map((token, at) => ({
    tokens: [{ token: index.number(token) ?? 0, weight: 1 }],
    idf: 3 - at,
  }));
  const found = scoreWords(index, groups, { limit: 5, kinds: ["event"], postingsBudget: 10 });
  expect(found.map(({ rowid }) => rowid)).toEqual([500]);
});

test("only passages of the kinds asked for are found", () => {
  const index = new WordIndex();
  index.add(1, "faq", [["китап", 9]]);
  index.add(2, "record", [["китап", 1]]);
  const groups = [{ tokens: [{ token: index.number("китап") ?? -1, weight: 1 }], idf: 1 }];
  expect(scoreWords(index, groups, { limit: 5, kinds: ["record"] }).map(({ rowid }) => rowid)).toEqual([2]);
});
