/** A record as fields and subfields: the shape shared by MARC21, UNIMARC, RUSMARC and IRBIS64. */
export interface MarcRecord {
  readonly leader: string;
  readonly fields: readonly MarcField[];
}

export interface ControlField {
  readonly tag: string;
  readonly value: string;
}

export interface DataField {
  readonly tag: string;
  /** Two characters. */
  readonly indicators: string;
  readonly subfields: readonly Subfield[];
}

export type MarcField = ControlField | DataField;

interface Subfield {
  readonly code: string;
  readonly value: string;
}

export function isDataField(field: MarcField): field is DataField {
  return "subfields" in field;
}

/** The value of the first control field with this tag. */
export function controlValue(record: MarcRecord, tag: string): string | undefined {
  for (const field of record.fields) if (field.tag === tag && !isDataField(field)) return field.value;
  return undefined;
}

/** All data fields with one of these tags, in the record's order. */
export function dataFields(record: MarcRecord, ...tags: readonly string[]): DataField[] {
  const found: DataField[] = [];
  for (const field of record.fields) if (tags.includes(field.tag) && isDataField(field)) found.push(field);
  return found;
}

/** The first value of a subfield as it stands (coded data depends on its blanks). */
export function rawValue(field: DataField, code: string): string | undefined {
  return field.subfields.find((subfield) => subfield.code === code)?.value;
}

/** A control field for a writer. */
export function controlField(tag: string, value: string): ControlField {
  return { tag, value };
}

/** A data field for a writer; subfields without a value are left out, and so is a field without subfields. */
export function dataField(
  tag: string,
  indicators: string,
  pairs: readonly (readonly [code: string, value: string | number | undefined])[],
): readonly DataField[] {
  const subfields = pairs.flatMap(([code, value]) =>
    value === undefined || value === "" ? [] : [{ code, value: String(value) }],
  );
  return subfields.length === 0 ? [] : [{ tag, indicators, subfields }];
}
