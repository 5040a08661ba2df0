import { expect, test } from "vitest";
import { controlField, dataField, type MarcField } from "../library/marc-record.ts";
import { marc21Draft } from "./marc21.ts";

type Pairs = readonly (readonly [code: string, value: string])[];

function field(tag: string, indicators: string, ...pairs: Pairs): readonly MarcField[] {
  return dataField(tag, indicators, pairs);
}

function draftOf(fields: readonly MarcField[], leader = "00000nam a2200000 a 4500") {
  return marc21Draft({ leader, fields: [controlField("001", "k1"), ...fields] });
}

const title = field("245", "10", ["a", "Абай жолы /"]);

test("a book catalogued in Latin letters is found by its title and its author in the Kazakh of its title page", () => {
  const draft = draftOf([
    ...field("100", "1 ", ["6", "880-01"], ["a", "Auezov, Mukhtar,"], ["d", "1897-1961."]),
    ...field("245", "10", ["6", "880-02"], ["a", "Abaĭ zholy /"]),
    ...field("880", "1 ", ["6", "100-01/(N"], ["a", "Әуезов, Мұхтар,"], ["d", "1897-1961."]),
    ...field("880", "10", ["6", "245-02/(N"], ["a", "Абай жолы."], ["n", "2-кітап /"]),
    ...field("880", "1 ", ["6", "700-00/(N"], ["a", "Кім екені белгісіз"]),
  ]);
  expect(draft).toMatchObject({
    title: "Abaĭ zholy",
    parallelTitles: ["Абай жолы. 2-кітап"],
    names: [{ heading: "Auezov, Mukhtar", dates: "1897-1961", variants: ["Әуезов, Мұхтар"] }],
  });
});

test("contents are one work a text, whether written in one or each by itself", () => {
  const draft = draftOf([
    ...title,
    ...field("505", "0 ", ["a", "Көксерек -- Қараш-қараш оқиғасы / М. Әуезов."]),
    ...field("505", "00", ["t", "Қорғансыздың күні /"], ["r", "М. Әуезов --"], ["t", "Қилы заман."]),
  ]);
  expect(draft?.contents).toEqual([
    "Көксерек",
    "Қараш-қараш оқиғасы / М. Әуезов",
    "Қорғансыздың күні / М. Әуезов",
    "Қилы заман",
  ]);
});

test("an article knows its journal, with the year, the number and the pages", () => {
  const draft = draftOf(
    [
      ...title,
      ...field(
        "773",
        "0 ",
        ["t", "Жұлдыз."],
        ["d", "Алматы, 2001."],
        ["g", "№ 3. – Б. 12–15"],
        ["x", "0134-3211"],
        ["w", "(KZ)zh1"],
      ),
    ],
    "00000naa a2200000 a 4500",
  );
  expect(draft?.links).toEqual([
    {
      relation: "host",
      title: "Жұлдыз",
      place: "Алматы",
      year: "2001",
      volume: "№ 3",
      pages: "12-15",
      issn: "0134-3211",
      number: "zh1",
    },
  ]);
});

test("several places, publishers, series, forms and addresses are all kept, the first where one is shown", () => {
  const draft = draftOf([
    ...title,
    ...field(
      "264",
      " 1",
      ["a", "Алматы :"],
      ["b", "Жазушы ;"],
      ["a", "Мәскеу :"],
      ["b", "Наука,"],
      ["c", "cop. 1987."],
    ),
    ...field("490", "1 ", ["a", "Мектеп кітапханасы,"], ["x", "0134-3211 ;"], ["v", "2-кітап"]),
    ...field("490", "0 ", ["a", "Классика"]),
    ...field("655", " 7", ["a", "Романдар"]),
    ...field("655", " 7", ["a", "Тарихи шығармалар"]),
    ...field("856", "40", ["u", "https://kazneb.kz/1"]),
    ...field("856", "40", ["u", "https://kazneb.kz/2"]),
  ]);
  expect(draft).toMatchObject({
    place: "Алматы",
    places: ["Алматы", "Мәскеу"],
    publishers: ["Жазушы", "Наука"],
    year: 1987,
    dateText: "cop. 1987",
    series: "Мектеп кітапханасы ; 2-кітап",
    allSeries: [{ title: "Мектеп кітапханасы", volume: "2-кітап", issn: "0134-3211" }, { title: "Классика" }],
    form: "Романдар",
    forms: ["Романдар", "Тарихи шығармалар"],
    urls: ["https://kazneb.kz/1", "https://kazneb.kz/2"],
  });
});

test("classes and numbers are named by their systems, subjects by their kinds", () => {
  const draft = draftOf([
    ...title,
    ...field("015", "  ", ["a", "93-1141"]),
    ...field("024", "2 ", ["a", "979-0-2306-7118-7"]),
    ...field("024", "7 ", ["a", "10.1000/182"], ["2", "doi"]),
    ...field("050", " 4", ["a", "PL65.K41"], ["b", "A9"]),
    ...field("082", "04", ["a", "894.345"]),
    ...field("084", "  ", ["a", "84(5Қаз)"], ["2", "rubbk"]),
    ...field("084", "  ", ["a", "17.82"], ["2", "grnti"]),
    ...field("600", "14", ["a", "Абай Құнанбайұлы"]),
    ...field("650", " 4", ["a", "Тарихи роман"]),
    ...field("651", " 4", ["a", "Семей"]),
  ]);
  expect(draft).toMatchObject({
    identifiers: [
      { scheme: "nbn", value: "93-1141" },
      { scheme: "ismn", value: "979-0-2306-7118-7" },
      { scheme: "doi", value: "10.1000/182" },
    ],
    classes: [
      { scheme: "ddc", mark: "894.345" },
      { scheme: "lcc", mark: "PL65.K41 A9" },
      { scheme: "bbk", mark: "84(5Қаз)" },
      { scheme: "grnti", mark: "17.82" },
    ],
    subjects: ["Абай Құнанбайұлы", "Тарихи роман", "Семей"],
    namedSubjects: [
      { kind: "person", heading: "Абай Құнанбайұлы" },
      { kind: "place", heading: "Семей" },
    ],
  });
});

test("the original of a translation, its uniform title and variants of the title stand apart", () => {
  const draft = draftOf([
    ...field("240", "10", ["a", "Works."]),
    ...field("245", "10", ["a", "Путь Абая /"]),
    ...field("246", "3 ", ["a", "Абай. Эпопея"]),
    ...field("246", "31", ["a", "Abai"]),
    ...field("765", "0 ", ["t", "Абай жолы"], ["d", "Алматы : Жазушы, 1942"]),
  ]);
  expect(draft).toMatchObject({
    originalTitle: "Абай жолы",
    uniformTitle: "Works",
    variantTitles: ["Абай. Эпопея"],
    parallelTitles: ["Abai"],
    links: [{ relation: "original", title: "Абай жолы", place: "Алматы", publisher: "Жазушы", year: "1942" }],
  });
});

test("a body, a meeting and the roles of a name are told whole", () => {
  const draft = draftOf([
    ...title,
    ...field("111", "2 ", ["a", "Абай оқулары"], ["n", "(2 :"], ["d", "2000 :"], ["c", "Алматы)"]),
    ...field("700", "1 ", ["a", "Жұбанов, А. Қ."], ["q", "(Ахмет Қуанұлы),"], ["4", "cmp"], ["4", "cnd"]),
    ...field("700", "0 ", ["a", "Шәкәрім,"], ["c", "ақын,"], ["e", "аударма жасаған."]),
    ...field("710", "2 ", ["a", "Қазақ ұлттық университеті."]),
  ]);
  expect(draft?.names).toEqual([
    {
      heading: "Абай оқулары (2 ; 2000 ; Алматы)",
      display: "Абай оқулары (2 ; 2000 ; Алматы)",
      kind: "meeting",
      role: "author",
    },
    {
      heading: "Жұбанов, А. Қ.",
      display: "А. Қ. Жұбанов",
      variants: ["Жұбанов, Ахмет Қуанұлы"],
      role: "contributor",
      relators: ["cmp", "cnd"],
    },
    { heading: "Шәкәрім", display: "Шәкәрім", epithet: "ақын", role: "translator" },
    { heading: "Қазақ ұлттық университеті", display: "Қазақ ұлттық университеті", kind: "body", role: "contributor" },
  ]);
});

test("the coded numbers of a serial (853, 863) become a summary a reader can read, unless 866 has one", () => {
  const serial = [
    ...title,
    ...field("852", "  ", ["8", "1"], ["b", "main"]),
    ...field("853", "20", ["8", "1"], ["a", "т."], ["b", "№"], ["i", "(жыл)"]),
    ...field("863", "40", ["8", "1.1"], ["a", "1"], ["b", "1-6"], ["i", "1990"]),
    ...field("863", "40", ["8", "1.2"], ["a", "2"], ["i", "1991"]),
  ];
  const leader = "00000nas a2200000 a 4500";
  expect(draftOf(serial, leader)?.holdings).toEqual([
    { branch: "main", callNumber: "", years: "1990 (т. 1, № 1-6); 1991 (т. 2)", items: [] },
  ]);
  const told = draftOf([...serial, ...field("866", " 0", ["8", "1"], ["a", "1990-1991"])], leader);
  expect(told?.holdings[0]?.years).toBe("1990-1991");
});

test("readers in words, languages of text and summary, edition and uncertain dates are kept as printed", () => {
  const draft = draftOf([
    ...title,
    ...field("041", "0 ", ["a", "kazrus"], ["b", "eng"]),
    ...field("250", "  ", ["a", "2-бас.,"], ["b", "толықт."]),
    ...field("260", "  ", ["a", "[S.l.] :"], ["b", "[s.n.],"], ["c", "[199-?]."]),
    ...field("521", "  ", ["a", "Мектеп оқушыларына"]),
    ...field("521", "  ", ["a", "12+"]),
  ]);
  expect(draft).toMatchObject({
    language: "kk",
    languages: ["kk", "ru"],
    summaryLanguages: ["en"],
    edition: "2-бас., толықт.",
    dateText: "[199-?]",
    readers: "Мектеп оқушыларына",
    audience: "12+",
  });
  expect(draft).not.toHaveProperty("year");
  expect(draft).not.toHaveProperty("place");
});
