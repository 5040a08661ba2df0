import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readWhole } from "./read-fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "dana-issues-"));
const zhuldyz = ["#920: J", "#200: ^AЖұлдыз^EӘдеби журнал", "#903: Ж1", "#101: kaz", "#11: ^A0134-3211"];
const issue = (year: string, number: string, ...more: readonly string[]): readonly string[] => [
  ...["#920: NJ", "#933: Ж1", `#934: ${year}`, `#936: ${number}`, `#903: Ж1/${year}/${number}`],
  ...more,
];

function read(...records: readonly (readonly string[])[]) {
  const path = join(folder, "journal.txt");
  writeFileSync(path, records.map((lines) => `${lines.join("\n")}\n*****\n`).join(""));
  return readWhole(path);
}

test("an issue is titled from its journal and named by it, with its copies and articles", async () => {
  const copies = ["#910: ^A0^B1^DОҚУ ЗАЛЫ^H500123", "#922: ^CАбай мұрасы^FБ. Майтанов^412"];
  const { drafts } = await read(zhuldyz, issue("2005", "3", ...copies));
  expect(drafts[1]).toMatchObject({
    controlNumber: "Ж1/2005/3",
    kind: "serial",
    title: "Жұлдыз. 2005, № 3",
    year: 2005,
    language: "kk",
    contents: ["Абай мұрасы / Б. Майтанов"],
    links: [{ relation: "host", title: "Жұлдыз", year: "2005", volume: "№ 3", issn: "0134-3211", number: "Ж1" }],
    holdings: [{ branch: "ОҚУ ЗАЛЫ", items: [{ barcode: "500123", status: "available" }] }],
  });
});

test("issues are the same before their journal, around it and after it", async () => {
  const issues = ["1", "2", "3"].map((number) => issue("2005", number));
  const byNumber = async (...records: readonly (readonly string[])[]) =>
    (await read(...records)).drafts.toSorted((a, b) => (a.title < b.title ? -1 : 1));
  const after = await byNumber(zhuldyz, ...issues);
  expect(after.map(({ title }) => title)).toEqual(["Жұлдыз", ...[1, 2, 3].map((at) => `Жұлдыз. 2005, № ${at}`)]);
  expect(await byNumber(...issues, zhuldyz)).toEqual(after);
  expect(await byNumber(...issues.slice(0, 1), zhuldyz, ...issues.slice(1))).toEqual(after);
});

test("a record that is bad in any order is told once, an issue whose journal is nowhere with the number of its record", async () => {
  const stray = ["#920: NJ", "#933: Ж1", "no field"];
  const { drafts, rejections } = await read(stray, issue("2005", "3"), ["#920: NJ", "#933: Ж9", "#936: 1"], zhuldyz);
  expect(drafts.map(({ title }) => title)).toEqual(["Жұлдыз", "Жұлдыз. 2005, № 3"]);
  expect(rejections.map(({ ordinal, reason }) => [ordinal, reason])).toEqual([
    [1, expect.stringContaining("neither a field")],
    [3, expect.stringContaining("an issue of the serial Ж9 (field 933)")],
  ]);
});

test("an issue whose journal is nowhere is taken by the title that it has itself, or its source", async () => {
  const { drafts } = await read(
    ["#920: NJ", "#933: Ж9", "#934: 1995", "#936: 5", "#903: Ж9/1995/5", "#463: ^CЖалын"],
    ["#920: NJ", "#933: Ж9", "#934: 1995", "#936: 6", "#903: Ж9/1995/6", "#200: ^AАбай – 150 жыл"],
  );
  expect(drafts.map(({ title }) => title)).toEqual(["Жалын. 1995, № 5", "Абай – 150 жыл"]);
});

test("an issue with a title of its own has it beside its number", async () => {
  const { drafts } = await read(zhuldyz, issue("1995", "8", "#200: ^AАбай – 150 жыл"));
  expect(drafts[1]).toMatchObject({ title: "Жұлдыз. 1995, № 8", subtitle: "Абай – 150 жыл" });
});

test("volumes are told from the code, several numbers in one and volumes of bound issues by what they hold", async () => {
  const revue = ["#920: J", "#200: ^ARevue de physique", "#903: R1"];
  const numbered = (code: string, number: string, sheet = "NJ", ...more: readonly string[]): readonly string[] => [
    ...[`#920: ${sheet}`, `#933: ${code.split("/")[0]}`, `#934: ${code.split("/")[1]}`, `#936: ${number}`],
    ...[`#903: ${code}`, ...more],
  ];
  const { drafts } = await read(
    zhuldyz,
    revue,
    numbered("R1/1992/37/9/10", "9/10"),
    numbered("Ж1/2007/2/1", "1"),
    numbered("Ж1/1990/шілде-тамыз", "шілде-тамыз"),
    numbered("Ж1/1990/ Тігінді № 1", " Тігінді № 1", "NJK", "#931: ^c4-6"),
  );
  expect(drafts.slice(2).map(({ title }) => title)).toEqual([
    "Revue de physique. 1992, Vol. 37, No. 9/10",
    "Жұлдыз. 2007, Т. 2, № 1",
    "Жұлдыз. 1990, шілде-тамыз",
    "Жұлдыз. 1990, Тігінді № 1 (№ 4-6)",
  ]);
});

test("a copy bound with others stands in the volume that they are bound into", async () => {
  const bound = "#910: ^Ap^B2^DБИНТ^PЖ1/1990/ Тігінді № 1^IИ3";
  const { drafts } = await read(zhuldyz, issue("1990", "5", bound, "#910: ^A0^B1^DКДИ"));
  expect(drafts[1]?.holdings).toMatchObject([
    { branch: "БИНТ", location: "Ж1/1990/ Тігінді № 1", items: [{ barcode: "И3", status: "available" }] },
    { branch: "КДИ", items: [{ barcode: "1" }] },
  ]);
});

test("a volume without a title of its own is taken under that of its set, or of what it is printed in", async () => {
  const { drafts } = await read(
    ["#920: PAZK", "#461: ^CАбай жолы : роман-эпопея", "#200: ^V2-кітап", "#903: 1"],
    ["#920: SPEC", "#463: ^CШығармалары", "#200: ^VТ. 3", "#903: 2"],
  );
  expect(drafts.map(({ title }) => title)).toEqual(["Абай жолы. 2-кітап", "Шығармалары. Т. 3"]);
});

test("records of other things are rejected with what they are, and counted apart", async () => {
  const sheets = ["ATHRA", "ATHRS", "ATHRX", "SOB", "VS"];
  const { rejections } = await read(...sheets.map((sheet) => [`#920: ${sheet}`, "#200: ^AАбай Құнанбаев"]));
  expect(rejections.map(({ reason }) => reason)).toEqual([
    "describes no publication (worksheet ATHRA: a name's authority record)",
    "describes no publication (worksheet ATHRS: a subject heading's authority record)",
    "describes no publication (worksheet ATHRX: an authority record)",
    "describes no publication (worksheet SOB: an event of the calendar of anniversaries)",
    "describes no publication (worksheet VS: an exhibition)",
  ]);
  expect(rejections.every(({ noPublication }) => noPublication)).toBe(true);
});

test("a database of another make is no catalogue, even where its field 200 holds something", async () => {
  const { drafts, rejections } = await read(
    ["#100: ^aНотные издания", "#200: ^aСулейманова Л.А.", "#200: ^aКуделя М.В."],
    ["#1: AKELPAD", "#10: ^aAkelPad"],
  );
  expect(drafts).toEqual([]);
  expect(rejections.every(({ reason }) => reason.includes("of another make than a catalogue of IRBIS64"))).toBe(true);
});
