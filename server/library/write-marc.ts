import { controlNumberOf } from "./control-number.ts";
import type { Holding, Item } from "./holding.ts";
import { serialOfIssue } from "./issue.ts";
import { languageToMarc } from "./language-code.ts";
import { controlField, dataField, type MarcField, type MarcRecord } from "./marc-record.ts";
import type { BibRecord, NamedSubject } from "./record.ts";
import { linkFields } from "./write-marc-links.ts";
import { nameFields } from "./write-marc-names.ts";

/** A record in MARC21, without ISBD punctuation (leader/18 "c"), holdings in 852, 866 and 876. */
export function writeMarc(record: BibRecord): MarcRecord {
  const { main, added, linked } = nameFields(record.names);
  return {
    leader: leaderOf(record),
    fields: [
      controlField("001", controlNumberOf(record)),
      ...(record.kind === "e-resource" ? [controlField("007", "cr")] : []),
      controlField("008", codedData(record)),
      ...identifiers(record),
      ...classes(record),
      ...main,
      ...titles(record, main.length > 0),
      ...description(record),
      ...topics(record),
      ...added,
      ...linkFields(record.links ?? []),
      ...(record.urls ?? [record.url]).flatMap((url) => dataField("856", "40", [["u", url]])),
      ...record.holdings.flatMap((holding, at) => holdingFields(holding, at + 1)),
      ...linked,
    ],
  };
}

/** The leader of a record that is made of its description. */
export function leaderOf({ kind }: BibRecord): string {
  const type = kind === "e-resource" ? "mm" : kind === "serial" ? "as" : "am";
  // Lengths are filled in by whoever writes bytes.
  return `00000n${type} a2200000 c 4500`;
}

function codedData(record: BibRecord): string {
  const { kind, year, originalYear } = record;
  const isRun = kind === "serial" && !serialOfIssue(record);
  const dates = isRun ? `c${originalYear ?? "uuuu"}9999` : year === undefined ? "nuuuuuuuu" : `s${year}    `;
  const form = kind === "e-resource" ? "o" : " ";
  const language = languageToMarc(record.language ?? "und");
  // Of what is not known here the fill character says so.
  return `||||||${dates}|||${"|".repeat(5)}${form}${"|".repeat(11)}${language} c`;
}

function identifiers(record: BibRecord): MarcField[] {
  const { identifiers: others = [] } = record;
  return [
    ...others.filter(({ scheme }) => scheme === "nbn").flatMap(({ value }) => dataField("015", "  ", [["a", value]])),
    ...record.isbns.flatMap((isbn) => dataField("020", "  ", [["a", isbn]])),
    ...dataField("022", "  ", [["a", record.issn]]),
    ...others.filter(({ scheme }) => scheme !== "nbn").flatMap(otherNumber),
    ...languageField(record),
    ...dataField("046", "  ", [["k", record.originalYear]]),
  ];
}

const numberKinds: Readonly<Record<string, string>> = { isrc: "0 ", ismn: "2 ", other: "8 " };

function otherNumber({ scheme, value }: { scheme: string; value: string }): readonly MarcField[] {
  const kind = numberKinds[scheme];
  return dataField("024", kind ?? "7 ", [
    ["a", value],
    ["2", kind === undefined ? scheme : undefined],
  ]);
}

function languageField(record: BibRecord): readonly MarcField[] {
  const { language, languages = [], originalLanguage, summaryLanguages = [] } = record;
  if (languages.length === 0 && originalLanguage === undefined && summaryLanguages.length === 0) return [];
  const ofText = languages.length > 0 ? languages : language === undefined ? [] : [language];
  return dataField("041", originalLanguage === undefined ? "0 " : "1 ", [
    ...ofText.map((code) => ["a", languageToMarc(code)] as const),
    ...summaryLanguages.map((code) => ["b", languageToMarc(code)] as const),
    ["h", originalLanguage === undefined ? undefined : languageToMarc(originalLanguage)],
  ]);
}

function classes(record: BibRecord): MarcField[] {
  const { udc, classes: others = [] } = record;
  return [
    ...others.filter(({ scheme }) => scheme === "lcc").flatMap(({ mark }) => dataField("050", " 4", [["a", mark]])),
    ...udc.flatMap((mark) => dataField("080", "  ", [["a", mark]])),
    ...others.filter(({ scheme }) => scheme === "ddc").flatMap(({ mark }) => dataField("082", "04", [["a", mark]])),
    ...others
      .filter(({ scheme }) => scheme !== "lcc" && scheme !== "ddc")
      .flatMap(({ scheme, mark }) =>
        dataField("084", "  ", [
          ["a", mark],
          ["2", scheme === "other" ? undefined : scheme],
        ]),
      ),
  ];
}

/** With an author as main entry the uniform title stands in 240, and the title of the original in 765; else it is the main entry itself. */
function titles(record: BibRecord, hasAuthor: boolean): MarcField[] {
  const { part, originalTitle, uniformTitle, links = [] } = record;
  const in240 = hasAuthor ? (uniformTitle ?? originalTitle) : originalTitle;
  const in765 = in240 === originalTitle || links.some(({ relation }) => relation === "original");
  return [
    ...(hasAuthor ? [] : dataField("130", "0 ", [["a", uniformTitle]])),
    ...dataField("240", "10", [["a", in240]]),
    ...dataField("245", "10", [
      ["a", record.commonTitle ?? record.title],
      ["b", record.subtitle],
      ["n", part?.designation],
      ["p", part?.title],
    ]),
    ...record.parallelTitles.flatMap((title) => dataField("246", "31", [["a", title]])),
    ...(record.variantTitles ?? []).flatMap((title) => dataField("246", "3 ", [["a", title]])),
    ...(in765 ? [] : dataField("765", "0 ", [["t", originalTitle]])),
  ];
}

function description(record: BibRecord): MarcField[] {
  const { places = [record.place], publishers = [record.publisher], series, contents = [] } = record;
  const allSeries = record.allSeries ?? [{ title: series, volume: undefined, issn: undefined }];
  return [
    ...dataField("250", "  ", [["a", record.edition]]),
    ...dataField("264", " 1", [
      ...places.map((place) => ["a", place] as const),
      ...publishers.map((publisher) => ["b", publisher] as const),
      ["c", record.dateText ?? record.year],
    ]),
    ...dataField("300", "  ", [["a", record.extent]]),
    ...allSeries.flatMap(({ title, volume, issn }) =>
      dataField("490", "0 ", [
        ["a", title],
        ["x", issn],
        ["v", volume],
      ]),
    ),
    ...record.notes.flatMap((note) => dataField("500", "  ", [["a", note]])),
    ...contents.flatMap((work) => dataField("505", "80", [["t", work]])),
    ...dataField("520", "  ", [["a", record.annotation]]),
    ...dataField("521", "  ", [["a", record.audience]]),
    ...dataField("521", "  ", [["a", record.readers]]),
  ];
}

const subjectTags: Readonly<Record<NamedSubject["kind"], string>> = {
  person: "600",
  body: "610",
  work: "630",
  place: "651",
};

function topics(record: BibRecord): MarcField[] {
  const { namedSubjects = [], forms = [record.form] } = record;
  return [
    ...record.subjects.flatMap((subject) => {
      const kind = namedSubjects.find(({ heading }) => heading === subject)?.kind;
      return dataField(kind === undefined ? "650" : subjectTags[kind], " 4", [["a", subject]]);
    }),
    ...record.keywords.flatMap((keyword) => dataField("653", "  ", [["a", keyword]])),
    ...forms.flatMap((form) => dataField("655", " 4", [["a", form]])),
  ];
}

function holdingFields(holding: Holding, link: number): MarcField[] {
  return [
    ...dataField("852", "  ", [
      ["8", link],
      ["b", holding.branch],
      ["c", holding.location],
      ["h", holding.callNumber],
    ]),
    ...(holding.years === undefined
      ? []
      : dataField("866", "  ", [
          ["8", link],
          ["a", holding.years],
        ])),
    ...holding.items.flatMap((item) => itemField(item, link)),
  ];
}

function itemField({ barcode, status, dueBack, inventory, acquired }: Item, link: number): readonly MarcField[] {
  return dataField("876", "  ", [
    ["8", link],
    ["a", inventory],
    ["d", acquired],
    ["j", status],
    ["p", barcode],
    ["z", dueBack && `due back ${dueBack}`],
  ]);
}
