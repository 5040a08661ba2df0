import { controlNumberOf } from "./control-number.ts";
import type { Holding, Item } from "./holding.ts";
import { languageToMarc } from "./language-code.ts";
import { controlField, dataField, type MarcField, type MarcRecord } from "./marc-record.ts";
import type { BibRecord, Name } from "./record.ts";
import { marcRelators } from "./relators.ts";

/** A record in MARC21, without ISBD punctuation (leader/18 "c"), holdings in 852, 866 and 876. */
export function writeMarc(record: BibRecord): MarcRecord {
  return {
    leader: leaderOf(record),
    fields: [
      controlField("001", controlNumberOf(record)),
      ...(record.kind === "e-resource" ? [controlField("007", "cr")] : []),
      controlField("008", codedData(record)),
      ...identifiers(record),
      ...names(record)
        .slice(0, 1)
        .filter((field) => field.tag === "100"),
      ...titles(record),
      ...description(record),
      ...topics(record),
      ...names(record).filter((field) => field.tag === "700"),
      ...dataField("856", "40", [["u", record.url]]),
      ...record.holdings.flatMap((holding, at) => holdingFields(holding, at + 1)),
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
  const dates =
    kind === "serial" ? `c${originalYear ?? "uuuu"}9999` : year === undefined ? "nuuuuuuuu" : `s${year}    `;
  const form = kind === "e-resource" ? "o" : " ";
  const language = languageToMarc(record.language ?? "und");
  // Of what is not known here the fill character says so.
  return `||||||${dates}|||${"|".repeat(5)}${form}${"|".repeat(11)}${language} c`;
}

function identifiers(record: BibRecord): MarcField[] {
  const { language, originalLanguage, originalYear } = record;
  const code = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : languageToMarc(text);
  return [
    ...record.isbns.flatMap((isbn) => dataField("020", "  ", [["a", isbn]])),
    ...dataField("022", "  ", [["a", record.issn]]),
    ...(originalLanguage === undefined
      ? []
      : dataField("041", "1 ", [
          ["a", code(language)],
          ["h", code(originalLanguage)],
        ])),
    ...dataField("046", "  ", [["k", originalYear]]),
    ...record.udc.flatMap((udc) => dataField("080", "  ", [["a", udc]])),
  ];
}

/** The first author is the main entry; all others are added entries in their order. */
function names(record: BibRecord): MarcField[] {
  return record.names.flatMap((name, at) =>
    dataField(at === 0 && name.role === "author" ? "100" : "700", nameType(name), [
      ["a", name.heading],
      ["d", name.dates],
      ["4", marcRelators[name.role]],
    ]),
  );
}

function nameType({ heading }: Name): string {
  return heading.includes(",") ? "1 " : "0 ";
}

function titles(record: BibRecord): MarcField[] {
  const { part } = record;
  return [
    ...dataField("240", "10", [["a", record.originalTitle]]),
    ...dataField("245", "10", [
      ["a", record.commonTitle ?? record.title],
      ["b", record.subtitle],
      ["n", part?.designation],
      ["p", part?.title],
    ]),
    ...record.parallelTitles.flatMap((title) => dataField("246", "31", [["a", title]])),
  ];
}

function description(record: BibRecord): MarcField[] {
  return [
    ...dataField("264", " 1", [
      ["a", record.place],
      ["b", record.publisher],
      ["c", record.year],
    ]),
    ...dataField("300", "  ", [["a", record.extent]]),
    ...dataField("490", "0 ", [["a", record.series]]),
    ...record.notes.flatMap((note) => dataField("500", "  ", [["a", note]])),
    ...dataField("520", "  ", [["a", record.annotation]]),
    ...dataField("521", "  ", [["a", record.audience]]),
  ];
}

function topics(record: BibRecord): MarcField[] {
  return [
    ...record.subjects.flatMap((subject) => dataField("650", " 4", [["a", subject]])),
    ...record.keywords.flatMap((keyword) => dataField("653", "  ", [["a", keyword]])),
    ...dataField("655", " 4", [["a", record.form]]),
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

function itemField({ barcode, status, dueBack }: Item, link: number): readonly MarcField[] {
  return dataField("876", "  ", [
    ["8", link],
    ["j", status],
    ["p", barcode],
    ["z", dueBack && `due back ${dueBack}`],
  ]);
}
