import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import JSZip from "jszip";
import { afterAll, expect, test } from "vitest";
import type { DraftRecord } from "../../library/record.ts";
import type { Outcome } from "../outcome.ts";
import { readRecords } from "../read-file.ts";
import { isbnsIn } from "./isbn-cells.ts";
import type { SheetColumns } from "./sheet-columns.ts";

const folder = mkdtempSync(join(tmpdir(), "dana-sheets-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, content: string | Buffer) {
  writeFileSync(join(folder, name), content);
  const outcomes: Outcome[] = [];
  const sheets: SheetColumns[] = [];
  const options = {
    format: "auto",
    dialect: "auto",
    encoding: "auto",
    onSheet: (one: SheetColumns) => sheets.push(one),
  };
  for await (const outcome of readRecords(join(folder, name), options)) outcomes.push(outcome);
  const drafts = outcomes.flatMap((outcome): DraftRecord[] => (outcome.ok ? [outcome.draft] : []));
  const reasons = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.rejection.reason]));
  const repairs = outcomes.flatMap((outcome) => (outcome.ok ? (outcome.repairs ?? []) : []));
  return { drafts, reasons, repairs, columns: sheets[0]?.columns.map(({ column, by }) => [column, by]), sheets };
}

test("headers in other words are understood, and how is told", async () => {
  const { drafts, columns } = await read(
    "words.csv",
    "Кітаптың атауы;Автор(ы);Год изд.;ISBN-13;Бағасы\nАбай жолы;Әуезов М.;2013;978-5-7110-0177-5;2500\n",
  );
  expect(drafts).toMatchObject([{ title: "Абай жолы", year: 2013, isbns: ["9785711001775"] }]);
  expect(columns).toEqual([
    ["title", "wording"],
    ["author", "wording"],
    ["year", "wording"],
    ["isbn", "wording"],
    [undefined, "nothing"],
  ]);
});

test("columns without a telling header are known by their values", async () => {
  const rows = ["Абай жолы;Әуезов, М.;kk;1942", "Путь Абая;Ауэзов, М.;ru;1945", "Қан мен тер;Нұрпейісов, Ә.;kk;1961"];
  const { drafts, columns } = await read("values.csv", `Атауы;Кто;Что;Когда\n${rows.join("\n")}\n`);
  expect(columns).toEqual([
    ["title", "header"],
    ["author", "values"],
    ["language", "values"],
    ["year", "values"],
  ]);
  expect(drafts[2]).toMatchObject({ title: "Қан мен тер", language: "kk", year: 1961 });
});

test("a file beside the sheet says what its columns hold, by header, number or letter", async () => {
  writeFileSync(join(folder, "told.columns.json"), '{ "Бірінші": "title", "2": "publisher", "C": null }');
  const { drafts, columns } = await read("told.csv", "Бірінші;Екінші;Автор\nАбай жолы;Жазушы;кім болса да\n");
  expect(columns).toEqual([
    ["title", "file"],
    ["publisher", "file"],
    [undefined, "file"],
  ]);
  expect(drafts).toMatchObject([{ title: "Абай жолы", publisher: "Жазушы", names: [] }]);
});

test("a wrong name in that file is an error that names it", async () => {
  writeFileSync(join(folder, "bad.columns.json"), '{ "Атауы": "titel" }');
  await expect(read("bad.csv", "Атауы;Жылы\nАбай жолы;1942\n")).rejects.toThrow(/bad\.columns\.json: "Атауы" must be/);
});

test("a sheet may begin with its own title, repeat its header and say its delimiter", async () => {
  const { drafts, sheets } = await read(
    "pages.csv",
    "sep=;\nБалалар кітапханасының тізімі;;\n;;\nАтауы;Авторы;Жылы\nАбай жолы;Әуезов, М.;1942\nАтауы;Авторы;Жылы\nҚан мен тер;;1961\n",
  );
  expect(drafts.map(({ title }) => title)).toEqual(["Абай жолы", "Қан мен тер"]);
  expect(sheets[0]).toMatchObject({ rows: 2, repeatedHeaders: 1 });
});

test("two columns of authors add up; a line end within quotes stays in its cell", async () => {
  const { drafts } = await read(
    "twins.csv",
    'Атауы,Автор,Автор,Аннотация\nСөздік,"Ахметов, А.","Омаров, Б.","бір\nекі, үш"\n',
  );
  expect(drafts[0]?.names.map(({ heading }) => heading)).toEqual(["Ахметов, А.", "Омаров, Б."]);
  expect(drafts[0]?.annotation).toBe("бір екі, үш");
});

test("a row with one delimiter too many is put back where one way alone fits; another is rejected with its line", async () => {
  const { drafts, repairs, reasons } = await read(
    "shifted.csv",
    "title,language,year,place\nAbai, the poet,en,2001,Almaty\nWords,en,1995,Almaty\nOne,two,three,four,five,six\n",
  );
  expect(drafts.map(({ title, year }) => [title, year])).toEqual([
    ["Abai, the poet", 2001],
    ["Words", 1995],
  ]);
  expect(repairs).toEqual(["cells 1 and 2 were joined: one delimiter too many stood in the row"]);
  expect(reasons).toEqual(["the row has 6 cells where the header has 4"]);
});

test.each(["", "Атауы;Жылы\n", "\n\n"])("an empty sheet %j gives no record and no crash", async (content) => {
  const read1 = read("empty.csv", content);
  if (content === "") await expect(read1).rejects.toThrow(/the file is empty/);
  else expect((await read1).drafts).toEqual([]);
});

test("a sheet whose titles cannot be found says which file would tell", async () => {
  writeFileSync(join(folder, "lost.columns.json"), "{}");
  await expect(read("lost.csv", "а;б;в\n1;2;3\n4;5;6\n")).rejects.toThrow(
    /no column holds titles.*lost\.columns\.json/,
  );
});

test("an ISBN gets back the zeros its check digit proves; what a spreadsheet rounded is told, never made up", () => {
  expect(isbnsIn(["439023483"])).toEqual({
    isbns: ["9780439023481"],
    remarks: ["ISBN 439023483 had lost 1 zero(s) in front, which its check digit proves"],
  });
  expect(isbnsIn(["439023484"]).isbns).toEqual([]);
  expect(isbnsIn(["439023484"]).remarks[0]).toContain("wrong by its check digit");
  expect(isbnsIn(["9.78E+12"])).toMatchObject({ isbns: [], remarks: [expect.stringContaining("cannot be recovered")] });
  expect(isbnsIn(["9.78044E+12", "0439023483"])).toEqual({ isbns: ["9780439023481"], remarks: [] });
  expect(isbnsIn(["9785711001775.0"])).toEqual({ isbns: ["9785711001775"], remarks: [] });
});

async function workbook(sheets: Readonly<Record<string, string>>, shared: readonly string[]): Promise<Buffer> {
  const zip = new JSZip();
  const names = Object.keys(sheets);
  const ids = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("");
  const parts = names
    .map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
    .join("");
  zip.file("xl/workbook.xml", `<workbook xmlns:r="r"><sheets>${ids}</sheets></workbook>`);
  zip.file("xl/_rels/workbook.xml.rels", `<Relationships>${parts}</Relationships>`);
  zip.file(
    "xl/sharedStrings.xml",
    `<sst>${shared.map((text) => `<si><r><t>${text}</t></r><rPh><t>x</t></rPh></si>`).join("")}</sst>`,
  );
  for (const [at, rows] of Object.values(sheets).entries())
    zip.file(`xl/worksheets/sheet${at + 1}.xml`, `<worksheet><sheetData>${rows}</sheetData></worksheet>`);
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

test("a workbook is read sheet by sheet: shared and own texts, numbers, empty cells; a sheet without titles costs nothing else", async () => {
  const head = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>';
  const bytes = await workbook(
    {
      Кітаптар: `${head}<row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3"><v>9.785711001775E12</v></c><c r="D3"><v>1942</v></c></row>`,
      Баға: '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
      Бос: "",
    },
    ["Атауы", "ISBN", "Жылы", "Абай жолы &amp; т.б."],
  );
  const { drafts, reasons, sheets } = await read("books.xlsx", bytes);
  expect(drafts).toMatchObject([{ title: "Абай жолы & т.б.", year: 1942, isbns: ["9785711001775"] }]);
  expect(reasons).toEqual([expect.stringContaining("(Баға): no column holds titles")]);
  expect(sheets.map(({ sheet, rows }) => [sheet, rows])).toEqual([
    ["Кітаптар", 1],
    ["Бос", 0],
  ]);
});

test("what only calls itself a workbook is an error that names it", async () => {
  await expect(read("broken.xlsx", Buffer.from("PK\x03\x04 nothing"))).rejects.toThrow(
    /broken\.xlsx: cannot be unpacked/,
  );
});

test("the columns that other programs export are understood", async () => {
  const { drafts, columns } = await read(
    "other.csv",
    "title,edition,publisher_name,publish_year,collation,place_name,topics,ББК\n" +
      'Абай жолы,2-бас.,"Жазушы,",1978,"480 б.",Алматы,роман,84(5Қаз)\n',
  );
  expect(drafts).toMatchObject([
    {
      title: "Абай жолы",
      edition: "2-бас.",
      publisher: "Жазушы",
      year: 1978,
      extent: "480 б.",
      place: "Алматы",
      subjects: ["роман"],
      classes: [{ scheme: "bbk", mark: "84(5Қаз)" }],
    },
  ]);
  expect(columns?.map(([column]) => column)).not.toContain(undefined);
});

test.each([
  ["28856", 1979],
  ["28856.5", 1979],
  ["1978-05-12", 1978],
  ["12.05.1978", 1978],
  ["1978-05-12T00:00:00", 1978],
  ["12345678", undefined],
])("the date %s of a sheet is of the year %s", async (date, year) => {
  const { drafts } = await read("dates.csv", `Атауы;Авторы;Жылы\nАбай жолы;Әуезов М.;${date}\n`);
  expect(drafts[0]?.year).toBe(year);
});
