import { expect, test } from "vitest";
import { controlField, dataField, type MarcField } from "../library/marc-record.ts";
import { marc21Draft } from "./marc21.ts";

const title = dataField("245", "10", [["a", "Abai /"]]);

function draftOf(fields: readonly MarcField[], leader = "00000nam a2200000 a 4500") {
  return marc21Draft({ leader, fields: [...title, ...fields] });
}

/** 008 with a type of date, two dates and a language. */
function coded(dates: string, language = "eng"): MarcField {
  return controlField("008", `991231${dates}kz ${" ".repeat(17)}${language} d`);
}

test.each([
  ["1998.", 1998],
  ["c1998", 1998],
  ["[1998]", 1998],
  ["1990, c1988", 1990],
  ["©2011", 2011],
  ["2013 ж.", 2013],
  ["[1998?]", undefined],
  ["[199-?]", undefined],
  ["1998-2003", undefined],
  ["между 1990 и 1995", undefined],
])("of the date %s the year is %s", (date, year) => {
  expect(draftOf(dataField("260", "  ", [["c", date]]))?.year).toBe(year);
});

test("without a printed date the coded single date is the year; a serial's first date is when it began", () => {
  expect(draftOf([coded("s1975    ")])?.year).toBe(1975);
  expect(draftOf([coded("q19901999")])?.year).toBeUndefined();
  expect(draftOf([coded("r19751942")])).toMatchObject({ year: 1975, originalYear: 1942 });
  const serial = draftOf([coded("c19349999")], "00000nas a2200000 a 4500");
  expect(serial).toMatchObject({ kind: "serial", originalYear: 1934 });
  expect(serial?.year).toBeUndefined();
});

test("the punctuation ISBD puts between areas is taken off, the words' own is kept", () => {
  const draft = marc21Draft({
    leader: "00000nam a2200000 a 4500",
    fields: [
      ...dataField("245", "10", [
        ["a", "What is to be done? :"],
        ["b", "a novel /"],
      ]),
      ...dataField("260", "  ", [
        ["a", "Almaty :"],
        ["b", "Zhazushy,"],
        ["c", "1975."],
      ]),
      ...dataField("300", "  ", [["a", "320 p. ;"]]),
      ...dataField("700", "1 ", [
        ["a", "Auezov, M. O.,"],
        ["d", "1897-1961,"],
        ["e", "translator."],
      ]),
    ],
  });
  expect(draft).toMatchObject({
    title: "What is to be done?",
    subtitle: "a novel",
    place: "Almaty",
    publisher: "Zhazushy",
    names: [{ heading: "Auezov, M. O.", display: "M. O. Auezov", dates: "1897-1961", role: "translator" }],
  });
});

test("a volume is named by the title of the whole, its designation and its own title", () => {
  const [field] = dataField("245", "10", [
    ["a", "Абай жолы."],
    ["n", "2-кітап,"],
    ["p", "Қайтқанда /"],
  ]);
  expect(marc21Draft({ leader: "00000nam a2200000 a 4500", fields: field ? [field] : [] })).toMatchObject({
    title: "Абай жолы. 2-кітап, Қайтқанда",
    commonTitle: "Абай жолы",
    part: { designation: "2-кітап", number: 2, title: "Қайтқанда" },
  });
});

test("languages become ISO 639-1, else 639-3; codes that say none leave it absent", () => {
  expect(draftOf([coded("nuuuuuuuu", "kaz")])?.language).toBe("kk");
  expect(draftOf([coded("nuuuuuuuu", "fre")])?.language).toBe("fr");
  expect(draftOf([coded("nuuuuuuuu", "alt")])?.language).toBe("alt");
  expect(draftOf([coded("nuuuuuuuu", "mul")])?.language).toBeUndefined();
  expect(
    draftOf(
      dataField("041", "1 ", [
        ["a", "engkaz"],
        ["h", "kaz"],
      ]),
    ),
  ).toMatchObject({ language: "en", originalLanguage: "kk" });
});

test("Koha's items are gathered by branch and call number with their states", () => {
  const item = (barcode: string, ...more: [string, string][]) =>
    dataField("952", "  ", [["b", "main"], ["o", "82 А 1"], ["p", barcode], ...more]);
  expect(
    draftOf([...item("1"), ...item("2", ["q", "2026-12-01"]), ...item("3", ["7", "1"]), ...item("4", ["1", "2"])])
      ?.holdings,
  ).toEqual([
    {
      branch: "main",
      callNumber: "82 А 1",
      items: [
        { barcode: "1", status: "available" },
        { barcode: "2", status: "on-loan", dueBack: "2026-12-01" },
        { barcode: "3", status: "reference" },
        { barcode: "4", status: "lost" },
      ],
    },
  ]);
});

test("a record without a title is no draft", () => {
  expect(marc21Draft({ leader: "", fields: [controlField("001", "1")] })).toBeUndefined();
});

test.each([
  ["the kind of papers (245 $k)", dataField("245", "10", [["k", "Қолжазбалар."]]), "Қолжазбалар"],
  ["a uniform title (130)", dataField("130", "0 ", [["a", "Қобыланды батыр."]]), "Қобыланды батыр"],
  ["the key title of a serial (222)", dataField("222", " 0", [["a", "Жұлдыз (Алматы)"]]), "Жұлдыз (Алматы)"],
  ["another form of the title (246)", dataField("246", "3 ", [["a", "Абай жолы"]]), "Абай жолы"],
])("without a title proper a record is named by %s", (_kind, fields, expected) => {
  expect(marc21Draft({ leader: "00000nam a2200000 a 4500", fields: [...fields] })).toMatchObject({ title: expected });
});

test("a record with no title anywhere is none", () => {
  const fields = dataField("260", "  ", [["a", "Алматы"]]);
  expect(marc21Draft({ leader: "00000nam a2200000 a 4500", fields: [...fields] })).toBeUndefined();
});
