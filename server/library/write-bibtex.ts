import type { BibRecord, Name, RecordKind } from "./record.ts";

const types: Readonly<Record<RecordKind, string>> = { book: "book", serial: "periodical", "e-resource": "online" };

/** A record as a BibTeX entry, in UTF-8 (biber, and bibtex with a modern engine). */
export function writeBibtex(record: BibRecord): string {
  const source = record.links?.find(({ relation }) => relation === "host");
  const fields: (readonly [name: string, value: string | number | undefined])[] = [
    ["author", namesIn(record.names, ["author"])],
    ["editor", namesIn(record.names, ["editor", "compiler"])],
    ["translator", namesIn(record.names, ["translator"])],
    ["title", record.title],
    ["subtitle", record.subtitle],
    ["origtitle", record.originalTitle],
    ["journal", source?.title],
    ["volume", source?.volume],
    ["pages", source?.pages?.replace("-", "--")],
    ["edition", record.edition],
    ["year", record.year ?? source?.year ?? record.dateText],
    ["address", record.place],
    ["publisher", record.publisher],
    ["series", record.series],
    ["isbn", record.isbns[0]],
    ["issn", record.issn ?? source?.issn],
    ["doi", record.identifiers?.find(({ scheme }) => scheme === "doi")?.value],
    ["language", record.language],
    ["keywords", [...record.subjects, ...record.keywords].join(", ")],
    ["abstract", record.annotation],
    ["url", record.url],
  ];
  const filled = fields.filter(([, value]) => value !== undefined && value !== "");
  const body = filled.map(([name, value]) => `  ${name} = {${escaped(String(value))}}`).join(",\n");
  const type = source === undefined || record.kind === "serial" ? types[record.kind] : "article";
  return `@${type}{${keyOf(record)},\n${body}\n}\n`;
}

function namesIn(names: readonly Name[], roles: readonly Name["role"][]): string {
  return names
    .filter((name) => roles.includes(name.role))
    .map((name) => name.heading)
    .join(" and ");
}

function keyOf({ id }: BibRecord): string {
  return id.replace(/[^A-Za-z0-9:._-]/g, "-");
}

const signs: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

// A lone brace would end the value; every brace is therefore written as a sign.
function escaped(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\~^{}$&#_%]/g, (sign) => signs[sign] ?? `\\${sign}`);
}
