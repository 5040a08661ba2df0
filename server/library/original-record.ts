import type { DataField, MarcField, MarcRecord } from "./marc-record.ts";

/** A record as its source wrote it: every field in its order, also those that our own description has no place for. */
export interface OriginalRecord extends MarcRecord {
  /** What its tags mean: `marc21`, `unimarc`, `rusmarc`; `irbis`; `sheet`, whose tags are the headings of columns. */
  readonly dialect: string;
}

/** Tags of IRBIS64 look like those of MARC, but nobody but IRBIS would read them right. */
const notMarc: ReadonlySet<string> = new Set(["irbis", "sheet"]);

export function isMarc({ dialect }: OriginalRecord): boolean {
  return !notMarc.has(dialect);
}

type PackedField =
  | readonly [tag: string, value: string]
  | readonly [tag: string, indicators: string, codesAndValues: readonly string[]];

/** One line of text; `unpackOriginal` gives the same record back, whatever characters it holds. */
export function packOriginal({ dialect, leader, fields }: OriginalRecord): string {
  return JSON.stringify([dialect, leader, fields.map(packField)]);
}

export function unpackOriginal(line: string): OriginalRecord {
  const [dialect, leader, fields] = JSON.parse(line) as [string, string, PackedField[]];
  return { dialect, leader, fields: fields.map(unpackField) };
}

function packField(field: MarcField): PackedField {
  if (!("subfields" in field)) return [field.tag, field.value];
  const texts: string[] = [];
  for (const { code, value } of field.subfields) texts.push(code, value);
  return [field.tag, field.indicators, texts];
}

function unpackField([tag, text, codesAndValues]: PackedField): MarcField {
  if (codesAndValues === undefined) return { tag, value: text };
  const subfields: DataField["subfields"][number][] = [];
  for (let at = 0; at < codesAndValues.length; at += 2)
    subfields.push({ code: codesAndValues[at] ?? "", value: codesAndValues[at + 1] ?? "" });
  return { tag, indicators: text, subfields };
}
