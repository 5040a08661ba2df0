import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { recordEntry } from "../ingest/record-entry.ts";
import type { Authority } from "./authority.ts";
import { corrections } from "./corrections.ts";
import { joinedCatalogue } from "./joined-catalogue.ts";
import { personOf } from "./name.ts";
import type { BibRecord } from "./record.ts";
import { openStore, type Store } from "./store.ts";
import { titleOnly } from "./title-only.ts";

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-publications-"));
  store = openStore(join(folder, "store.db"));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const nobody: Authority = { person: () => undefined, topic: () => undefined };
const isbn = "9786013318790";

function record(id: string, more: Partial<BibRecord> = {}): BibRecord {
  const [source = ""] = id.split(":");
  const names = [personOf("Әуезов, Мұхтар", "author")];
  return { ...titleOnly("Қилы заман"), names, language: "kk", year: 1996, id, source, ...more };
}

const put = (records: readonly BibRecord[], authority = nobody): void =>
  store.transact((writer) => {
    for (const one of records) writer.put(recordEntry(one, authority));
  });
const held = (branch: string, barcode: string, status: "available" | "on-loan") => ({
  holdings: [{ branch, callNumber: "84", items: [{ barcode, status }] }],
});

test("the record that says most stands for a publication, with the copies of both libraries", () => {
  put([
    record("a:1", held("main", "17", "on-loan")),
    record("b:1", { ...held("sairan", "17", "available"), isbns: [isbn], annotation: "Тарихи хикая." }),
  ]);
  expect(store.publicationOf("a:1")).toEqual(["b:1", "a:1"]);
  const catalogue = joinedCatalogue(store, corrections([]));
  expect(catalogue.records(["a:1", "b:1"]).map(({ id }) => id)).toEqual(["b:1"]);
  expect(catalogue.record("a:1")?.holdings.map(({ branch }) => branch)).toEqual(["sairan", "main"]);
  expect(catalogue.ownersByKey("title", "килы заман")).toEqual(["b:1"]);
  // As catalogued, the record itself is still there.
  expect(store.record("a:1")?.holdings.map(({ branch }) => branch)).toEqual(["main"]);
});

test("a copy that two records of one branch tell of is one copy", () => {
  put([record("a:1", held("main", "17", "available")), record("a:2", held("main", "17", "available"))]);
  expect(
    joinedCatalogue(store, corrections([]))
      .record("a:1")
      ?.holdings.flatMap(({ items }) => items),
  ).toHaveLength(1);
});

test("a deleted or changed record leaves its publication", () => {
  put([record("a:1"), record("b:1"), record("c:1")]);
  expect(store.publicationOf("c:1")).toEqual(["a:1", "b:1", "c:1"]);
  put([record("b:1", { year: 2011 })]);
  expect(store.publicationOf("a:1")).toEqual(["a:1", "c:1"]);
  expect(store.publicationOf("b:1")).toEqual(["b:1"]);
  store.transact((writer) => writer.delete("a:1"));
  expect(store.publicationOf("c:1")).toEqual(["c:1"]);
});

test("what the librarian told beats the machine, both ways", () => {
  const told = corrections([
    { same: "publication", records: ["a:1", "b:1"], file: "corrections.json", line: 2 },
    { apart: "publication", records: ["a:2", "b:2"], file: "corrections.json", line: 3 },
    { apart: "work", records: ["a:2", "b:2"], file: "corrections.json", line: 4 },
    { same: "work", records: ["a:1", "c:1"], file: "corrections.json", line: 5 },
  ]);
  const records = [
    record("a:1", { title: "Бір" }),
    record("b:1", { title: "Екі", year: 2001 }),
    record("a:2"),
    record("b:2"),
    record("c:1", { title: "Үш", form: "play" }),
  ];
  put(records, { ...nobody, corrections: told });
  expect(store.publicationOf("b:1")).toEqual(["a:1", "b:1"]);
  expect(store.publicationOf("a:2")).toEqual(["a:2"]);
  expect(store.workOf("a:2")).not.toBe(store.workOf("b:2"));
  expect(store.workOf("c:1")).toBe(store.workOf("a:1"));
  // Without the corrections the machine decides again.
  put(records);
  expect(store.publicationOf("a:2")).toEqual(["a:2", "b:2"]);
  expect(store.publicationOf("b:1")).toEqual(["b:1"]);
});

const anyRecord = fc.record({
  id: fc.constantFrom("a:1", "a:2", "b:1", "b:2", "c:1", "c:2", "d:1"),
  title: fc.constantFrom("Қилы заман", "Qily zaman", "Қилы заман : хикая", "Көксерек"),
  heading: fc.constantFrom("Әуезов, Мұхтар", "Ауэзов М.", "Әуезов, Ерлан"),
  year: fc.constantFrom(1996, 1996, 1997, undefined),
  isbns: fc.constantFrom([], [], [isbn], ["9786010709676"]),
  publisher: fc.constantFrom(undefined, "Жазушы", "Атамұра"),
});
type Made = typeof anyRecord extends fc.Arbitrary<infer T> ? T : never;

function made({ id, title, heading, year, isbns, publisher }: Made): BibRecord {
  const { year: _, ...rest } = record(id, { title, isbns, names: [personOf(heading, "author")] });
  return { ...rest, ...(year !== undefined && { year }), ...(publisher !== undefined && { publisher }) };
}

const stateOf = (): string[][] =>
  [...store.eachRecord()].map(({ id }) => store.publicationOf(id)).toSorted((a, b) => (String(a) < String(b) ? -1 : 1));

test("whatever is added, changed and deleted in whatever order, the publications are those of all records at once", () => {
  const step = fc.oneof(anyRecord, fc.record({ gone: fc.constantFrom("a:1", "b:1", "c:1", "d:1") }));
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 14 }), (steps) => {
      store.transact((writer) => {
        for (const { id } of store.eachRecord()) writer.delete(id);
      });
      const last = new Map<string, BibRecord>();
      for (const one of steps) {
        if ("gone" in one) {
          store.transact((writer) => writer.delete(one.gone));
          last.delete(one.gone);
        } else {
          put([made(one)]);
          last.set(one.id, made(one));
        }
      }
      const grown = stateOf();
      store.transact((writer) => {
        for (const id of last.keys()) writer.delete(id);
      });
      put([...last.values()].toReversed());
      expect(grown).toEqual(stateOf());
    }),
    { numRuns: 60 },
  );
});
