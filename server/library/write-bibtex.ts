import type { BibRecord, Name } from "./record.ts";

/** A record as a BibTeX entry, in UTF-8 (biber, and bibtex with a modern engine). */
export function writeBibtex(record: BibRecord): string {
  const fields: (readonly [name: string, value: string | number | undefined])[] = [
    ["author", namesIn(record.names, ["author"])],
    ["editor", namesIn(record.names, ["editor", "compiler"])],
    ["translator", namesIn(record.names, ["translator"])],
    ["title", record.title],
    ["subtitle", record.subtitle],
    ["origtitle", record.originalTitle],
    ["year", record.year],
    ["address", record.place],
    ["publisher", record.publisher],
    ["series", record.series],
    ["isbn", record.isbns[0]],
    ["issn", record.issn],
    ["language", record.language],
    ["keywords", [...record.subjects, ...record.keywords].join(", ")],
    ["abstract", record.annotation],
    ["url", record.url],
  ];
  const filled = fields.filter(([, value]) => value !== undefined && value !== "");
  const body = filled.map(([name, value]) => `  ${name} = {${escaped(String(value))}}`).join(",\n");
  return `@${record.kind === "book" ? "book" : record.kind === "serial" ? "periodical" : "online"}{${keyOf(record)},\n${body}\n}\n`;
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
