import { expect, test } from "vitest";
import { controlField, dataField, type MarcField } from "../library/marc-record.ts";
import { unimarcDraft } from "./unimarc.ts";

function draftOf(fields: readonly MarcField[], leader = "00000nam  2200000   450 ") {
  return unimarcDraft({ leader, fields: [controlField("001", "r1"), ...fields] });
}

const title = dataField("200", "1 ", [
  ["a", "Путь Абая"],
  ["e", "роман-эпопея"],
  ["f", "М. Ауэзов"],
]);

test("the fields inside a linking field give the original title of a translation", () => {
  const draft = draftOf([
    ...dataField("101", "1 ", [
      ["a", "rus"],
      ["c", "kaz"],
    ]),
    ...title,
    ...dataField("454", " 1", [
      ["1", "2001 "],
      ["a", "Абай жолы"],
      ["1", "700 1"],
      ["a", "Әуезов"],
    ]),
  ]);
  expect(draft).toMatchObject({ originalTitle: "Абай жолы", language: "ru", originalLanguage: "kk" });
});

test("a volume that names its set in 461 is titled by the set", () => {
  const draft = draftOf([
    ...dataField("200", "1 ", [["a", "Странные люди"]]),
    ...dataField("461", " 0", [
      ["1", "2001 "],
      ["a", "Собрание сочинений"],
      ["v", "Кн. 3"],
    ]),
  ]);
  expect(draft).toMatchObject({
    title: "Собрание сочинений. Кн. 3, Странные люди",
    commonTitle: "Собрание сочинений",
    part: { designation: "Кн. 3", number: 3, title: "Странные люди" },
  });
});

test("names take their full forenames, the first author first, others by their relator", () => {
  const draft = draftOf([
    ...title,
    ...dataField("702", " 1", [
      ["a", "Никольская"],
      ["b", "А."],
      ["g", "Анна"],
      ["4", "730"],
    ]),
    ...dataField("700", " 1", [
      ["a", "Ауэзов"],
      ["b", "М."],
      ["g", "Мухтар"],
      ["f", "1897-1961"],
      ["4", "070"],
    ]),
  ]);
  expect(draft?.names).toEqual([
    { heading: "Ауэзов, Мухтар", display: "Мухтар Ауэзов", dates: "1897-1961", role: "author" },
    { heading: "Никольская, Анна", display: "Анна Никольская", role: "translator" },
  ]);
});

test("an uncertain date gives no year, and a reproduction knows the year of its original", () => {
  expect(
    draftOf([
      ...title,
      ...dataField("210", "  ", [
        ["a", "[Б. м.]"],
        ["d", "[199-?]"],
      ]),
    ]),
  ).not.toHaveProperty("year");
  const coded = dataField("100", "  ", [["a", "19991220e19991913u  y0rusy50      ca"]]);
  expect(draftOf([...title, ...coded])).toMatchObject({ year: 1999, originalYear: 1913 });
});

test("each 899 is a copy; copies of one place stand together", () => {
  const copy = (barcode: string, status: string) =>
    dataField("899", "  ", [
      ["a", "main"],
      ["j", "82 А 1"],
      ["p", barcode],
      ["x", status],
    ]);
  expect(draftOf([...title, ...copy("1", "available"), ...copy("2", "on-loan 2026-12-01")])?.holdings).toEqual([
    {
      branch: "main",
      callNumber: "82 А 1",
      items: [
        { barcode: "1", status: "available" },
        { barcode: "2", status: "on-loan", dueBack: "2026-12-01" },
      ],
    },
  ]);
});

test("a serial is known by the leader and begins with its first coded date", () => {
  const coded = dataField("100", "  ", [["a", "19991220a19349999u  y0rusy50      ca"]]);
  expect(draftOf([...title, ...coded], "00000nas  2200000   450 ")).toMatchObject({
    kind: "serial",
    originalYear: 1934,
  });
});

test("without a title proper a record is named by its uniform title or another", () => {
  expect(draftOf(dataField("500", "11", [["a", "Қобыланды батыр"]]))).toMatchObject({ title: "Қобыланды батыр" });
  expect(draftOf(dataField("517", "1 ", [["a", "Абай жолы"]]))).toMatchObject({ title: "Абай жолы" });
  expect(draftOf(dataField("210", "  ", [["a", "Алматы"]]))).toBeUndefined();
});
