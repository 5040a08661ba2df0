import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import type { NamedSubject } from "../library/record.ts";
import { distinct } from "./clean.ts";
import { filled } from "./maps/described-facts.ts";
import { valueIn, valuesIn } from "./values.ts";

const kinds = new Map<string, NamedSubject["kind"]>([
  ["600", "person"],
  ["601", "body"],
  ["602", "person"],
  ["605", "work"],
  ["607", "place"],
]);

/** Topics with their subdivisions; persons, bodies, works and places as topics by their headings. */
export function unimarcSubjects(record: MarcRecord) {
  const fields = [
    ...dataFields(record, "606", "607"),
    ...dataFields(record, "600"),
    ...dataFields(record, "601"),
    ...dataFields(record, "602", "605"),
  ];
  const found = fields.map((field) => ({ kind: kinds.get(field.tag), heading: headingOf(field) }));
  const named = found.flatMap(({ kind, heading }) => (kind && heading !== "" ? [{ kind, heading }] : []));
  return { subjects: distinct(found.map(({ heading }) => heading)), namedSubjects: filled(named) };
}

function headingOf(field: DataField): string {
  if (field.tag === "600") return [valueIn(field, "a"), valueIn(field, "gb")].filter(Boolean).join(", ");
  if (field.tag === "601") return valuesIn(field, "ab").join(". ");
  return valuesIn(field, field.tag === "605" ? "ahijxyz" : "abgjxyz").join(" -- ");
}
