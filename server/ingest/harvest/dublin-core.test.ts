import { expect, test } from "vitest";
import { dublinCoreDraft, dublinCoreIn } from "./dublin-core.ts";
import { dublinCore } from "./oai-fixture.ts";
import { parseFragment } from "./xml-tree.ts";

function draftOf(elements: string) {
  const xml = `<dc xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${elements}</dc>`;
  const { root } = parseFragment(xml, {});
  const core = root && dublinCoreIn(root);
  return core && dublinCoreDraft(core);
}

test("a record of a library in Dublin Core keeps what its fields say, each in its own place", () => {
  const { root } = parseFragment(`<metadata>${dublinCore}</metadata>`, {});
  const core = root && dublinCoreIn(root);
  expect(core && dublinCoreDraft(core)).toEqual({
    kind: "book",
    title: "Абай жолы",
    parallelTitles: ["Путь Абая"],
    names: [
      { heading: "Әуезов, Мұхтар", display: "Мұхтар Әуезов", dates: "1897-1961", role: "author" },
      { heading: "Кедрина, З. С.", display: "З. С. Кедрина", role: "contributor" },
    ],
    language: "kk",
    year: 2007,
    publisher: "Жазушы",
    extent: "496 б.",
    isbns: ["9786012001372"],
    udc: ["821.512.122-31"],
    subjects: ["Қазақ әдебиеті -- Романдар"],
    keywords: [],
    annotation: "Төрт томдық роман-эпопея.",
    url: "https://example.kz/books/9786012001372",
    notes: [],
    holdings: [],
  });
});

test.each([
  ["1942", 1942],
  ["1942-05-31T00:00:00Z", 1942],
  ["[1942]", 1942],
  ["194-?", undefined],
  ["1942-1956", undefined],
  ["soon", undefined],
])("the date %s gives the year %s", (date, year) => {
  expect(draftOf(`<dc:title>Т</dc:title><dc:date>${date}</dc:date>`)?.year).toBe(year);
});

test.each([
  ["kk-KZ", "kk"],
  ["kaz", "kk"],
  ["rus", "ru"],
  ["English", undefined],
])("the language %s is %s", (language, code) => {
  expect(draftOf(`<dc:title>Т</dc:title><dc:language>${language}</dc:language>`)?.language).toBe(code);
});

test("a journal is a serial with its ISSN, a PDF an e-resource", () => {
  expect(
    draftOf("<dc:title>Жұлдыз</dc:title><dc:type>Journal</dc:type><dc:identifier>ISSN 0134-3211</dc:identifier>"),
  ).toMatchObject({ kind: "serial", isbns: [] });
  expect(draftOf("<dc:title>Т</dc:title><dc:format>application/pdf</dc:format>")?.kind).toBe("e-resource");
});

test("qualified terms say the same", () => {
  const draft = draftOf(
    "<dcterms:title>Т</dcterms:title><dcterms:alternative>Т2</dcterms:alternative><dcterms:issued>2001</dcterms:issued><dcterms:abstract>Мазмұны</dcterms:abstract>",
  );
  expect(draft).toMatchObject({ title: "Т", parallelTitles: ["Т2"], year: 2001, annotation: "Мазмұны" });
});

test("УДК, ӘОЖ and UDC before a number are the classification, and a year is not", () => {
  const draft = draftOf(
    "<dc:title>Т</dc:title><dc:subject>УДК 94(574)</dc:subject><dc:subject>ӘОЖ: 821.512.122</dc:subject><dc:subject>1941</dc:subject>",
  );
  expect(draft).toMatchObject({ udc: ["94(574)", "821.512.122"], subjects: ["1941"] });
});

test("without a title there is no record", () => {
  expect(draftOf("<dc:creator>Әуезов</dc:creator><dc:title> / </dc:title>")).toBeUndefined();
});
