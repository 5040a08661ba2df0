import { isDataField, type MarcField, type MarcRecord } from "../library/marc-record.ts";
import { ownValue } from "../library/write-irbis.ts";

/** The fields as our mapping knows them: codes in small letters, and a field's own value as $a, where the other formats have it. */
export function mappableIrbis({ leader, fields }: MarcRecord): MarcRecord {
  return { leader, fields: fields.map(mappable) };
}

function mappable(field: MarcField): MarcField {
  if (!isDataField(field)) return field;
  const subfields = field.subfields.map(({ code, value }) => ({
    code: code === ownValue ? "a" : code.toLowerCase(),
    value,
  }));
  return { ...field, subfields };
}
