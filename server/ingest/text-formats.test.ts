import { expect, test } from "vitest";
import { csvRows } from "./csv-rows.ts";
import { readFixture } from "./read-fixture.ts";

test("a MARCXML file that breaks off keeps the records before the break and reports its line", async () => {
  const { drafts, rejections } = await readFixture("broken-end.xml");
  expect(drafts.map((draft) => draft.title)).toEqual(["Абай жолы", "Path & steppe"]);
  expect(rejections).toMatchObject([{ ordinal: 3, line: 14, reason: expect.stringContaining("the XML is broken") }]);
});

test("a DOCTYPE is refused before any entity of it is used", async () => {
  const { drafts, rejections } = await readFixture("doctype.xml");
  expect(drafts).toEqual([]);
  expect(rejections).toMatchObject([{ line: 2, reason: expect.stringContaining("DOCTYPE") }]);
});

test("IRBIS64 text is read into a record with its copies, and written-off ones left out", async () => {
  const { drafts } = await readFixture("irbis.txt");
  expect(drafts[0]).toEqual({
    controlNumber: "821/Ә98-1",
    kind: "book",
    title: "Абай жолы",
    subtitle: "роман-эпопея",
    parallelTitles: [],
    names: [{ heading: "Әуезов, Мұхтар", display: "Мұхтар Әуезов", role: "author" }],
    language: "kk",
    languages: ["kk", "ru"],
    dateText: "[199-?]",
    place: "Алматы",
    publisher: "Жазушы",
    extent: "608 с.",
    isbns: ["9785711001775"],
    udc: ["821.512.122-31"],
    subjects: [],
    keywords: [],
    annotation: "Ұлы ақын туралы роман.",
    notes: [],
    holdings: [
      {
        branch: "АБ",
        callNumber: "821.512.122 Ә 98",
        items: [
          { barcode: "101", status: "available" },
          { barcode: "102", status: "on-loan" },
        ],
      },
    ],
  });
});

test("a volume in IRBIS64 takes the title of the whole, and its designation and own title as the part", async () => {
  const { drafts } = await readFixture("irbis.txt");
  expect(drafts[1]).toMatchObject({
    title: "Собрание сочинений. Кн. 3, Странные люди",
    commonTitle: "Собрание сочинений",
    part: { designation: "Кн. 3", number: 3, title: "Странные люди" },
    names: [{ heading: "Шукшин, Василий Макарович", role: "author" }],
  });
});

test("IRBIS64 records of events, with stray lines or without a title are reported with their line and number", async () => {
  const { rejections } = await readFixture("irbis.txt");
  expect(rejections.map(({ ordinal, line, id }) => [ordinal, line, id])).toEqual([
    [3, 27, "99"],
    [4, 33, "100"],
    [5, 36, "101"],
  ]);
});

test("a CSV row of the wrong width or without a title is rejected with its line; quoted cells may hold line ends", async () => {
  const { drafts, rejections } = await readFixture("wide-row.csv");
  expect(drafts.map((draft) => draft.title)).toEqual(["Abai", "Words"]);
  expect(drafts[0]).toMatchObject({
    names: [{ heading: "Auezov, Mukhtar", display: "Mukhtar Auezov" }],
    annotation: 'A novel of the "steppe"',
    subjects: ["Novels", "History"],
    holdings: [{ branch: "main" }, { branch: "sairan" }],
  });
  expect(rejections.map(({ line, id, reason }) => [line, id, reason])).toEqual([
    [4, "2", "the row has 11 cells where the header has 10"],
    [5, "3", "the row has no title"],
  ]);
});

test("an uncertain year and an ISBN with a wrong check digit are left out", async () => {
  const { drafts } = await readFixture("wide-row.csv");
  expect(drafts[0]).toMatchObject({ year: 1975, isbns: [] });
  expect(drafts[1]).not.toHaveProperty("year");
});

test("a CSV with a Russian header, semicolons and the Windows code page is read as it is", async () => {
  const { drafts } = await readFixture("win1251.csv");
  expect(drafts).toMatchObject([
    { controlNumber: "1", title: "Путь Абая", language: "ru", year: 1978, subjects: ["Романы"], udc: ["821.512.122"] },
  ]);
});

test("a table with tabs and a Kazakh header is read as it is", async () => {
  const { drafts } = await readFixture("tabs.tsv");
  expect(drafts).toMatchObject([
    { title: "Абай жолы", language: "kk", year: 2013, names: [{ heading: "Әуезов, Мұхтар", dates: "1897-1961" }] },
  ]);
});

test("JSON Lines keep the good records; one without a title and one left open are reported with their line", async () => {
  const { drafts, rejections } = await readFixture("lines.jsonl");
  expect(drafts.map((draft) => [draft.controlNumber, draft.title])).toEqual([
    ["1", "Абай жолы"],
    ["3", 'Abai {a "novel"}'],
  ]);
  expect(rejections.map(({ line, reason }) => [line, reason])).toEqual([
    [2, "the object has no title"],
    [4, "the object that begins here is not valid JSON"],
  ]);
});

test("of a JSON array an entry with a wrong value is rejected with the name of the key", async () => {
  const { drafts, rejections } = await readFixture("list.json");
  expect(drafts).toMatchObject([{ title: "Абай жолы", names: [{ display: "Мұхтар Әуезов" }] }]);
  expect(rejections).toMatchObject([{ line: 3, id: "2", reason: '"language": must be a language code of ISO 639' }]);
});

test("a binary file, a missing file and an unknown option are errors that name them", async () => {
  await expect(readFixture("picture.bin")).rejects.toThrow(/picture\.bin: is a binary file/);
  await expect(readFixture("nowhere.mrc")).rejects.toThrow(/nowhere\.mrc: cannot be opened/);
  await expect(readFixture("README.md")).rejects.toThrow(/README\.md: is in no format Dana recognises/);
  await expect(readFixture("three.mrc", { encoding: "latin9" })).rejects.toThrow(/--encoding latin9/);
});

test("a row with broken UTF-8 is rejected, and the rest of the file kept", async () => {
  const { drafts, rejections } = await readFixture("broken-utf8.csv");
  expect(drafts.map((draft) => draft.title)).toEqual(["Абай жолы", "Abai"]);
  expect(rejections).toMatchObject([{ ordinal: 2, line: 3, id: "2", reason: expect.stringContaining("not letters") }]);
});

test("a quotation mark that is never closed is told with its line, and given up after a mebibyte", async () => {
  const rows: { line: number; length: number; isOpen: boolean | undefined }[] = [];
  const text = `id,title\n1,Abai\n2,"Words\n${"x".repeat(3 << 20)}`;
  for await (const { line, cells, isOpen } of csvRows(one(text)))
    rows.push({ line, length: cells.join("").length, isOpen });
  expect(rows.slice(0, 3).map(({ line, isOpen }) => [line, isOpen])).toEqual([
    [1, undefined],
    [2, undefined],
    [3, true],
  ]);
  expect(rows[2]?.length).toBeLessThan(2 << 20);
});

async function* one(text: string): AsyncGenerator<string> {
  yield text;
}
