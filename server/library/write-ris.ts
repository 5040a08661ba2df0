import type { BibRecord, Name, RecordKind } from "./record.ts";

const types: Readonly<Record<RecordKind, string>> = { book: "BOOK", serial: "JFULL", "e-resource": "ELEC" };
const nameTags: Readonly<Record<Name["role"], string>> = {
  author: "AU",
  editor: "A2",
  compiler: "A2",
  translator: "A4",
  illustrator: "A3",
  contributor: "A3",
};

/** A record in RIS, as reference managers read it. */
export function writeRis(record: BibRecord): string {
  const source = record.links?.find(({ relation }) => relation === "host");
  const [from, to] = source?.pages?.split("-") ?? [record.extent];
  const lines: (readonly [tag: string, value: string | number | undefined])[] = [
    // A reference manager knows no issue: JFULL is a serial, or as much of it as is told.
    ["TY", source === undefined || record.kind === "serial" ? types[record.kind] : "JOUR"],
    ["TI", [record.title, record.subtitle].filter(Boolean).join(": ")],
    ...record.names.map((name) => [nameTags[name.role], name.heading] as const),
    ["OP", record.originalTitle],
    ["PY", record.year ?? source?.year],
    ["ET", record.edition],
    ["CY", record.place],
    ["PB", record.publisher],
    ["SP", from],
    ["EP", to],
    ["T2", source?.title ?? record.series],
    ["VL", source?.volume],
    ...record.isbns.map((isbn) => ["SN", isbn] as const),
    ["SN", record.issn ?? source?.issn],
    ["DO", record.identifiers?.find(({ scheme }) => scheme === "doi")?.value],
    ["LA", record.language],
    ...[...record.subjects, ...record.keywords].map((word) => ["KW", word] as const),
    ["AB", record.annotation],
    ...(record.urls ?? [record.url]).map((url) => ["UR", url] as const),
    ["ID", record.id],
  ];
  const filled = lines.filter(([, value]) => value !== undefined && value !== "");
  return `${filled.map(([tag, value]) => `${tag}  - ${String(value).replace(/\s+/g, " ")}\r\n`).join("")}ER  - \r\n`;
}
