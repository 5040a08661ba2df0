import fc from "fast-check";
import { expect, test } from "vitest";
import { fuse } from "./fuse.ts";

function list(...ids: number[]) {
  return ids.map((id, index) => ({ id, score: 1 / (index + 1) }));
}

test("a passage found by both searches outranks one that the words alone found as well", () => {
  const byWords = [
    { id: 1, score: 0.6 },
    { id: 2, score: 0.6 },
  ];
  expect(fuse([byWords, [{ id: 2, score: 0.5 }]]).map(({ id }) => id)).toEqual([2, 1]);
});

test("passages that share a score are all kept, in order of id", () => {
  expect(
    fuse([
      [
        { id: 3, score: 1 },
        { id: 1, score: 1 },
      ],
      [],
    ]).map(({ id }) => id),
  ).toEqual([1, 3]);
});

const lists = fc.array(
  fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 20 }).map((ids) => list(...ids)),
  { minLength: 2, maxLength: 2 },
);

test("fusion agrees with adding up one passage at a time", () => {
  fc.assert(
    fc.property(lists, (both) => {
      const alone = [fuse([both[0] ?? [], []]), fuse([[], both[1] ?? []])];
      for (const { id, score, ranks } of fuse(both)) {
        const places = both
          .map((one) => one.findIndex((item) => item.id === id))
          .map((at) => (at < 0 ? undefined : at + 1));
        expect(ranks).toEqual(places);
        const parts = alone.map((one) => one.find((item) => item.id === id)?.score ?? 0);
        expect(score).toBeCloseTo(
          parts.reduce((sum, part) => sum + part, 0),
          12,
        );
      }
    }),
  );
});

test("each passage comes out once, best first", () => {
  fc.assert(
    fc.property(lists, (both) => {
      const fused = fuse(both);
      expect(new Set(fused.map(({ id }) => id))).toEqual(new Set(both.flat().map(({ id }) => id)));
      expect(fused.length).toBe(new Set(both.flat().map(({ id }) => id)).size);
      expect(fused).toEqual(fused.toSorted((a, b) => b.score - a.score || a.id - b.id));
    }),
  );
});
