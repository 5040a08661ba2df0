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
  const lines: (readonly [tag: string, value: string | number | undefined])[] = [
    ["TY", types[record.kind]],
    ["TI", [record.title, record.subtitle].filter(Boolean).join(": ")],
    ...record.names.map((name) => [nameTags[name.role], name.heading] as const),
    ["OP", record.originalTitle],
    ["PY", record.year],
    ["CY", record.place],
    ["PB", record.publisher],
    ["SP", record.extent],
    ["T2", record.series],
    ...record.isbns.map((isbn) => ["SN", isbn] as const),
    ["SN", record.issn],
    ["LA", record.language],
    ...[...record.subjects, ...record.keywords].map((word) => ["KW", word] as const),
    ["AB", record.annotation],
    ["UR", record.url],
    ["ID", record.id],
  ];
  const filled = lines.filter(([, value]) => value !== undefined && value !== "");
  return `${filled.map(([tag, value]) => `${tag}  - ${String(value).replace(/\s+/g, " ")}\r\n`).join("")}ER  - \r\n`;
}
