import { describe, expect, test } from "vitest";
import type { BibRecord } from "../../library/record.ts";
import { gradesOf } from "./grades-of.ts";
import { recordFacts } from "./record-facts.ts";
import { yearsHeld } from "./years-held.ts";

const bare: BibRecord = {
  id: "test:1",
  source: "test",
  kind: "book",
  title: "Көксерек",
  parallelTitles: [],
  names: [],
  isbns: [],
  udc: [],
  subjects: [],
  keywords: [],
  notes: [],
  holdings: [],
};
const facts = (record: Partial<BibRecord>) => recordFacts({ ...bare, ...record });

test("of a record that says nothing the facts are its kind alone", () => {
  expect(JSON.stringify(facts({}))).toBe('{"kind":"book"}');
});

test("what a record says is kept as folded keys and numbers", () => {
  const record = facts({
    title: "Алгебра 8-сынып",
    form: "textbook",
    year: 2018,
    language: "kk",
    audience: "12+",
    names: [{ heading: "Әбілқасымова, А. Е.", display: "А. Е. Әбілқасымова", role: "author" }],
    udc: ["37.016 : 512"],
    isbns: ["9786010709676"],
    extent: "240 б.",
    holdings: [
      { branch: "main", callNumber: "37.016:512 Ә 14", items: [{ barcode: "1", status: "available" }] },
      { branch: "main", callNumber: "37.016:512 Ә 14", items: [{ barcode: "2", status: "on-loan" }] },
      { branch: "sairan", callNumber: "37.016:512 Ә 14", items: [] },
    ],
  });
  expect(record).toEqual({
    kind: "book",
    year: 2018,
    language: "kk",
    ageMark: 12,
    grades: [8],
    forms: ["textbook"],
    genre: true,
    paged: true,
    free: { main: 1, sairan: null },
    names: ["абилкасымова а е"],
    udc: ["37.016:512"],
    callNumbers: ["37 016 512 а 14"],
    isbns: ["9786010709676"],
  });
  expect(JSON.parse(JSON.stringify(record))).toEqual(record);
});

describe("the form is told by the form of the record, else by what is beside its title", () => {
  test.each<[string, Partial<BibRecord>, readonly string[] | undefined]>([
    ["the form in English", { form: "textbook" }, ["textbook"]],
    ["the form in Russian words", { form: "Учебные издания" }, ["textbook"]],
    ["a class beside the title", { title: "Информатика", subtitle: "5 класс" }, ["textbook"]],
    ["a subtitle in Kazakh", { subtitle: "этнолингвистикалық сөздік" }, ["dictionary"]],
    ["a title that says dictionary", { title: "Түрік сөздігі" }, ["dictionary"]],
    ["a novel named after a textbook", { title: "Учебник рисования", form: "novel" }, undefined],
    ["a newspaper by its subtitle", { kind: "serial", title: "Айқын", subtitle: "газет" }, ["newspaper"]],
    [
      "a newspaper by its heading",
      { kind: "serial", title: "The Astana Times", subjects: ["Newspapers"] },
      ["newspaper"],
    ],
    ["a magazine", { kind: "serial", title: "Жұлдыз", subtitle: "әдеби журнал" }, ["magazine"]],
    ["an electronic resource", { kind: "e-resource" }, ["e-book"]],
    ["a recording by its extent", { extent: "1 электрон. опт. диск (аудиокнига)" }, ["audiobook"]],
    ["large print by a note", { notes: ["Издание напечатано крупным шрифтом"] }, ["large-print"]],
    ["Braille", { form: "Брайль қарпімен" }, ["braille"]],
    ["a plain book", { extent: "320 с." }, undefined],
  ])("%s", (_, record, forms) => {
    expect(facts(record).forms).toEqual(forms);
  });
});

test.each<[string, Partial<BibRecord>, number[]]>([
  ["the title's class before the keywords'", { title: "Физика. 9-сынып", keywords: ["8-сынып"] }, [9]],
  ["a class of the keywords", { keywords: ["5 класс"] }, [5]],
  ["a run of classes", { title: "Сборник диктантов", subtitle: "5-9 классы" }, [5, 6, 7, 8, 9]],
  ["an English grade", { title: "Grade 7 Science" }, [7]],
  ["no class of classics", { title: "10 классиков" }, []],
  ["no class beyond the last", { title: "30 класс" }, []],
])("school classes are read of a record: %s", (_, record, grades) => {
  expect(gradesOf({ ...bare, ...record })).toEqual(grades);
});

test.each([
  ["1995-2003, 2010-", [[1995, 2003], [2010]]],
  ["1998", [[1998, 1998]]],
  [
    "2001–2004; 2007",
    [
      [2001, 2004],
      [2007, 2007],
    ],
  ],
  ["все номера", []],
])("the years held are read as printed: %s", (printed, runs) => {
  expect(yearsHeld(printed)).toEqual(runs);
});
