import { expect, test } from "vitest";
import { readMarcXml } from "./marcxml.ts";
import type { Outcome } from "./outcome.ts";

const record = (id: string, inner = ""): string =>
  `<record>\n<leader>00000nam a2200000 a 4500</leader><controlfield tag="001">${id}</controlfield>\n` +
  `<datafield tag="245" ind1="1" ind2="0"><subfield code="a">Абай жолы ${id}</subfield></datafield>${inner}</record>\n`;
const slim = `<collection xmlns="http://www.loc.gov/MARC21/slim">\n`;
const file = (...parts: string[]): string => `<?xml version="1.0"?>\n${slim}${parts.join("")}</collection>\n`;
const good = ["1", "3", "4"];

test.each([
  ["an end tag that is missing in it", record("2", `<datafield tag="300" ind1=" " ind2=" "><subfield code="a">x`)],
  ["a sign & of its own", record("2", `<datafield tag="300"><subfield code="a">Rock & Roll</subfield></datafield>`)],
  ["a sign < of its own", record("2", `<datafield tag="300"><subfield code="a">a < b</subfield></datafield>`)],
  ["an attribute without its quotation mark", record("2", `<datafield tag="300 ind1=" "></datafield>`)],
  ["a control character", record("2", `<datafield tag="300"><subfield code="a">a\u0001b</subfield></datafield>`)],
  [
    "an entity that nobody declared",
    record("2", `<datafield tag="300"><subfield code="a">&lol;</subfield></datafield>`),
  ],
  ["no end tag of its own", record("2").replace("</record>", "")],
])("a record with %s is named with its line; those before and after it are kept", async (_, bad) => {
  const { titles, rejections } = await read(file(record("1"), bad, record("3"), record("4")));
  expect(titles).toEqual(good.map((id) => `Абай жолы ${id}`));
  expect(rejections).toHaveLength(1);
  expect(rejections[0]?.line).toBeGreaterThanOrEqual(6);
  expect(rejections[0]?.line).toBeLessThanOrEqual(9);
});

test("of two broken records in a file each is named, by its own line", async () => {
  const bad = (id: string): string => record(id, "<datafield tag='300'>&</datafield>");
  const { titles, rejections } = await read(file(record("1"), bad("2"), record("3"), bad("5"), record("4")));
  expect(titles).toEqual(good.map((id) => `Абай жолы ${id}`));
  expect(rejections.map(({ line }) => line)).toEqual([8, 14]);
});

test("a file that ends within a record keeps the others and is named once", async () => {
  const { titles, rejections } = await read(
    file(record("1"), record("3"), record("4")) + file(record("5")).slice(0, -60),
  );
  expect(titles).toEqual(good.map((id) => `Абай жолы ${id}`));
  expect(rejections.length).toBeGreaterThan(0);
});

test("documents one after another in a file are all read, and the seam is named", async () => {
  const { titles, rejections } = await read(file(record("1"), record("3")) + file(record("4")));
  expect(titles).toEqual(good.map((id) => `Абай жолы ${id}`));
  expect(rejections).toMatchObject([{ line: 10 }]);
});

test("an entity bomb is refused at its DOCTYPE, in no time", async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${slim}${record("&b;")}</collection>`;
  const { titles, rejections } = await read(bomb);
  expect(titles).toEqual([]);
  expect(rejections).toMatchObject([{ reason: expect.stringContaining("DOCTYPE") }]);
});

test.each([
  ["a namespace that is not MARC's", file(record("1")).replace("http://www.loc.gov/MARC21/slim", "urn:none")],
  ["no namespace", file(record("1")).replace(/ xmlns="[^"]*"/, "")],
  [
    "a prefix",
    file(record("1"))
      .replace(/<(\/?)(\w)/g, "<$1marc:$2")
      .replace("xmlns=", "xmlns:marc="),
  ],
  [
    "an envelope of OAI-PMH",
    `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header><identifier>x</identifier></header><metadata>${record("1")}</metadata></record></ListRecords></OAI-PMH>`,
  ],
  [
    "an envelope of SRU",
    `<zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:records><zs:record><zs:recordData>${record("1")}</zs:recordData></zs:record></zs:records></zs:searchRetrieveResponse>`,
  ],
])("records in %s are read", async (_, text) => {
  const { titles, rejections } = await read(text);
  expect(titles).toEqual(["Абай жолы 1"]);
  expect(rejections).toEqual([]);
});

test("after a break the records in envelopes with prefixes are read still", async () => {
  const wrapped = (inner: string): string =>
    `<oai:record xmlns:oai="urn:oai"><oai:metadata>${inner}</oai:metadata></oai:record>`;
  const marc = (id: string): string => record(id).replace(/<(\/?)(\w)/g, "<$1m:$2");
  const text = `<top xmlns:m="urn:marc">${wrapped(marc("1"))}<oops>&</oops>${wrapped(marc("3"))}${wrapped(marc("4"))}</top>`;
  const { titles, rejections } = await read(text);
  expect(titles).toEqual(good.map((id) => `Абай жолы ${id}`));
  expect(rejections).toHaveLength(1);
});

test("text without a tag does not take a file of any size into memory", async () => {
  async function* endless(): AsyncGenerator<string> {
    yield file(record("1")).replace("</collection>\n", "<!-- ");
    for (let at = 0; at < 120; at += 1) yield "x".repeat(1 << 18);
    yield ` -->${record("3")}${record("4")}</collection>`;
  }
  const before = process.memoryUsage().rss;
  const { titles, rejections } = await read(endless());
  expect(titles).toEqual(good.map((id) => `Абай жолы ${id}`));
  expect(rejections).toMatchObject([{ reason: "no tag follows here within 16 MiB" }]);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 << 20);
});

test("a broken file is read alike however its text is cut into chunks", async () => {
  const text = file(record("1"), record("2", "<datafield tag='300'>&</datafield>"), record("3"), record("4"));
  const whole = await read(text);
  for (const length of [1, 7, 64, 333]) {
    const chunks = Array.from({ length: Math.ceil(text.length / length) }, (_, at) =>
      text.slice(at * length, (at + 1) * length),
    );
    expect(await read(chunks)).toEqual(whole);
  }
});

async function read(text: string | Iterable<string> | AsyncIterable<string>) {
  const titles: string[] = [];
  const rejections: Extract<Outcome, { ok: false }>["rejection"][] = [];
  for await (const outcome of readMarcXml(chunksOf(text), { path: "file.xml", dialect: "auto" })) {
    if (outcome.ok) titles.push(outcome.draft.title);
    else rejections.push(outcome.rejection);
  }
  return { titles, rejections };
}

async function* chunksOf(text: string | Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  if (typeof text === "string") yield text;
  else yield* text;
}
