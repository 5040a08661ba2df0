import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ingestPaths } from "./ingest/ingest-paths.ts";
import { detectLanguage } from "./language/detect.ts";
import { openStore, type Store } from "./library/store.ts";
import { SearchEngine } from "./retrieve/search-engine.ts";

interface Journal {
  readonly code: string;
  readonly title: string;
  readonly language: string;
  readonly years: readonly [from: number, to: number];
  readonly perYear: number;
}

const journals: readonly Journal[] = [
  { code: "Ж1", title: "Жұлдыз", language: "kaz", years: [1990, 2009], perYear: 12 },
  { code: "А1", title: "Абай", language: "kaz", years: [1992, 2021], perYear: 12 },
  { code: "Ю1", title: "Юность", language: "rus", years: [1994, 2001], perYear: 12 },
  { code: "В1", title: "Вестник АН РК", language: "rus", years: [1995, 1999], perYear: 6 },
];
const books = [
  ["Абай жолы", "kaz"],
  ["Абай Құнанбайұлы өлеңдері", "kaz"],
  ["Детство. Отрочество. Юность", "rus"],
  ["Жұлдызды аспан", "kaz"],
] as const;
const contents: Readonly<Record<string, string>> = {
  "Ж1/2005/3": "#922: ^CКүлтегін жазуының құпиясы^FҚ. Сартқожа^412\n",
};

function journalText({ code, title, language, years: [from, to], perYear }: Journal): string {
  const years = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const numbers = Array.from({ length: perYear }, (_, at) => at + 1);
  const held = years.map((year) => `#909: ^Q${year}^DАБ^H1-${perYear}\n`).join("");
  const issues = years.flatMap((year) =>
    numbers.map((number) => {
      const id = `${code}/${year}/${number}`;
      const copy = `#910: ^A0^B${code}${year}${number}^DАБ\n`;
      return `#920: NJ\n#933: ${code}\n#934: ${year}\n#936: ${number}\n#903: ${id}\n${copy}${contents[id] ?? ""}*****\n`;
    }),
  );
  return `${issues.join("")}#920: J\n#200: ^A${title}\n#903: ${code}\n#101: ${language}\n${held}*****\n`;
}

const folder = mkdtempSync(join(tmpdir(), "dana-serials-"));
let store: Store;
let engine: SearchEngine;

beforeAll(async () => {
  const path = join(folder, "s.txt");
  const texts = books.map(([title, code], at) => `#920: PAZK\n#200: ^A${title}\n#903: К${at}\n#101: ${code}\n*****\n`);
  texts.push(
    "#920: PAZK\n#200: ^AҚазақ әдебиетінің тарихы: жоғары оқу орындарына арналған оқу құралы\n#610: Абай\n#903: К9\n#101: kaz\n*****\n",
  );
  writeFileSync(path, [...journals.map(journalText), ...texts].join(""));
  store = openStore(join(folder, "store.db"));
  await ingestPaths([path], store, {
    ...{ format: "irbis", dialect: "auto", encoding: "auto", source: "s" },
    authority: { person: () => undefined, topic: () => undefined },
    now: () => new Date("2026-01-01"),
  });
  engine = new SearchEngine({ dataFolder: folder, modelFile: join(folder, "none.bin") });
  await engine.refresh();
  await engine.fillVectors();
});

afterAll(() => {
  engine.close();
  store.close();
  rmSync(folder, { recursive: true });
});

const titles = (text: string, k = 10): string[] =>
  engine.search({ text, language: detectLanguage(text), k }).hits.map(({ title }) => title);

describe("asked for, a journal is one hit, before all else", () => {
  test.each([
    ["Жұлдыз", "Жұлдыз"],
    ["Жұлдыз журналы бар ма?", "Жұлдыз"],
    ["журнал Юность", "Юность"],
    ["«Вестник АН РК»", "Вестник АН РК"],
    ["Zhuldyz", "Жұлдыз"],
  ])("%s", (question, journal) => {
    const found = titles(question);
    expect(found[0]).toBe(journal);
    expect(found.filter((title) => title.startsWith(`${journal}. `))).toEqual([]);
  });
});

describe("asked for with its year and number, an issue stands before its journal and all others", () => {
  test.each([
    ["Жұлдыз 2005 № 3", "Жұлдыз. 2005, № 3", "Жұлдыз"],
    ["Жұлдыз 2005 №3 бар ма", "Жұлдыз. 2005, № 3", "Жұлдыз"],
    ["Юность 1998 № 3", "Юность. 1998, № 3", "Юность"],
    ["Юность. 1998, № 11", "Юность. 1998, № 11", "Юность"],
    ["Вестник АН РК 1997 № 2", "Вестник АН РК. 1997, № 2", "Вестник АН РК"],
  ])("%s", (question, issue, journal) => {
    expect(titles(question).slice(0, 2)).toEqual([issue, journal]);
  });
});

describe("asked for with a year, a journal is followed by the issues of that year", () => {
  test.each([
    ["Жұлдыз 2005 жыл", "Жұлдыз", "2005"],
    ["Жұлдыз 2005", "Жұлдыз", "2005"],
    ["Юность за 1998 год", "Юность", "1998"],
    ["Вестник АН РК 1997", "Вестник АН РК", "1997"],
  ])("%s", (question, journal, year) => {
    const [first, ...others] = titles(question, 7);
    expect(first).toBe(journal);
    expect(others.every((title) => title.startsWith(`${journal}. ${year}, № `))).toBe(true);
    expect(others).toHaveLength(6);
  });
});

test("an issue is found by an article in it, without its journal", () => {
  expect(titles("Күлтегін жазуының құпиясы")[0]).toBe("Жұлдыз. 2005, № 3");
  expect(titles("Күлтегін жазуы")[0]).toBe("Жұлдыз. 2005, № 3");
});

test("books of a name are seen beside the three hundred issues of a journal of that name", () => {
  expect(titles("Абай")).toEqual(expect.arrayContaining(["Абай", "Абай жолы", "Абай Құнанбайұлы өлеңдері"]));
  expect(titles("Абай").filter((title) => title.startsWith("Абай. "))).toEqual([]);
  expect(titles("Абай өлеңдері")[0]).toBe("Абай Құнанбайұлы өлеңдері");
});

test("a book that has the name of a monthly journal only among its topics is seen beside its issues", () => {
  expect(titles("Абай")).toContain("Қазақ әдебиетінің тарихы: жоғары оқу орындарына арналған оқу құралы");
});

test("taken in again, nothing changes", async () => {
  const report = await ingestPaths([join(folder, "s.txt")], store, {
    ...{ format: "irbis", dialect: "auto", encoding: "auto", source: "s" },
    authority: { person: () => undefined, topic: () => undefined },
    now: () => new Date("2026-01-01"),
  });
  expect(report).toMatchObject({ read: 735, unchanged: 735, rejectedCount: 0 });
});
