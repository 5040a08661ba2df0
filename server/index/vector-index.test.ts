import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadVectors, saveVectors } from "./vector-file.ts";
import { VectorIndex } from "./vector-index.ts";

const dimensions = 8;

function unit(...values: number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from({ length: dimensions }, (_, index) => (values[index] ?? 0) / length);
}

test("a score is a cosine: larger is better, the same direction is 1", () => {
  const index = new VectorIndex(dimensions);
  index.add(1, unit(1, 0));
  index.add(2, unit(0, 1));
  const [first, second] = index.search(unit(1, 0), 2);
  expect(first?.rowid).toBe(1);
  expect(first?.score).toBeCloseTo(1, 5);
  expect(second?.score).toBeCloseTo(0, 5);
});

test("a vector of zeros is not kept", () => {
  const index = new VectorIndex(dimensions);
  index.add(1, new Float32Array(dimensions));
  expect(index.count()).toBe(0);
  expect(index.search(unit(1), 5)).toEqual([]);
});

test("more vectors than the first capacity are taken, and places of deleted ones reused", () => {
  const index = new VectorIndex(dimensions);
  for (let n = 1; n <= 1100; n++) index.add(n, unit(Math.sin(n), Math.cos(n), Math.sin(7 * n)));
  for (let n = 1; n <= 600; n++) index.remove(n);
  for (let n = 2000; n < 2600; n++) index.add(n, unit(Math.sin(n), Math.cos(n), Math.sin(7 * n)));
  expect(index.count()).toBe(1100);
  expect(index.search(unit(Math.sin(2100), Math.cos(2100), Math.sin(14700)), 1)[0]?.rowid).toBe(2100);
});

const step = fc.record({
  act: fc.constantFrom("add", "remove"),
  rowid: fc.integer({ min: 1, max: 12 }),
  angle: fc.double({ min: 0, max: 6.28, noNaN: true }),
});

test("after any adding, replacing and removing, the nearest are those of a naive search", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const index = new VectorIndex(dimensions);
      const naive = new Map<number, Float32Array>();
      for (const { act, rowid, angle } of steps) {
        const vector = unit(Math.cos(angle), Math.sin(angle));
        if (act === "add") {
          index.add(rowid, vector);
          naive.set(rowid, vector);
        } else {
          index.remove(rowid);
          naive.delete(rowid);
        }
      }
      const found = index.search(unit(1, 0), 20);
      expect(found.map(({ rowid }) => rowid).toSorted()).toEqual([...naive.keys()].toSorted());
      for (const { rowid, score } of found) expect(score).toBeCloseTo(naive.get(rowid)?.[0] ?? Number.NaN, 4);
    }),
    { numRuns: 60 },
  );
});

test.each([0, 1, 2])("a graph saved with %i vectors takes thousands more after it is loaded", (saved) => {
  const folder = mkdtempSync(join(tmpdir(), "dana-graph-"));
  try {
    // Scattered over all dimensions, and the same at every run.
    const vectorOf = (rowid: number) =>
      unit(...Array.from({ length: dimensions }, (_, at) => Math.sin((rowid + 1) ** 2 * (at + 1) * 12.9898)));
    const index = new VectorIndex(dimensions);
    for (let rowid = 1; rowid <= saved; rowid += 1) index.add(rowid, vectorOf(rowid));
    saveVectors(folder, { index, generation: saved }, { name: "vectors", made: "e" });
    const loaded = loadVectors(folder, { name: "vectors", made: "e", dimensions })?.index;
    for (let rowid = 1; rowid <= 3000; rowid += 1) loaded?.add(rowid, vectorOf(rowid));
    expect(loaded?.count()).toBe(3000);
    expect(loaded?.search(vectorOf(1234), 1)).toMatchObject([{ rowid: 1234 }]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a full graph whose deleted places are all given away grows", () => {
  const index = new VectorIndex(8);
  const vectorOf = (rowid: number): Float32Array => {
    const vector = Float32Array.from({ length: 8 }, (_, place) => Math.sin(rowid * (place + 1)));
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  };
  const capacity = 1024;
  for (let rowid = 1; rowid <= capacity; rowid++) index.add(rowid, vectorOf(rowid));
  for (let rowid = 1; rowid <= 10; rowid++) index.remove(rowid);
  for (let rowid = capacity + 1; rowid <= capacity + 20; rowid++) index.add(rowid, vectorOf(rowid));
  expect(index.count()).toBe(capacity + 10);
  for (const rowid of [11, capacity, capacity + 5, capacity + 20])
    expect(index.search(vectorOf(rowid), 1)[0]?.score).toBeCloseTo(1, 5);
  index.add(3, vectorOf(3));
  expect(index.search(vectorOf(3), 1)[0]?.score).toBeCloseTo(1, 5);
});
