import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { splitIso2709 } from "./iso2709-split.ts";
import { fixtures, readFixture } from "./read-fixture.ts";

const titles = ["Абай жолы", "Путь Абая", "Abai"];

test("whole records are read with their titles, names and languages", async () => {
  const { drafts, rejections } = await readFixture("three.mrc");
  expect(drafts.map((draft) => draft.title)).toEqual(titles);
  expect(drafts.map((draft) => draft.names[0]?.display)).toEqual(["Мұхтар Әуезов", "Мухтар Ауэзов", "Mukhtar Auezov"]);
  expect(drafts.map((draft) => draft.language)).toEqual(["kk", "ru", "en"]);
  expect(rejections).toEqual([]);
});

test("a truncated file keeps its whole records and reports the cut one with its byte", async () => {
  const { drafts, rejections } = await readFixture("truncated.mrc");
  expect(drafts.map((draft) => draft.title)).toEqual(titles.slice(0, 2));
  expect(rejections).toMatchObject([
    { ordinal: 3, byte: 352, id: "t3", reason: expect.stringContaining("ends inside this record") },
  ]);
});

test("a wrong length in the leader costs nothing when the record's terminator and directory are right", async () => {
  const { drafts, rejections } = await readFixture("wrong-length.mrc");
  expect(drafts.map((draft) => draft.title)).toEqual(titles);
  expect(rejections).toEqual([]);
});

test("broken UTF-8 rejects its own record and tells the broken byte, not the file", async () => {
  const { drafts, rejections } = await readFixture("broken-utf8.mrc");
  expect(drafts.map((draft) => draft.title)).toEqual(["Абай жолы", "Abai"]);
  expect(rejections).toMatchObject([
    { ordinal: 2, byte: 176, id: "t2", reason: "the record is not valid UTF-8 (at byte 334 of the file)" },
  ]);
  expect(readFileSync(join(fixtures, "broken-utf8.mrc"))[334]).toBe(0x20);
});

test("of two records that run together the damaged first is rejected and the second kept", async () => {
  const { drafts, rejections } = await readFixture("glued.mrc");
  expect(drafts.map((draft) => draft.title)).toEqual(["Абай жолы", "Abai"]);
  expect(rejections).toMatchObject([{ ordinal: 2, byte: 176, reason: expect.stringContaining("byte 351") }]);
});

test("a directory entry that points out of its record rejects that record alone", async () => {
  const { drafts, rejections } = await readFixture("bad-directory.mrc");
  expect(drafts.map((draft) => draft.title)).toEqual(["Абай жолы", "Abai"]);
  expect(rejections).toMatchObject([
    { ordinal: 2, byte: 176, reason: "field 245 reaches beyond the end of the record (at byte 236 of the file)" },
  ]);
});

test.each([
  ["win1251.iso", "Путь Абая", "Ауэзов, Мухтар"],
  ["koi8-r.iso", "Путь Абая", "Ауэзов, Мухтар"],
  ["cp866.iso", "Путь Абая", "Ауэзов, Мухтар"],
  ["rk1048.iso", "Абай жолы", "Әуезов, Мұхтар"],
])("the old code page of %s is recognised by its letters", async (file, title, heading) => {
  const { drafts } = await readFixture(file);
  expect(drafts[0]).toMatchObject({ title, names: [{ heading }] });
});

test("an encoding that is given is not guessed", async () => {
  const { drafts } = await readFixture("win1251.iso", { encoding: "koi8-r" });
  expect(drafts[0]?.title).not.toBe("Путь Абая");
});

test("Latin MARC-8 puts its accents on their letters", async () => {
  const { drafts } = await readFixture("marc8.mrc");
  expect(drafts[0]?.title).toBe("Les misérables");
});

test("records are the same however the stream is cut into chunks", async () => {
  const bytes = readFileSync(join(fixtures, "glued.mrc"));
  const whole = await split([bytes]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 6 }), async (cuts) => {
      const at = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
      const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
      expect(await split(chunks.filter((chunk) => chunk.length > 0))).toEqual(whole);
    }),
  );
});

test("bytes damaged anywhere never throw, and the untouched records stay", async () => {
  const bytes = readFileSync(join(fixtures, "three.mrc"));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 180, max: 340 }), fc.nat(255), async (at, value) => {
      const damaged = Buffer.from(bytes);
      damaged[at] = value;
      const raws = await split([damaged]);
      expect(raws[0]).toEqual({ byte: 0, length: 176 });
      expect(raws.at(-1)).toEqual({ byte: 353, length: bytes.length - 353 });
    }),
  );
});

async function split(chunks: readonly Buffer[]): Promise<{ byte: number; length: number }[]> {
  const found: { byte: number; length: number }[] = [];
  for await (const raw of splitIso2709(streamOf(chunks))) found.push({ byte: raw.byte, length: raw.bytes.length });
  return found;
}

async function* streamOf<T>(pieces: readonly T[]): AsyncGenerator<T> {
  yield* pieces;
}
