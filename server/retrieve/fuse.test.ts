import fc from "fast-check";
import { expect, test } from "vitest";
import { fuse } from "./fuse.ts";

test("a passage found by both searches outranks one found by either", () => {
  expect(
    fuse([
      [1, 2],
      [3, 2],
    ]).map(({ id }) => id),
  ).toEqual([2, 1, 3]);
});

test("passages that share a rank are all kept", () => {
  expect(fuse([[1], [2], [3]]).map(({ id }) => id)).toEqual([1, 2, 3]);
});

const lists = fc.array(fc.array(fc.nat({ max: 30 }), { maxLength: 20 }), { maxLength: 4 });

test("fusion agrees with adding up 1 / (60 + rank) one passage at a time", () => {
  fc.assert(
    fc.property(lists, (ranked) => {
      for (const { id, score, ranks } of fuse(ranked)) {
        const places = ranked.map((list) => [...new Set(list)].indexOf(id)).map((at) => (at < 0 ? undefined : at + 1));
        expect(ranks).toEqual(places);
        expect(score).toBeCloseTo(
          places.reduce((sum: number, rank) => sum + (rank ? 1 / (60 + rank) : 0), 0),
          12,
        );
      }
    }),
  );
});

test("each passage comes out once, best first", () => {
  fc.assert(
    fc.property(lists, (ranked) => {
      const fused = fuse(ranked);
      expect(new Set(fused.map(({ id }) => id))).toEqual(new Set(ranked.flat()));
      expect(fused.length).toBe(new Set(ranked.flat()).size);
      expect(fused).toEqual(fused.toSorted((a, b) => b.score - a.score || a.id - b.id));
    }),
  );
});
