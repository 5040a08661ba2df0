import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { readWhole } from "./read-fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "dana-"));
const record = (id: number): string =>
  `#920: PAZK\n#200: ^AПуть Абая ${id}^Eроман-эпопея\n#903: ${id}\n#101: rus\n#700: ^AАуэзов^BМ.`;
const end = "\n*****\n";

function read(text: string | Buffer) {
  const path = join(folder, "export.txt");
  writeFileSync(path, text);
  return readWhole(path);
}

test("records between which the line ***** is missing are told apart by their first field", async () => {
  const { drafts, rejections } = await read(`${record(1)}\n${record(2)}${end}${record(3)}`);
  expect(drafts.map(({ title }) => title)).toEqual([1, 2, 3].map((id) => `Путь Абая ${id}`));
  expect(rejections).toEqual([]);
});

test("records run together whose first field may stand again are named, and their neighbours kept", async () => {
  const first = (id: number): string => `#610: Абай\n${record(id)}`;
  const { drafts, rejections } = await read(`${first(1)}${end}${first(2)}\n${first(3)}${end}${first(4)}${end}`);
  expect(drafts.map(({ controlNumber }) => controlNumber)).toEqual(["1", "4"]);
  expect(rejections).toMatchObject([{ ordinal: 2, line: 8, reason: expect.stringContaining("run together") }]);
});

test.each([
  ["a tag that is no number", "#2x0: ^AПуть"],
  ["no colon", "#610 Абай"],
  ["a line without a tag", "продолжение"],
  ["NUL bytes", "\0\0\0"],
])("a record with %s is named with that line; its neighbours are kept", async (_, line) => {
  const { drafts, rejections } = await read(`${record(1)}${end}${record(2)}\n${line}${end}${record(3)}${end}`);
  expect(drafts.map(({ controlNumber }) => controlNumber)).toEqual(["1", "3"]);
  expect(rejections).toMatchObject([{ ordinal: 2, line: 12, id: "2" }]);
});

test.each(["win1251", "cp866", "koi8-r"])("an export in %s is read with no flag", async (encoding) => {
  const { drafts } = await read(iconv.encode([1, 2, 3].map((id) => record(id) + end).join(""), encoding));
  expect(drafts.map(({ title }) => title)).toEqual([1, 2, 3].map((id) => `Путь Абая ${id}`));
});

test("separators alone, several in a row and Windows line ends make no records", async () => {
  const { drafts, rejections } = await read(`${end}${end}${record(1)}${end}${end}`.replaceAll("\n", "\r\n"));
  expect(drafts).toHaveLength(1);
  expect(rejections).toEqual([]);
});
