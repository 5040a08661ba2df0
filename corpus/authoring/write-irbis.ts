import { controlNumberOf } from "../../server/library/control-number.ts";
import type { Holding, Item, ItemStatus } from "../../server/library/holding.ts";
import { languageToMarc } from "../../server/library/language-code.ts";
import type { BibRecord, Name } from "../../server/library/record.ts";
import { unimarcRelators } from "../../server/library/relators.ts";
import { codedData, initials, partsOf } from "./write-rusmarc.ts";

type Subfields = readonly (readonly [code: string, value: string | number | undefined])[];

/** A record as IRBIS64 text, with the line that ends it. */
export function writeIrbis(record: BibRecord): string {
  const lines = [
    line(920, record.kind === "serial" ? "J" : record.part ? "SPEC" : "PAZK"),
    line(900, [
      ["t", record.kind === "e-resource" ? "l" : "a"],
      ["b", record.kind === "serial" ? "07" : "05"],
    ]),
    ...languageLines(record),
    line(100, [["a", codedData(record)]]),
    ...record.isbns.map((isbn) => line(10, [["a", isbn]])),
    line(11, [["a", record.issn]]),
    ...record.names.map(nameLine),
    ...titleLines(record),
    ...descriptionLines(record),
    ...topicLines(record),
    line(951, [["i", record.url]]),
    line(903, controlNumberOf(record)),
    ...holdingLines(record),
  ];
  return [...lines.filter((text) => text !== ""), "*****", ""].join("\n");
}

function line(tag: number, content: Subfields | string): string {
  const value =
    typeof content === "string"
      ? content
      : content.flatMap(([code, text]) => (text === undefined || text === "" ? [] : [`^${code}${text}`])).join("");
  return value === "" ? "" : `#${tag}: ${value}`;
}

function languageLines({ language, originalLanguage }: BibRecord): string[] {
  if (language === undefined) return [];
  const code = languageToMarc(language);
  return [
    originalLanguage === undefined
      ? line(101, code)
      : line(101, [
          ["a", code],
          ["c", languageToMarc(originalLanguage)],
        ]),
  ];
}

function nameLine(name: Name, at: number): string {
  const { surname, forenames } = partsOf(name.heading);
  return line(name.role === "author" ? (at === 0 ? 700 : 701) : 702, [
    ["A", surname],
    ["B", initials(forenames)],
    ["G", forenames],
    ["F", name.dates],
    ["4", unimarcRelators[name.role]],
  ]);
}

/** A volume is a SPEC worksheet: the title of the whole in 461, the volume's own in 200. */
function titleLines(record: BibRecord): string[] {
  const own = record.part
    ? line(200, [
        ["V", record.part.designation],
        ["A", record.part.title],
        ["E", record.subtitle],
      ])
    : line(200, [
        ["A", record.title],
        ["E", record.subtitle],
      ]);
  return [
    own,
    line(461, [["C", record.commonTitle]]),
    ...record.parallelTitles.map((title) => line(510, [["D", title]])),
    line(454, [["A", record.originalTitle]]),
  ];
}

function descriptionLines(record: BibRecord): string[] {
  return [
    line(210, [
      ["A", record.place],
      ["C", record.publisher],
      ["D", record.year],
    ]),
    line(215, [["A", record.extent]]),
    line(225, [["A", record.series]]),
    ...record.notes.map((note) => line(300, [["A", note]])),
    line(331, record.annotation ?? ""),
    line(333, [["A", record.audience]]),
  ];
}

function topicLines(record: BibRecord): string[] {
  return [
    ...record.subjects.map((subject) => line(606, [["A", subject]])),
    line(608, [["A", record.form]]),
    ...record.keywords.map((keyword) => line(610, keyword)),
    ...record.udc.map((udc) => line(675, udc)),
  ];
}

function holdingLines(record: BibRecord): string[] {
  const [first] = record.holdings;
  const [udc = "", ...mark] = first?.callNumber.split(" ") ?? [];
  return [
    line(906, udc),
    line(908, mark.join(" ")),
    ...record.holdings.map((held) =>
      line(
        909,
        held.years === undefined
          ? []
          : [
              ["Q", held.years],
              ["D", held.branch],
            ],
      ),
    ),
    ...record.holdings.flatMap((held) => held.items.map((item) => copyLine(held, item))),
  ];
}

const codeByStatus: Readonly<Record<ItemStatus, string>> = {
  available: "0",
  "on-loan": "1",
  "on-hold": "9",
  reference: "0",
  "in-repair": "5",
  lost: "4",
};

function copyLine({ branch, location }: Holding, { barcode, status, dueBack }: Item): string {
  return line(910, [
    ["A", codeByStatus[status]],
    ["B", barcode],
    ["D", branch],
    ["L", location],
    ["N", status === "reference" ? status : undefined],
    ["Q", dueBack],
  ]);
}
