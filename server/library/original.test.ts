import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Entry } from "./entry.ts";
import { type OriginalRecord, packOriginal, unpackOriginal } from "./original-record.ts";
import { openStore, type Store } from "./store.ts";

const value = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "Қазақ әдебиеті",
    "\u0098Der\u009c Weg",
    " two  blanks ",
    "1\n2\r\n3\t4",
    "<a href='x'>&amp;</a>",
    "\ufeff",
    "\ud800",
    "",
  ),
);
const tag = fc.oneof(fc.stringMatching(/^[0-9]{3}$/), fc.constantFrom("FMT", "1119", "24", "", "Ә"));

// Fields of any tags, codes and characters.
const anyOriginal: fc.Arbitrary<OriginalRecord> = fc.record({
  dialect: fc.constantFrom("marc21", "unimarc", "rusmarc", "irbis"),
  leader: fc.oneof(fc.constantFrom("", "00714cam a2200205 a 4500", "     nam0 22     3i 450 "), fc.string()),
  fields: fc.array(
    fc.oneof(
      fc.record({ tag, value }),
      fc.record({
        tag,
        indicators: fc.constantFrom("  ", "1 ", "#1", "04"),
        subfields: fc.array(fc.record({ code: fc.constantFrom("a", "b", "9", "", "aa", "Ә", "\u001f"), value }), {
          maxLength: 5,
        }),
      }),
    ),
    { maxLength: 12 },
  ),
});

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-original-"));
  store = openStore(join(folder, "store.db"));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function original(note: string): OriginalRecord {
  const subfields = [{ code: "a", value: note }];
  return {
    dialect: "unimarc",
    leader: "",
    fields: [
      { tag: "001", value: "1" },
      { tag: "990", indicators: " 1", subfields },
    ],
  };
}

function entry(id: string, hash: string, more: Partial<Entry> = {}): Entry {
  const passage = {
    id: `${id}#record.1`,
    owner: id,
    source: "s",
    kind: "record" as const,
    language: "kk",
    field: "record",
    title: hash,
    names: "",
    subjects: "",
    text: hash,
  };
  return {
    id,
    source: "s",
    kind: "record",
    hash,
    content: { id, title: hash },
    passages: [passage],
    keys: [],
    ...more,
  };
}

function put(...entries: readonly Entry[]): string[] {
  return store.transact((writer) => entries.map((one) => writer.put(one)));
}

function blocks(): number[] {
  const raw = new Database(join(folder, "store.db"), { readonly: true });
  const rows = raw.prepare<[], { records: number }>("SELECT records FROM original_block ORDER BY id").all();
  raw.close();
  return rows.map(({ records }) => records);
}

test("any fields come out of the store as they went in, whatever characters they hold", () => {
  fc.assert(
    fc.property(anyOriginal, (given) => {
      expect(unpackOriginal(packOriginal(given))).toEqual(given);
    }),
  );
  const given = fc.sample(anyOriginal, 100);
  put(...given.map((one, at) => entry(`s:${at}`, "h", { original: one })));
  expect(given.map((_, at) => store.original(`s:${at}`))).toEqual(given);
});

test("a record whose unmapped field changed is updated, and the indexes have nothing to do", () => {
  expect(put(entry("s:1", "h", { original: original("бір") }))).toEqual(["added"]);
  const seq = store.seq();
  expect(put(entry("s:1", "h", { original: original("бір") }))).toEqual(["unchanged"]);
  expect(put(entry("s:1", "h", { original: original("екі") }))).toEqual(["updated"]);
  expect(store.original("s:1")).toEqual(original("екі"));
  expect(store.seq()).toBe(seq);
});

test("a record stored before fields were kept gets them with its next ingest, and that counts as updated", () => {
  put(entry("s:1", "h"));
  expect(store.original("s:1")).toBeUndefined();
  expect(put(entry("s:1", "h", { original: original("бір") }))).toEqual(["updated"]);
  expect(put(entry("s:1", "h", { original: original("бір") }))).toEqual(["unchanged"]);
});

test("fields go with their record, and when it changes without them", () => {
  put(entry("s:1", "h", { original: original("1") }), entry("s:2", "h", { original: original("2") }));
  store.transact((writer) => writer.delete("s:1"));
  put(entry("s:2", "other"));
  expect([store.original("s:1"), store.original("s:2")]).toEqual([undefined, undefined]);
  expect(blocks()).toEqual([]);
});

test("a record put twice in one transaction has the fields it was put with last", () => {
  put(entry("s:1", "h", { original: original("1") }), entry("s:1", "h", { original: original("2") }));
  expect(store.original("s:1")).toEqual(original("2"));
});

test("however often records change, the blocks never hold more dead than living", () => {
  const many = Array.from({ length: 200 }, (_, at) => at);
  put(...many.map((at) => entry(`s:${at}`, "h", { original: original(`${at}`) })));
  for (const round of [1, 2, 3, 4, 5])
    put(
      ...many
        .filter((at) => at % 7 === round)
        .map((at) => entry(`s:${at}`, "h", { original: original(`${at} ${round}`) })),
    );
  const changed = (at: number): string => (at % 7 > 0 && at % 7 < 6 ? `${at} ${at % 7}` : `${at}`);
  expect(many.map((at) => store.original(`s:${at}`))).toEqual(many.map((at) => original(changed(at))));
  expect(blocks().reduce((sum, records) => sum + records, 0)).toBeLessThan(400);
});

test("a block whose transaction was taken back is not read for the one that follows it", () => {
  expect(() =>
    store.transact((writer) => {
      for (let at = 0; at < 32; at += 1) writer.put(entry(`s:${at}`, "h", { original: original("lost") }));
      expect(store.original("s:0")).toEqual(original("lost"));
      throw new Error("cut");
    }),
  ).toThrow("cut");
  put(entry("s:0", "h", { original: original("kept") }));
  expect(store.original("s:0")).toEqual(original("kept"));
});
