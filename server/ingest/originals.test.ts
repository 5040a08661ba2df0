import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { marcOf } from "../library/marc-of.ts";
import type { OriginalRecord } from "../library/original-record.ts";
import { openStore, type Store } from "../library/store.ts";
import { titleOnly } from "../library/title-only.ts";
import { writeIrbis } from "../library/write-irbis.ts";
import { writeIso2709, writeIso2709Part } from "../library/write-iso2709.ts";
import { exportJson } from "../library/write-json.ts";
import { writeMarcXml } from "../library/write-marcxml.ts";
import { ingestPaths } from "./ingest-paths.ts";
import { readIrbis } from "./irbis.ts";
import { parseIso2709 } from "./iso2709-parse.ts";
import { readJson } from "./json.ts";
import { readMarcXml } from "./marcxml.ts";
import type { Outcome } from "./outcome.ts";
import { readRecords } from "./read-file.ts";
import { fixtures } from "./read-fixture.ts";

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-originals-"));
  store = openStore(join(folder, "store.db"));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const authority = { person: () => undefined, topic: () => undefined };
const record = { ...titleOnly("Абай жолы"), id: "s:1", source: "s" };

function ingest(path: string) {
  const options = { format: "auto", dialect: "auto", encoding: "auto", source: "s", authority, now: () => new Date(0) };
  return ingestPaths([path], store, options);
}

async function first(outcomes: AsyncIterable<Outcome>): Promise<Extract<Outcome, { ok: true }> | undefined> {
  for await (const outcome of outcomes) return outcome.ok ? outcome : undefined;
  return undefined;
}

async function* one(text: string): AsyncGenerator<string> {
  yield text;
}

const value = fc
  .array(
    fc.constantFrom(
      "Қазақ әдебиеті",
      "\u0098Der\u009c Weg",
      " two  blanks ",
      "1\n2\r\n3\t4",
      "<a>&amp;</a>",
      "№ 5 «Ә»",
      "𝒳",
      '"q"',
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((texts) => texts.join(" "));
const sayable: fc.Arbitrary<OriginalRecord> = fc
  .record({
    dialect: fc.constantFrom("marc21", "unimarc"),
    fields: fc.array(
      fc.oneof(
        fc.record({ tag: fc.constantFrom("005", "008", "FMT"), value }),
        fc.record({
          tag: fc.constantFrom("100", "650", "880", "990", "CAT"),
          indicators: fc.constantFrom("  ", "1 ", "#1", "04"),
          subfields: fc.array(
            fc.record({ code: fc.constantFrom("a", "b", "9", "Z"), value: fc.oneof(value, fc.constant("")) }),
            {
              minLength: 1,
              maxLength: 5,
            },
          ),
        }),
      ),
      { maxLength: 12 },
    ),
  })
  .map(({ dialect, fields }) => {
    const title = {
      tag: dialect === "marc21" ? "245" : "200",
      indicators: "1 ",
      subfields: [{ code: "a", value: "Абай" }],
    };
    return { dialect, leader: "00000nam a2200000 a 4500", fields: [{ tag: "001", value: "7" }, title, ...fields] };
  });

test("fields written in ISO 2709 or MARCXML are read again to the letter, empty and local ones too", async () => {
  await fc.assert(
    fc.asyncProperty(sayable, async (original) => {
      const marc = marcOf(record, { original });
      expect(parseIso2709(writeIso2709(marc), { encoding: "auto" }).fields).toEqual(original.fields);
      // Fields put together by chance may look like another dialect.
      const dialect = original.dialect === "marc21" ? "marc21" : "unimarc";
      const read = await first(readMarcXml(one(writeMarcXml(marc)), { path: "x", dialect }));
      expect(read?.original?.fields).toEqual(original.fields);
    }),
  );
});

test("a record exported as JSON brings its fields along, unless it was mended by hand since", async () => {
  await ingest(join(fixtures, "three.mrc"));
  const [stored] = store.eachRecord();
  const original = stored && store.original(stored.id);
  if (!stored || !original) throw new Error("three.mrc: nothing was stored");
  const exported = exportJson(stored, original);
  expect(await first(readJson(one(JSON.stringify(exported)), { path: "x" }))).toMatchObject({ original });
  const mended = await first(readJson(one(JSON.stringify({ ...exported, title: "Абайдың жолы" })), { path: "x" }));
  expect(mended).toMatchObject({ draft: { title: "Абайдың жолы" }, repairs: [expect.stringContaining("original")] });
  expect(mended?.original).toBeUndefined();
});

test("RUSMARC in Windows-1251 goes out as RUSMARC that says it is Unicode; as MARC21 it is made of its description", async () => {
  await ingest(join(fixtures, "win1251.iso"));
  const [stored] = store.eachRecord();
  const original = stored && store.original(stored.id);
  if (!stored || !original) throw new Error("win1251.iso: nothing was stored");
  const coded = {
    tag: "100",
    indicators: "  ",
    subfields: [{ code: "a", value: "20000101d1999    m  y0rusy8901    ca" }],
  };
  const told = { ...original, dialect: "rusmarc", fields: [coded, ...original.fields] };
  const out = marcOf(stored, { original: told });
  expect(out.fields[0]).toEqual({
    ...coded,
    subfields: [{ code: "a", value: "20000101d1999    m  y0rusy50      ca" }],
  });
  expect(out.fields.slice(1)).toEqual(original.fields);
  expect(out.leader.slice(20)).toBe("450 ");
  expect(marcOf(stored, { original: told, form: "marc21" }).fields.map(({ tag }) => tag)).toContain("245");
});

test("the leader of MARC21 says UTF-8 and true lengths, whatever it said before", () => {
  const original = { dialect: "marc21", leader: "99999cas  1234567 i 9999", fields: [{ tag: "001", value: "Ә" }] };
  expect(writeIso2709(marcOf(record, { original })).toString("latin1", 0, 24)).toBe("00041cas a2200037 i 4500");
  expect(marcOf(record, { original: { ...original, leader: "" } }).leader).toBe("00000nam a2200000 c 4500");
});

test("of what ISO 2709 cannot say each field is named, and the rest of the record is written", () => {
  const subfields = [{ code: "a", value: "ә".repeat(5000) }];
  const fields = [
    { tag: "1119", value: "a guid" },
    { tag: "1", value: "7" },
    { tag: "520", indicators: "  ", subfields },
    { tag: "245", indicators: "10", subfields: [{ code: "ab", value: "x" }] },
  ];
  const marc = { leader: "00000nam a2200000 a 4500", fields };
  expect(() => writeIso2709(marc)).toThrow(/field 1119 has a tag.*field 520 has 10005 bytes.*field 245 has a subfield/);
  const { bytes, left } = writeIso2709Part(marc);
  expect(left).toHaveLength(3);
  expect(bytes && parseIso2709(bytes, { encoding: "auto" }).fields).toEqual([{ tag: "001", value: "7" }]);
  const many = Array.from({ length: 20 }, () => ({
    tag: "500",
    indicators: "  ",
    subfields: [{ code: "a", value: "x".repeat(9000) }],
  }));
  expect(writeIso2709Part({ ...marc, fields: many })).toEqual({
    left: [expect.stringMatching(/the record has 18\d{4} bytes/)],
  });
});

test("IRBIS64 text comes out as it came in: a field's own value, codes and empty subfields", async () => {
  const text = "#920: PAZK\n#200: ^AАбай жолы^e\n#610: Абай\n#910: ^A0^B211^Dmain\n#1119: {GUID}\n#903: kk1\n*****\n";
  const read = await first(readIrbis(one(text), { path: "x" }));
  expect(read?.draft).toMatchObject({ title: "Абай жолы", keywords: ["Абай"], controlNumber: "kk1" });
  expect(read?.original && writeIrbis(read.original)).toBe(text);
});

test("turbomarc is read as the MARCXML it stands for", async () => {
  const text = `<collection xmlns="http://www.indexdata.com/turbomarc"><r><l>00000nam a2200000 a 4500</l><c001>t1</c001>
    <d245 i1="1" i2="0"><sa>Абай жолы</sa><s code="&amp;">x</s></d245></r></collection>`;
  expect((await first(readMarcXml(one(text), { path: "x", dialect: "auto" })))?.original?.fields).toEqual([
    { tag: "001", value: "t1" },
    {
      tag: "245",
      indicators: "10",
      subfields: [
        { code: "a", value: "Абай жолы" },
        { code: "&", value: "x" },
      ],
    },
  ]);
});

const data = join(import.meta.dirname, "../../../shared/data");
const isThere = existsSync(data);
const title = (text: string): string => (isThere ? text : `${text} (skipped: ../shared/data is not here)`);

test
  .skipIf(!isThere)
  .each([
    "marc-tests/traject/test/test_support/test_data.utf8.mrc",
    "marc-tests/traject/test/test_support/test_data.utf8.marc.xml",
    "marc-tests/traject/test/test_support/test_data.utf8.json",
    "catalogue/rusmarc/TEST2.ISO",
    "catalogue/rusmarc/ur.iso",
    "catalogue/irbis/istu.txt",
  ])(title("every field of %s is in the store after an ingest, and a second ingest changes nothing"), async (file) => {
  const path = join(data, file);
  const originals: unknown[] = [];
  for await (const outcome of readRecords(path, { format: "auto", dialect: "auto", encoding: "auto" }))
    if (outcome.ok) originals.push(outcome.original);
  const report = await ingest(path);
  expect(report.added).toBe(originals.length);
  const stored = [...store.eachRecord()].map(({ id }) => JSON.stringify(store.original(id)));
  expect(stored.toSorted()).toEqual(originals.map((original) => JSON.stringify(original)).toSorted());
  expect(await ingest(path)).toMatchObject({ updated: 0, unchanged: originals.length });
});
