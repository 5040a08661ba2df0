import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fixtures, readWhole } from "../read-fixture.ts";
import type { HarvestItem } from "./harvest-item.ts";
import { defaultLimits } from "./limits.ts";
import { book, listPage, marcXml, recordElement } from "./oai-fixture.ts";
import { oaiShape } from "./oai-page.ts";
import { type Page, PageReader } from "./page-reader.ts";
import { sruPage } from "./sru-fixture.ts";
import { sruShape } from "./sru-page.ts";

const shapes = { oai: oaiShape({ dialect: "auto" }), sru: sruShape({ dialect: "auto" }) };

function read(protocol: keyof typeof shapes, pieces: readonly string[]): Page<HarvestItem> {
  const reader = new PageReader(shapes[protocol], defaultLimits);
  for (const piece of pieces) reader.write(piece);
  return reader.end();
}

function cut(text: string, places: readonly number[]): string[] {
  const at = [0, ...[...places].map((place) => place % text.length).sort((a, b) => a - b), text.length];
  return at.slice(1).map((end, index) => text.slice(at[index], end));
}

const broken = recordElement({ id: "oai:example.kz:2", metadata: marcXml("2", "Қылмыс & жаза") });
const pages = {
  oai: listPage([book(1), broken, { id: "oai:example.kz:3" }, book(4, "𐰴 кітап")], { token: "next" }),
  sru: sruPage([marcXml("1", "Бір"), marcXml("2", "a & b"), marcXml("3", "Үш")], { total: 3, next: 4 }),
};

test("wherever the network cuts a page, the same is read", () => {
  for (const protocol of ["oai", "sru"] as const) {
    const whole = read(protocol, [pages[protocol]]);
    expect(whole.items.map((item) => item.kind)).toContain("rejected");
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 30 }), (places) => {
        expect(read(protocol, cut(pages[protocol], places))).toEqual(whole);
      }),
    );
  }
});

test("a page that ends anywhere before its end is a fault that another try may mend, and its whole records are read", () => {
  const page = listPage([book(1), book(2), book(3)]);
  const whole = read("oai", [page]).items;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: page.trimEnd().length - 1 }), (length) => {
      const { items, fault } = read("oai", [page.slice(0, length)]);
      expect(fault).toMatchObject({ again: true });
      const good = items.filter((item) => item.kind === "record");
      expect(good).toEqual(whole.slice(0, good.length));
    }),
  );
});

function good(items: readonly HarvestItem[]): number {
  return items.filter((item) => item.kind !== "rejected").length;
}

test("damage anywhere in a page costs at most the record it stands in and the one before, or is told of the page", () => {
  const pieces = fc.constantFrom(
    "<",
    ">",
    "&",
    '"',
    "<![CDATA[",
    "<!--",
    "]]>",
    "</record>",
    "<record>",
    "<header>",
    "\u0000",
    "<?x ",
  );
  const change = fc.record({ at: fc.nat(), length: fc.nat({ max: 20 }), put: fc.oneof(pieces, fc.string()) });
  for (const protocol of ["oai", "sru"] as const) {
    const whole = pages[protocol];
    fc.assert(
      fc.property(change, ({ at, length, put }) => {
        const from = at % whole.length;
        const { items, fault } = read(protocol, [whole.slice(0, from) + put + whole.slice(from + length)]);
        if (fault) expect(fault.reason).not.toBe("");
        else expect(good(items)).toBeGreaterThanOrEqual(good(read(protocol, [whole]).items) - 2);
      }),
    );
  }
});

test("prefixes of the page are known in its records, and records under a prefix are found", () => {
  const page = `<?xml version="1.0"?><o:OAI-PMH xmlns:o="http://www.openarchives.org/OAI/2.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<o:responseDate>2024-02-08T12:00:01Z</o:responseDate><o:ListRecords><o:record>
<o:header><o:identifier>a:1</o:identifier></o:header><o:metadata><x><dc:title>Абай жолы</dc:title></x></o:metadata></o:record>
<o:resumptionToken/></o:ListRecords></o:OAI-PMH>`;
  expect(read("oai", [page]).items).toMatchObject([{ identifier: "a:1", draft: { title: "Абай жолы" } }]);
});

const data = join(import.meta.dirname, "../../../../shared/data/marc-tests");
const isThere = existsSync(data);
const title = (text: string): string => (isThere ? text : `${text} (skipped: ../shared/data is not here)`);

test
  .skipIf(!isThere)
  .each([
    "pymarc/test/batch.xml",
    "ruby-marc/test/batch.xml",
    "ruby-marc/test/one.xml",
    "ruby-marc/test/messed_up_leader.xml",
    "traject/test/test_support/test_data.utf8.marc.xml",
  ])(title("the records of %s say the same in pages of both protocols as in their file"), async (file) => {
  const { drafts } = await readWhole(join(data, file));
  const records = readFileSync(join(data, file), "utf8").match(/<((?:\w+:)?)record[\s>].*?<\/\1record>/gs) ?? [];
  const space = "http://www.loc.gov/MARC21/slim";
  const named = records.map((record) => `<marc:collection xmlns:marc="${space}">${record}</marc:collection>`);
  const oai = read("oai", [listPage(named.map((metadata, at) => ({ id: `a:${at}`, metadata })))]);
  const sru = read("sru", [sruPage(named, { total: named.length })]);
  expect(drafts.length).toBeGreaterThan(0);
  for (const { items } of [oai, sru]) {
    expect(items.flatMap((item) => (item.kind === "record" ? [item.draft] : []))).toEqual(drafts);
  }
});

test("the fixtures of MARCXML are refused and read as from a file", async () => {
  const { rejections } = await readWhole(join(fixtures, "broken-end.xml"));
  expect(rejections).not.toEqual([]);
  const doctype = readFileSync(join(fixtures, "doctype.xml"), "utf8");
  expect(read("oai", [doctype]).fault).toMatchObject({ again: false, reason: expect.stringContaining("DOCTYPE") });
});
