import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { readWhole } from "../read-fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "dana-"));
const header = row(1, ["id", "title", "author", "year"]);

function row(number: number, texts: readonly string[]): string {
  const cells = texts.map((text, at) => `<c r="${"ABCDEF"[at]}${number}" t="inlineStr"><is><t>${text}</t></is></c>`);
  return `<row r="${number}">${cells.join("")}</row>`;
}

async function workbook(sheets: readonly string[], more: Record<string, string> = {}): Promise<string> {
  const zip = new JSZip();
  const list = sheets.map((_, at) => `<sheet name="s${at}" sheetId="${at + 1}" r:id="r${at}"/>`).join("");
  const relations = sheets.map((_, at) => `<Relationship Id="r${at}" Target="worksheets/s${at}.xml"/>`).join("");
  zip.file("xl/workbook.xml", `<workbook xmlns:r="r"><sheets>${list}</sheets></workbook>`);
  zip.file("xl/_rels/workbook.xml.rels", `<Relationships>${relations}</Relationships>`);
  for (const [at, sheet] of sheets.entries()) zip.file(`xl/worksheets/s${at}.xml`, sheet);
  for (const [name, text] of Object.entries(more)) zip.file(name, text);
  const path = join(folder, "book.xlsx");
  writeFileSync(path, await zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" }));
  return path;
}

const sheet = (...rows: readonly string[]): string => `<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`;

test("formulas give the value kept with them, merged cells their first, and a huge dimension nothing at all", async () => {
  const formula = `<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><f>"Абай"&amp;" жолы"</f><v>Абай жолы</v></c><c r="D2"><f>1900+42</f><v>1942</v></c></row>`;
  const text = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${header}${formula}${row(1_048_576, ["2", "Abai"])}</sheetData><mergeCells><mergeCell ref="B2:C2"/></mergeCells></worksheet>`;
  const { drafts, rejections } = await readWhole(await workbook([text]));
  expect(drafts).toMatchObject([{ title: "Абай жолы", year: 1942 }, { title: "Abai" }]);
  expect(rejections).toEqual([]);
});

test("a sheet whose XML breaks keeps its rows before the break, is named, and the next sheet is read", async () => {
  const broken = sheet(header, row(2, ["1", "Абай жолы"]), row(3, ["2", "a & b"]), row(4, ["3", "lost"]));
  const { drafts, rejections } = await readWhole(await workbook([broken, sheet(header, row(2, ["9", "Abai"]))]));
  expect(drafts.map(({ title }) => title)).toEqual(["Абай жолы", "Abai"]);
  expect(rejections).toMatchObject([{ reason: expect.stringContaining("the XML is broken") }]);
});

test("a workbook without a sheet of books, one cut off, and one that is no workbook are named", async () => {
  const { rejections } = await readWhole(await workbook([sheet(row(1, ["Мекенжай", "Телефон"]), row(2, ["x", "1"]))]));
  expect(rejections).toMatchObject([{ reason: expect.stringContaining("no column holds titles") }]);
  await expect(readWhole(await workbook([]))).rejects.toThrow(/is a packed file, but no Excel workbook/);
  const path = join(folder, "cut.xlsx");
  writeFileSync(path, Buffer.from("PK\x03\x04 and nothing more"));
  await expect(readWhole(path)).rejects.toThrow(/cut\.xlsx: cannot be unpacked/);
});

test("a bomb of a shared part is refused before it fills the memory", async () => {
  const before = process.memoryUsage().rss;
  const bomb = `<sst><si><t>${"x".repeat(130 << 20)}</t></si></sst>`;
  const path = await workbook([sheet(header, row(2, ["1", "Abai"]))], { "xl/sharedStrings.xml": bomb });
  const used = process.memoryUsage().rss - before;
  await expect(readWhole(path)).rejects.toThrow(/unpacks to more than/);
  expect(process.memoryUsage().rss - before - used).toBeLessThan(1 << 30);
}, 60_000);
