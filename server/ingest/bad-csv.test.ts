import { expect, test } from "vitest";
import { readSheet } from "./csv.ts";
import { csvRows, delimiterOf } from "./csv-rows.ts";
import type { Outcome } from "./outcome.ts";

const header = "id,title,author,year,language\n";
const row = (id: number): string => `${id},"Абай жолы ${id}","Әуезов, Мұхтар",1942,kk\n`;
const rows = (...ids: number[]): string => ids.map(row).join("");
const titles = (...ids: number[]): string[] => ids.map((id) => `Абай жолы ${id}`);

test.each([
  ['2,"Words,Author,1990,ru\n', "quoted rows after it"],
  ['2,Words,"Author,1990,ru\n', "quoted rows after it"],
  ['"2,Words,Author,1990,ru\n', "quoted rows after it"],
  ['2,"Words","Author,1990,ru\n', "quoted rows after it"],
])("a quotation mark opened in %j and never closed costs its own row alone, with %s", async (bad) => {
  const { found, rejections } = await read(header + rows(1) + bad + rows(3, 4, 5));
  expect(found).toEqual(titles(1, 3, 4, 5));
  expect(rejections).toMatchObject([
    { line: 3, ordinal: 2, reason: "a quotation mark is opened here and never closed" },
  ]);
});

test("an open quotation mark costs its own row alone where none stands in the rest of the file", async () => {
  const plain = (id: number): string => `${id},Абай жолы ${id},Әуезов,1942,kk\n`;
  const { found, rejections } = await read(`${header}${plain(1)}2,"Words,Author,1990,ru\n${plain(3)}${plain(4)}`);
  expect(found).toEqual(titles(1, 3, 4));
  expect(rejections).toMatchObject([{ line: 3 }]);
});

test("every second row with an open quotation mark costs those rows alone", async () => {
  const bad = (id: number): string => `${id},"Words,Author,1990,ru\n`;
  const { found, rejections } = await read(header + [1, 3, 5].map((id) => row(id) + bad(id + 1)).join("") + row(7));
  expect(found).toEqual(titles(1, 3, 5, 7));
  expect(rejections.map(({ line }) => line)).toEqual([3, 5, 7]);
});

test("a cell may hold line ends, delimiters and doubled quotation marks still", async () => {
  const { found, rejections } = await read(`${header}1,"Абай\nжолы, ""роман""",Әуезов,1942,kk\n${rows(2)}`);
  expect(found).toEqual(['Абай жолы, "роман"', "Абай жолы 2"]);
  expect(rejections).toEqual([]);
});

test.each([
  ["a bare cell", `2,${"x".repeat(10 << 20)},Author,1990,ru\n`],
  ["a quoted cell", `2,"${"x".repeat(10 << 20)}",Author,1990,ru\n`],
  ["cells without number", `2${",x".repeat(5 << 20)}\n`],
])("a row of 10 MB in %s is named, and the next ones kept", async (_, bad) => {
  const { found, rejections } = await read(header + rows(1) + bad + rows(3));
  expect(found).toEqual(titles(1, 3));
  expect(rejections).toMatchObject([{ line: 3, reason: expect.stringMatching("million|never closed") }]);
});

test("line ends of three systems, NULs and a byte order mark in one file are no fault", async () => {
  const text = `\ufeff${header}${row(1).replace("\n", "\r\n")}${row(2).replace("\n", "\r")}${row(3).replace("жолы", "жо\0лы")}${row(4)}`;
  const { found, rejections } = await read(text.slice(1));
  expect(found).toEqual([...titles(1, 2), "Абай жо лы 3", ...titles(4)]);
  expect(rejections).toEqual([]);
});

test("a file of the old Macintosh, with no other line ends, is read with the lines it has", async () => {
  const { found, rejections } = await read(`${header + rows(1)},,,,x\n${rows(3)}`.replaceAll("\n", "\r"));
  expect(found).toEqual(titles(1, 3));
  expect(rejections).toMatchObject([{ line: 3 }]);
});

test("headers again in the middle of a file are no books", async () => {
  const { found, rejections } = await read(header + rows(1) + header + header + rows(2));
  expect(found).toEqual(titles(1, 2));
  expect(rejections).toEqual([]);
});

test("a row of too many cells is named where several ways would put it right", async () => {
  const { found, rejections } = await read(
    `${header}${rows(1)}2,Words,Abai,Qunanbai,1990,ru\n3,Only\n4,a,b,c,d,e,f,g\n`,
  );
  expect(found).toEqual(["Абай жолы 1", "Only"]);
  expect(rejections.map(({ line }) => line)).toEqual([3, 5]);
});

test("a broken sheet is read alike however its text is cut into chunks", async () => {
  const text = `${header}${rows(1)}2,"Words,Author\r\n${row(3).replace("\n", "\r\n")}4,"a ""b""\n c",d,1990,kk\r${rows(5)}6,"x`;
  const whole = await read(text);
  expect(whole.found).toHaveLength(4);
  for (const length of [1, 2, 3, 11, 50]) {
    const pieces = Array.from({ length: Math.ceil(text.length / length) }, (_, at) =>
      text.slice(at * length, (at + 1) * length),
    );
    expect(await read(pieces)).toEqual(whole);
  }
});

async function read(text: string | readonly string[]) {
  const outcomes: Outcome[] = [];
  const delimiter = delimiterOf(typeof text === "string" ? text.slice(0, 10_000) : header);
  for await (const outcome of readSheet(csvRows(chunksOf(text), delimiter), { path: "file.csv" }))
    outcomes.push(outcome);
  return {
    found: outcomes.flatMap((outcome) => (outcome.ok ? [outcome.draft.title] : [])),
    rejections: outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.rejection])),
  };
}

async function* chunksOf(text: string | readonly string[]): AsyncGenerator<string> {
  if (typeof text === "string") yield text;
  else yield* text;
}
