import { isDataField, type MarcField } from "./marc-record.ts";
import type { OriginalRecord } from "./original-record.ts";
import type { BibRecord } from "./record.ts";

/** A record as `export --format json` writes it: `{ id, title, authors, year?, language?, … }`, authors as people say them; the fields it came with under `original`. */
export function exportJson(record: BibRecord, original?: OriginalRecord): Readonly<Record<string, unknown>> {
  const { id, title, names, ...rest } = record;
  const authors = names.filter((name) => name.role === "author").map((name) => name.display);
  return { id, title, authors, names, ...rest, ...originalJson(original) };
}

/** For a spread: the fields a record came with as MARC-in-JSON, with their dialect; nothing where there are none. */
export function originalJson(original: OriginalRecord | undefined): { readonly original?: unknown } {
  if (!original) return {};
  const { dialect, leader, fields } = original;
  return { original: { dialect, leader, fields: fields.map(fieldJson) } };
}

function fieldJson(field: MarcField): Readonly<Record<string, unknown>> {
  if (!isDataField(field)) return { [field.tag]: field.value };
  const [ind1 = " ", ind2 = " "] = field.indicators;
  return { [field.tag]: { ind1, ind2, subfields: field.subfields.map(({ code, value }) => ({ [code]: value })) } };
}
