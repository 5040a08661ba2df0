import { expect, test } from "vitest";
import { personOf } from "./name.ts";
import type { BibRecord } from "./record.ts";
import { writeBibtex } from "./write-bibtex.ts";
import { writeGost } from "./write-gost.ts";
import { writeRis } from "./write-ris.ts";

const record: BibRecord = {
  id: "corpus:ru0001",
  source: "corpus",
  kind: "book",
  title: "Путь Абая. Кн. 1",
  subtitle: "роман-эпопея",
  parallelTitles: [],
  names: [personOf("Ауэзов, Мухтар Омарханович", "author", "1897-1961"), personOf("Никольская, Анна", "translator")],
  language: "ru",
  year: 1978,
  place: "Алма-Ата",
  publisher: "Жазушы",
  extent: "608 с.",
  isbns: ["9785711001775"],
  udc: ["821.512.122-31"],
  subjects: ["Казахская литература"],
  keywords: ["Абай"],
  notes: [],
  holdings: [],
};

test("a description by GOST 7.1-2003 separates its areas with a point and a dash", () => {
  expect(writeGost(record)).toBe(
    "Ауэзов, М. О. Путь Абая. Кн. 1 : роман-эпопея / М. О. Ауэзов ; пер. А. Никольская. – Алма-Ата : Жазушы, 1978. – 608 с. – ISBN 978-5-7110-0177-5.",
  );
});

test("a description uses the words of the record's own language and leaves out what is unknown", () => {
  const { year: _, place: __, publisher: ___, extent: ____, ...rest } = record;
  const kazakh: BibRecord = {
    ...rest,
    language: "kk",
    title: "Гамлет",
    isbns: [],
    names: [personOf("Шекспир, Уильям", "author"), personOf("Кекілбаев, Әбіш", "translator")],
  };
  expect(writeGost(kazakh)).toBe("Шекспир, У. Гамлет : роман-эпопея / У. Шекспир ; ауд. Ә. Кекілбаев.");
});

test("four authors and more stand behind the title, the first for all", () => {
  const many = ["Kay, Sue", "Jones, Vaughan", "Berlis, Monica", "Russell, Dean"].map((heading) =>
    personOf(heading, "author"),
  );
  expect(writeGost({ ...record, language: "en", names: many, title: "Focus 5" })).toMatch(
    /^Focus 5 : роман-эпопея \/ S\. Kay \[et al\.\]\. – /,
  );
});

test("RIS begins with the type, ends with ER, and gives each name its role", () => {
  const lines = writeRis(record).split("\r\n");
  expect(lines[0]).toBe("TY  - BOOK");
  expect(lines).toContain("AU  - Ауэзов, Мухтар Омарханович");
  expect(lines).toContain("A4  - Никольская, Анна");
  expect(lines.at(-2)).toBe("ER  - ");
});

test("BibTeX writes signs that mean something to TeX as signs", () => {
  const entry = writeBibtex({ ...record, title: "100 % {C#} & more_\\~" });
  expect(entry).toContain("title = {100 \\% \\{C\\#\\} \\& more\\_\\textbackslash{}\\textasciitilde{}}");
  expect(entry.startsWith("@book{corpus:ru0001,\n")).toBe(true);
});

const article: BibRecord = {
  ...record,
  language: "kk",
  title: "Абай және қазіргі заман",
  names: [personOf("Майтанов, Бақытжан", "author")],
  isbns: [],
  links: [{ relation: "host", title: "Жұлдыз", year: "2001", volume: "№ 3", pages: "12-15", issn: "0134-3211" }],
};
const { subtitle: _, place: __, publisher: ___, year: ____, extent: _____, ...analytic } = article;

test("an article is described with its journal, number and pages in every format", () => {
  expect(writeGost(analytic)).toBe(
    "Майтанов, Б. Абай және қазіргі заман / Б. Майтанов // Жұлдыз. – 2001. – № 3. – Б. 12–15.",
  );
  expect(writeRis(analytic).split("\r\n")).toEqual(
    expect.arrayContaining([
      "TY  - JOUR",
      "PY  - 2001",
      "SP  - 12",
      "EP  - 15",
      "T2  - Жұлдыз",
      "VL  - № 3",
      "SN  - 0134-3211",
    ]),
  );
  expect(writeBibtex(analytic)).toMatch(
    /^@article\{.*journal = \{Жұлдыз\},\n {2}volume = \{№ 3\},\n {2}pages = \{12--15\},\n {2}year = \{2001\}/s,
  );
});

test("an issue is described under its serial, with year and number", () => {
  const issue: BibRecord = {
    ...record,
    kind: "serial",
    title: "Жұлдыз. 2005, № 3",
    subtitle: "Абай – 160 жыл",
    language: "kk",
    names: [],
    isbns: [],
    links: [{ relation: "host", title: "Жұлдыз", year: "2005", volume: "№ 3", issn: "0134-3211", number: "Ж1" }],
  };
  expect(writeGost(issue)).toBe("Жұлдыз. – 2005. – № 3 : Абай – 160 жыл. – ISSN 0134-3211.");
  expect(writeRis(issue)).toContain("TY  - JFULL");
  expect(writeBibtex(issue)).toMatch(/^@periodical/);
});

test("the edition, a date that is no year, every series and every address are described", () => {
  const { year: _, ...undated } = record;
  const whole: BibRecord = {
    ...undated,
    edition: "2-е изд., доп.",
    dateText: "[197-?]",
    series: "Школьная библиотека ; кн. 2",
    allSeries: [{ title: "Школьная библиотека", volume: "кн. 2", issn: "0134-3211" }, { title: "Классика" }],
    identifiers: [{ scheme: "doi", value: "10.1000/182" }],
    urls: ["https://kazneb.kz/1", "https://kazneb.kz/2"],
  };
  expect(writeGost(whole)).toContain(
    " – 2-е изд., доп. – Алма-Ата : Жазушы, [197-?]. – 608 с. – (Школьная библиотека, ISSN 0134-3211 ; кн. 2) (Классика). – ISBN",
  );
  expect(writeRis(whole).split("\r\n")).toEqual(
    expect.arrayContaining([
      "ET  - 2-е изд., доп.",
      "DO  - 10.1000/182",
      "UR  - https://kazneb.kz/1",
      "UR  - https://kazneb.kz/2",
    ]),
  );
  expect(writeBibtex(whole)).toContain("edition = {2-е изд., доп.}");
});
