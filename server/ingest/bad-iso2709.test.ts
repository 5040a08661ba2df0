import { expect, test } from "vitest";
import { readIso2709 } from "./iso2709.ts";
import { splitIso2709 } from "./iso2709-split.ts";
import type { Outcome } from "./outcome.ts";

type Field = readonly [tag: string, text: string];

/** A whole record of ISO 2709; `order` lists its directory otherwise than its fields. */
function record(id: number, extra: readonly Field[] = [], order = (entries: string[]): string[] => entries): Buffer {
  const fields: Field[] = [["001", `t${id}`], ["245", `10\x1faАбай жолы ${id}`], ...extra];
  let from = 0;
  const entries = fields.map(([tag, text]) => {
    const length = Buffer.byteLength(text) + 1;
    const entry = tag + digits(length, 4) + digits(from, 5);
    from += length;
    return entry;
  });
  const directory = `${order(entries).join("")}\x1e`;
  const data = Buffer.from(`${fields.map(([, text]) => `${text}\x1e`).join("")}\x1d`);
  const base = 24 + directory.length;
  const leader = `${digits(base + data.length, 5)}nam a22${digits(base, 5)} a 4500`;
  return Buffer.concat([Buffer.from(leader + directory), data]);
}

/** Numbers that do not fit are cut, as programs cut them. */
function digits(value: number, width: number): string {
  return String(value).padStart(width, "0").slice(-width);
}

const at = (bytes: Buffer, position: number, text: string): Buffer => {
  const changed = Buffer.from(bytes);
  changed.write(text, position, "latin1");
  return changed;
};
const second = record(2);
const base = Number(second.toString("latin1", 12, 17));

test.each([
  ["too long a length", at(second, 0, "00500"), /./],
  ["too short a length", at(second, 0, "00040"), /./],
  ["a length of zero", at(second, 0, "00000"), /./],
  ["a length that is no number", at(second, 0, "12x45"), /./],
  ["a length that reaches over the next record", at(second, 0, digits(second.length * 2, 5)), /./],
])("%s costs nothing where the record is whole otherwise", async (_, bad) => {
  expect((await read([record(1), bad, record(3)])).ids).toEqual(["t1", "t2", "t3"]);
});

test.each([
  ["a base address of zero", at(second, 12, "00000"), /base address "00000"/],
  ["a base address beyond the record", at(second, 12, "99999"), /base address "99999"/],
  ["a base address that is no number", at(second, 12, "0o049"), /base address "0o049"/],
  ["a base address that is off by one", at(second, 12, digits(base + 1, 5)), /directory does not end/],
  ["an entry that points beyond the record", at(second, 36 + 7, "09999"), /field 245 reaches beyond/],
  ["an entry with a length beyond the record", at(second, 36 + 3, "9999"), /field 245 reaches beyond/],
  ["an entry of length zero", at(second, 36 + 3, "0000"), /field 245 reaches beyond/],
  ["an entry that is no number", at(second, 36 + 3, "x"), /is not a tag and two numbers/],
  ["no record terminator", second.subarray(0, -1), /has no terminator|no record/],
  ["no field terminator in its directory", at(second, base - 1, "0"), /directory does not end/],
  ["no leader", second.subarray(24), /base address/],
  ["a leader cut short", second.subarray(6), /./],
  ["nothing but its leader", Buffer.from("00026nam a2200025 a 4500\x1e\x1d", "latin1"), /no title/],
])("a record with %s is named with its byte; those before and after it are kept", async (_, bad, reason) => {
  const { ids, rejections } = await read([record(1), bad, record(3), record(4)]);
  expect(ids).toEqual(["t1", "t3", "t4"]);
  expect(rejections).toHaveLength(1);
  expect(rejections[0]).toMatchObject({ ordinal: 2, byte: record(1).length, reason: expect.stringMatching(reason) });
});

test.each([
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array(500).fill(7)])],
  ["record terminators and other signs", Buffer.from("xx\x1dyy\x1e\x1f12345\x1d%%%", "latin1")],
  ["numbers that look like a length", Buffer.from("0010000200 00300 99999nam", "latin1")],
  ["text", Buffer.from("Экспорт 12.03.1999, 3 записи")],
  ["a mebibyte and more of noise", Buffer.alloc(3 << 20, 0xab)],
])("%s between two records is named, and the next record found", async (_, junk) => {
  const { ids, rejections } = await read([record(1), junk, record(3), record(4)]);
  expect(ids).toEqual(["t1", "t3", "t4"]);
  expect(rejections.length).toBeGreaterThan(0);
  expect(rejections[0]?.byte).toBe(record(1).length);
});

test("line ends, NULs, an end-of-file sign and byte order marks between records are no fault", async () => {
  const gaps = ["\r\n", "\0\0\0", "\x1a", "\n"].map((gap) => Buffer.from(gap));
  const bom = Buffer.from([0xef, 0xbb, 0xbf]);
  const { ids, rejections } = await read([bom, ...gaps.flatMap((gap, index) => [record(index), gap]), bom, record(9)]);
  expect(ids).toEqual(["t0", "t1", "t2", "t3", "t9"]);
  expect(rejections).toEqual([]);
});

test("fields in any order of tags, in the directory or in the record, are read", async () => {
  const extra: Field[] = [
    ["700", "1 \x1faӘуезов, Мұхтар"],
    ["020", "  \x1fa9786012150605"],
  ];
  const { drafts } = await read([record(1, extra, (entries) => entries.toReversed())]);
  expect(drafts[0]).toMatchObject({
    title: "Абай жолы 1",
    isbns: ["9786012150605"],
    names: [{ heading: "Әуезов, Мұхтар" }],
  });
});

test("a subfield of 100 kB, longer than the numbers of the format, is read by the terminators and noted", async () => {
  const long = "ұзақ ".repeat(12_000);
  const { drafts, rejections } = await read([
    record(1),
    record(2, [
      ["520", `  \x1fa${long}`],
      ["300", "  \x1fa500 б."],
    ]),
    record(3),
  ]);
  expect(rejections).toEqual([]);
  expect(drafts[1]?.annotation?.length).toBeGreaterThan(50_000);
  expect(drafts[1]).toMatchObject({ extent: "500 б.", notes: [expect.stringContaining("the directory is wrong")] });
});

test("NUL bytes in a field are blanks of its text", async () => {
  const { drafts } = await read([record(1, [["260", "  \x1faАл\0маты"]])]);
  expect(JSON.stringify(drafts)).not.toContain("\\u0000");
});

test("a long file cut in the middle is split in little memory, to the last whole record", async () => {
  const block = Buffer.concat(Array.from({ length: 2000 }, (_, id) => record(id)));
  const times = Math.ceil((256 << 20) / block.length);
  async function* file(): AsyncGenerator<Buffer> {
    for (let count = 0; count < times; count += 1) yield block;
    yield record(9).subarray(0, 50);
  }
  const before = process.memoryUsage().rss;
  let whole = 0;
  const damaged: { byte: number; damage: string | undefined }[] = [];
  for await (const { byte, damage } of splitIso2709(file())) {
    if (damage === undefined) whole += 1;
    else damaged.push({ byte, damage });
  }
  expect(whole).toBe(times * 2000);
  expect(damaged).toMatchObject([{ byte: times * block.length, damage: expect.stringContaining("ends inside") }]);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 << 20);
});

async function read(parts: readonly Buffer[]) {
  async function* chunks(): AsyncGenerator<Buffer> {
    const bytes = Buffer.concat(parts);
    for (let from = 0; from < bytes.length; from += 1 << 18) yield bytes.subarray(from, from + (1 << 18));
  }
  const outcomes: Outcome[] = [];
  for await (const outcome of readIso2709(chunks(), { path: "f.mrc", encoding: "auto", dialect: "auto" }))
    outcomes.push(outcome);
  const drafts = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.draft] : []));
  const rejections = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.rejection]));
  return { drafts, ids: drafts.map(({ controlNumber }) => controlNumber), rejections };
}
