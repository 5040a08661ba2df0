import { type DataField, isDataField, type MarcField, type MarcRecord } from "../library/marc-record.ts";

/** The record within a linking field of UNIMARC: $1 opens a field with its tag and indicators (a control field with its value), the subfields up to the next $1 are its own. Absent where a field has no $1. */
export function embeddedRecord(field: DataField): MarcRecord | undefined {
  const fields: { tag: string; indicators: string; subfields: { code: string; value: string }[] }[] = [];
  const controls: MarcField[] = [];
  for (const { code, value } of field.subfields) {
    if (code !== "1") fields.at(-1)?.subfields.push({ code, value });
    else if (value.startsWith("00")) controls.push({ tag: value.slice(0, 3), value: value.slice(3) });
    else fields.push({ tag: value.slice(0, 3), indicators: value.slice(3, 5), subfields: [] });
  }
  const inner = [...controls, ...fields];
  return inner.some((one) => isDataField(one)) ? { leader: "", fields: inner } : undefined;
}
