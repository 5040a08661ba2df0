import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Entry } from "./entry.ts";
import { type Edition, groupEditions } from "./group-editions.ts";
import { openStore, type Store } from "./store.ts";

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-works-"));
  store = openStore(join(folder, "store.db"));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

let version = 0;
function entry({ id, signs, genre }: Edition): Entry {
  version += 1;
  const keys = [
    ...signs.map((key) => ({ kind: "sign" as const, key })),
    ...(genre ? [{ kind: "genre" as const, key: genre }] : []),
  ];
  return { id, source: "s", kind: "record", hash: String(version), content: { id }, passages: [], keys };
}
const put = (...editions: Edition[]): void =>
  store.transact((writer) => {
    for (const one of editions) writer.put(entry(one));
  });

test("a record that links two works makes them one, and they part when it goes", () => {
  put({ id: "s:1", signs: ["жолы"] });
  put({ id: "s:2", signs: ["Путь"] });
  expect(store.editionsOf("s:1")).toEqual(["s:1"]);
  put({ id: "s:3", signs: ["жолы", "Путь"] });
  expect(store.editionsOf("s:2")).toEqual(["s:1", "s:2", "s:3"]);
  expect(store.workOf("s:3")).toBe("s:1");
  store.transact((writer) => writer.delete("s:3"));
  expect([store.editionsOf("s:1"), store.editionsOf("s:2"), store.editionsOf("s:3")]).toEqual([
    ["s:1"],
    ["s:2"],
    ["s:3"],
  ]);
});

test("an updated record changes its work and leaves the other whole", () => {
  put(
    { id: "s:1", signs: ["a"] },
    { id: "s:2", signs: ["a", "b"] },
    { id: "s:3", signs: ["b"] },
    { id: "s:4", signs: ["c"] },
  );
  put({ id: "s:1", signs: ["c"] });
  expect([store.editionsOf("s:1"), store.editionsOf("s:2")]).toEqual([
    ["s:1", "s:4"],
    ["s:2", "s:3"],
  ]);
});

test("a classic of more editions than are followed is one work all the same", () => {
  const many = Array.from({ length: 1500 }, (_, index) => ({ id: `s:${10_000 + index}`, signs: ["same"] }));
  put(...many.slice(0, 1200));
  put(...many.slice(1200));
  expect(store.editionsOf("s:11499")).toHaveLength(1500);
  expect(store.workOf("s:11499")).toBe("s:10000");
});

const ids = ["s:1", "s:2", "s:3", "s:4", "s:5", "s:6"];
const step = fc.record({
  id: fc.constantFrom(...ids),
  signs: fc.array(fc.constantFrom("p", "q", "r"), { maxLength: 2 }),
  genre: fc.constantFrom("single" as const, "collection" as const, undefined),
  isDeleted: fc.constantFrom(true, false, false),
});

type Step = Edition & { readonly isDeleted: boolean };

function take(steps: readonly Step[]): void {
  store.transact((writer) => {
    for (const one of steps) {
      if (one.isDeleted) writer.delete(one.id);
      else writer.put(entry(one));
    }
  });
}

test("whatever is added, changed and deleted in whatever order, the works are those of all records grouped at once", () => {
  fc.assert(
    fc.property(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 7 }), (transactions) => {
      const read = transactions.map((steps) =>
        steps.map(({ genre, ...one }): Step => ({ ...one, ...(genre && { genre }) })),
      );
      for (const steps of read) take(steps);
      const last = new Map(read.flat().map((one) => [one.id, one]));
      const held = [...last.values()].filter(({ isDeleted }) => !isDeleted);
      const expected = groupEditions(held);
      expect(held.map(({ id }) => [id, store.workOf(id)])).toEqual(held.map(({ id }) => [id, expected.get(id)]));
      store.transact((writer) => {
        for (const id of ids) writer.delete(id);
      });
    }),
    { numRuns: 100 },
  );
});
