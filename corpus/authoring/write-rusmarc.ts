import { controlNumberOf } from "../../server/library/control-number.ts";
import type { Holding, Item } from "../../server/library/holding.ts";
import { languageToMarc } from "../../server/library/language-code.ts";
import { controlField, dataField, type MarcField, type MarcRecord } from "../../server/library/marc-record.ts";
import type { BibRecord, Name } from "../../server/library/record.ts";
import { unimarcRelators } from "../../server/library/relators.ts";

/** A record in RUSMARC. */
export function writeRusmarc(record: BibRecord): MarcRecord {
  return {
    leader: leaderOf(record),
    fields: [
      controlField("001", controlNumberOf(record)),
      ...record.isbns.flatMap((isbn) => dataField("010", "  ", [["a", isbn]])),
      ...dataField("011", "  ", [["a", record.issn]]),
      ...dataField("100", "  ", [["a", codedData(record)]]),
      ...languageField(record),
      ...titleFields(record),
      ...descriptionFields(record),
      ...topicFields(record),
      ...record.names.flatMap(nameField),
      ...dataField("856", "4 ", [["u", record.url]]),
      ...record.holdings.flatMap(holdingFields),
    ],
  };
}

function leaderOf({ kind }: BibRecord): string {
  const type = kind === "e-resource" ? "lm" : kind === "serial" ? "as" : "am";
  return `00000n${type}  2200000   450 `;
}

/** Field 100 $a: type of date, dates, language of cataloguing and character set (50: ISO 10646). The date of entry is not known. */
export function codedData({ kind, year, originalYear }: BibRecord): string {
  const date = (value: number | undefined): string => String(value ?? "    ");
  const dates =
    kind === "serial"
      ? `a${date(originalYear)}9999`
      : originalYear === undefined
        ? `d${date(year)}    `
        : `e${date(year)}${date(originalYear)}`;
  return `${" ".repeat(8)}${dates}   y0kazy50      ca`;
}

function languageField({ language, originalLanguage }: BibRecord): readonly MarcField[] {
  const code = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : languageToMarc(text);
  return dataField("101", originalLanguage === undefined ? "0 " : "1 ", [
    ["a", code(language)],
    ["c", code(originalLanguage)],
  ]);
}

function titleFields(record: BibRecord): MarcField[] {
  return [
    ...dataField("200", "1 ", [
      ["a", record.commonTitle ?? record.title],
      ...record.parallelTitles.map((title) => ["d", title] as const),
      ["e", record.subtitle],
      ["h", record.part?.designation],
      ["i", record.part?.title],
      ["f", authors(record)],
    ]),
    ...(record.originalTitle === undefined
      ? []
      : dataField("454", " 1", [
          ["1", "2001 "],
          ["a", record.originalTitle],
        ])),
  ];
}

function authors(record: BibRecord): string | undefined {
  return (
    record.names
      .filter((name) => name.role === "author")
      .map((name) => name.display)
      .join(", ") || undefined
  );
}

function descriptionFields(record: BibRecord): MarcField[] {
  return [
    ...dataField("210", "  ", [
      ["a", record.place],
      ["c", record.publisher],
      ["d", record.year],
    ]),
    ...dataField("215", "  ", [["a", record.extent]]),
    ...dataField("225", "  ", [["a", record.series]]),
    ...record.notes.flatMap((note) => dataField("300", "  ", [["a", note]])),
    ...dataField("330", "  ", [["a", record.annotation]]),
    ...dataField("333", "  ", [["a", record.audience]]),
  ];
}

function topicFields(record: BibRecord): MarcField[] {
  return [
    ...record.subjects.flatMap((subject) => dataField("606", "1 ", [["a", subject]])),
    ...dataField("608", "  ", [["a", record.form]]),
    ...record.keywords.flatMap((keyword) => dataField("610", "0 ", [["a", keyword]])),
    ...record.udc.flatMap((udc) => dataField("675", "  ", [["a", udc]])),
  ];
}

function nameField(name: Name, at: number): readonly MarcField[] {
  const { surname, forenames } = partsOf(name.heading);
  return dataField(name.role === "author" ? (at === 0 ? "700" : "701") : "702", forenames ? " 1" : " 0", [
    ["a", surname],
    ["b", initials(forenames)],
    ["g", forenames],
    ["f", name.dates],
    ["4", unimarcRelators[name.role]],
  ]);
}

/** "Әуезов, Мұхтар" → surname and forenames. */
export function partsOf(heading: string): { surname: string; forenames: string | undefined } {
  const [surname = heading, ...rest] = heading.split(", ");
  return { surname, forenames: rest.join(", ") || undefined };
}

export function initials(forenames: string | undefined): string | undefined {
  return forenames
    ?.split(/[\s-]+/)
    .map((word) => `${word.charAt(0)}.`)
    .join(" ");
}

function holdingFields(holding: Holding): MarcField[] {
  const field = (item: Item | undefined) =>
    dataField("899", "  ", [
      ["a", holding.branch],
      ["b", holding.location],
      ["j", holding.callNumber],
      ["p", item?.barcode],
      ["x", item && [item.status, item.dueBack].filter(Boolean).join(" ")],
      ["z", holding.years],
    ]);
  return holding.items.length === 0 ? [...field(undefined)] : holding.items.flatMap(field);
}
