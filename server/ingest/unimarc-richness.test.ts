import { expect, test } from "vitest";
import { controlField, dataField, type MarcField } from "../library/marc-record.ts";
import { mapRecord } from "./map-record.ts";
import { unimarcDraft } from "./unimarc.ts";

type Pairs = readonly (readonly [code: string, value: string])[];

function field(tag: string, indicators: string, ...pairs: Pairs): readonly MarcField[] {
  return dataField(tag, indicators, pairs);
}

function draftOf(fields: readonly MarcField[], leader = "00000nam  2200000   450 ") {
  return unimarcDraft({ leader, fields: [controlField("001", "r1"), ...fields] });
}

const title = field("200", "1 ", ["a", "Абай жолы"]);

test("links are read from fields within a field and from subfields of their own alike", () => {
  const nested = draftOf([
    ...title,
    ...field(
      "451",
      " 0",
      ["1", "001kk0002"],
      ["1", "2001 "],
      ["a", "Абай жолы"],
      ["1", "210  "],
      ["a", "Алматы"],
      ["c", "Жазушы"],
      ["d", "1978"],
    ),
    ...field("430", " 1", ["1", "2001 "], ["a", "Әдебиет және искусство"], ["1", "011  "], ["a", "0134-3211"]),
  ]);
  expect(nested?.links).toEqual([
    { relation: "edition", title: "Абай жолы", place: "Алматы", publisher: "Жазушы", year: "1978", number: "kk0002" },
    { relation: "earlier", title: "Әдебиет және искусство", issn: "0134-3211" },
  ]);
  const plain = draftOf([
    ...title,
    ...field("451", " 0", ["0", "kk0002"], ["t", "Абай жолы"], ["c", "Алматы"], ["n", "Жазушы"], ["d", "1978"]),
    ...field("430", " 1", ["t", "Әдебиет және искусство"], ["x", "0134-3211"]),
  ]);
  expect(plain?.links).toEqual(nested?.links);
});

test("an article keeps its own title and names its journal, the number and the pages (461 with 463)", () => {
  const draft = draftOf(
    [
      ...field("200", "1 ", ["a", "Абай және қазіргі заман"]),
      ...field("461", " 0", ["1", "001zh1"], ["1", "2001 "], ["a", "Жұлдыз"], ["1", "011  "], ["a", "0134-3211"]),
      ...field("463", " 0", ["1", "2001 "], ["a", "2001, № 3"], ["v", "Б. 12–15"]),
    ],
    "00000naa  2200000   450 ",
  );
  expect(draft).toMatchObject({
    title: "Абай және қазіргі заман",
    links: [
      {
        relation: "host",
        title: "Жұлдыз",
        issn: "0134-3211",
        number: "zh1",
        year: "2001",
        volume: "№ 3",
        pages: "12-15",
      },
    ],
  });
  expect(draft).not.toHaveProperty("commonTitle");
});

test("a volume without a title of its own is titled by its set, and known as UNIMARC without a field 200", () => {
  const mapped = mapRecord(
    {
      leader: "00000nam  2200000   450 ",
      fields: [
        controlField("001", "v2"),
        ...field("100", "  ", ["a", "20200101d1990    k  y0kazy50      ca"]),
        ...field("461", " 0", ["1", "2001 "], ["a", "Таңдамалы шығармалар"], ["v", "2-том"]),
      ],
    },
    { dialect: "auto" },
  );
  expect(mapped).toMatchObject({
    dialect: "unimarc",
    draft: { title: "Таңдамалы шығармалар. 2-том", part: { number: 2 }, year: 1990 },
  });
});

test.each([
  ["made in Kazakhstan (801 $a KZ)", field("801", " 0", ["a", "KZ"], ["b", "НБРК"]), "kazmarc"],
  ["named KAZMARC (801 $2)", field("801", " 0", ["a", "RU"], ["2", "kazmarc"]), "kazmarc"],
  ["described by Russian rules (801 $g)", field("801", " 0", ["a", "KZ"], ["g", "RCR"]), "rusmarc"],
  ["with copies in 899", field("899", "  ", ["a", "main"]), "rusmarc"],
  ["with no such sign", field("801", " 0", ["a", "FR"]), "unimarc"],
  ["with 245", field("245", "10", ["a", "Abai"]), "marc21"],
])("a record %s is read as its dialect", (_, sign, dialect) => {
  const fields = dialect === "marc21" ? sign : [...title, ...sign];
  expect(mapRecord({ leader: "", fields }, { dialect: "auto" })).toMatchObject({ dialect });
});

test("contents, classes, numbers, languages, subjects and variants of the title are kept", () => {
  const draft = draftOf([
    ...title,
    ...field("013", "  ", ["a", "979-0-2306-7118-7"]),
    ...field("017", "70", ["a", "10.1000/182"], ["2", "doi"]),
    ...field("020", "  ", ["a", "KZ"], ["b", "93-1141"]),
    ...field("101", "0 ", ["a", "kaz"], ["a", "rus"], ["d", "eng"]),
    ...field("205", "  ", ["a", "2-бас."], ["b", "толықт."]),
    ...field("210", "  ", ["a", "Алматы"], ["a", "Мәскеу"], ["c", "Жазушы"], ["d", "1995-2003"]),
    ...field("225", "1 ", ["a", "Мектеп кітапханасы"], ["v", "2-кітап"], ["x", "0134-3211"]),
    ...field("327", "1 ", ["a", "Көксерек"], ["a", "Қилы заман"]),
    ...field("333", "  ", ["a", "Мектеп оқушыларына"]),
    ...field("517", "1 ", ["a", "Абай. Эпопея"]),
    ...field("600", " 0", ["a", "Абай Құнанбайұлы"]),
    ...field("607", "  ", ["a", "Семей"]),
    ...field("676", "  ", ["a", "894.345"]),
    ...field("680", "  ", ["a", "PL65"], ["b", "A9"]),
    ...field("686", "  ", ["a", "84(5Қаз)"], ["2", "rubbk"]),
    ...field("686", "  ", ["a", "17.82"], ["2", "rugasnti"]),
  ]);
  expect(draft).toMatchObject({
    identifiers: [
      { scheme: "ismn", value: "979-0-2306-7118-7" },
      { scheme: "nbn", value: "93-1141" },
      { scheme: "doi", value: "10.1000/182" },
    ],
    language: "kk",
    languages: ["kk", "ru"],
    summaryLanguages: ["en"],
    edition: "2-бас. толықт.",
    places: ["Алматы", "Мәскеу"],
    dateText: "1995-2003",
    allSeries: [{ title: "Мектеп кітапханасы", volume: "2-кітап", issn: "0134-3211" }],
    contents: ["Көксерек", "Қилы заман"],
    readers: "Мектеп оқушыларына",
    variantTitles: ["Абай. Эпопея"],
    namedSubjects: [
      { kind: "place", heading: "Семей" },
      { kind: "person", heading: "Абай Құнанбайұлы" },
    ],
    classes: [
      { scheme: "ddc", mark: "894.345" },
      { scheme: "lcc", mark: "PL65 A9" },
      { scheme: "bbk", mark: "84(5Қаз)" },
      { scheme: "grnti", mark: "17.82" },
    ],
  });
});

test("a title and a name repeated in another script are a parallel title and a variant", () => {
  const draft = draftOf([
    ...field("200", "1 ", ["6", "a01"], ["7", "ba"], ["a", "Abai joly"]),
    ...field("200", "1 ", ["6", "a01"], ["7", "ca"], ["a", "Абай жолы"]),
    ...field("700", " 1", ["6", "a02"], ["7", "ba"], ["a", "Auezov"], ["g", "Muhtar"]),
    ...field("700", " 1", ["6", "a02"], ["7", "ca"], ["a", "Әуезов"], ["g", "Мұхтар"]),
  ]);
  expect(draft).toMatchObject({
    title: "Abai joly",
    parallelTitles: ["Абай жолы"],
    names: [{ heading: "Auezov, Muhtar", variants: ["Әуезов, Мұхтар"], role: "author" }],
  });
});

test("roles are told by UNIMARC's codes, a meeting by its number, date and place", () => {
  const draft = draftOf([
    ...title,
    ...field("700", " 1", ["a", "Жұбанов"], ["b", "А."], ["c", "композитор"], ["4", "230"]),
    ...field("712", "12", ["a", "Абай оқулары"], ["d", "2"], ["f", "2000"], ["e", "Алматы"], ["4", "557"]),
  ]);
  expect(draft?.names).toEqual([
    { heading: "Жұбанов, А.", display: "А. Жұбанов", epithet: "композитор", role: "author", relators: ["cmp"] },
    {
      heading: "Абай оқулары (2 ; 2000 ; Алматы)",
      display: "Абай оқулары (2 ; 2000 ; Алматы)",
      kind: "meeting",
      role: "contributor",
      relators: ["orm"],
    },
  ]);
});

test("copies that IRBIS64 left in 910, its numbers of a serial in 909, and Koha's in 995 are read", () => {
  const irbis = draftOf([
    ...title,
    ...field("909", "  ", ["q", "1990"], ["d", "main"], ["h", "1-6"]),
    ...field("910", "  ", ["a", "1"], ["b", "101"], ["d", "main"]),
  ]);
  expect(irbis?.holdings).toEqual([
    { branch: "main", callNumber: "", years: "1990 (1-6)", items: [{ barcode: "101", status: "on-loan" }] },
  ]);
  const koha = draftOf([
    ...title,
    ...field("995", "  ", ["b", "main"], ["f", "101"], ["k", "82 Ә 98"], ["n", "2026-12-01"]),
  ]);
  expect(koha?.holdings).toEqual([
    { branch: "main", callNumber: "82 Ә 98", items: [{ barcode: "101", status: "on-loan", dueBack: "2026-12-01" }] },
  ]);
});
