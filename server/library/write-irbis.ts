import { isDataField, type MarcField, type MarcRecord } from "./marc-record.ts";

/** The code under which a field of IRBIS64 keeps the value that stands before its first subfield. */
export const ownValue = "";

/** The fields of an IRBIS64 record as its text export has them, with the line that ends the record. */
export function writeIrbis(record: MarcRecord): string {
  return `${record.fields.map((field) => `#${field.tag.replace(/^0+(?=.)/, "")}: ${bodyOf(field)}\n`).join("")}*****\n`;
}

function bodyOf(field: MarcField): string {
  if (!isDataField(field)) return oneLine(field.value);
  return field.subfields.map(({ code, value }) => `${code === ownValue ? "" : `^${code}`}${oneLine(value)}`).join("");
}

function oneLine(value: string): string {
  return value.replace(/[\r\n]+/g, " ");
}
