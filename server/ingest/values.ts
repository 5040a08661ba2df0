import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { tidy } from "./clean.ts";

/** The tidy, filled values of these subfields of one field, in its order. */
export function valuesIn(field: DataField, codes: string): string[] {
  const values: string[] = [];
  for (const { code, value } of field.subfields) {
    if (!codes.includes(code)) continue;
    const text = tidy(value);
    if (text) values.push(text);
  }
  return values;
}

export function valueIn(field: DataField, codes: string): string | undefined {
  return valuesIn(field, codes)[0];
}

/** The same over all fields with this tag. */
function valuesOf(record: MarcRecord, tag: string, codes: string): string[] {
  return dataFields(record, tag).flatMap((field) => valuesIn(field, codes));
}

export function firstValue(record: MarcRecord, tag: string, codes: string): string | undefined {
  return valuesOf(record, tag, codes)[0];
}
