import { dataFields, type MarcRecord } from "../library/marc-record.ts";
import type { NamedSubject } from "../library/record.ts";
import { distinct } from "./clean.ts";
import { filled } from "./maps/described-facts.ts";
import { valuesIn } from "./values.ts";

const kinds = new Map<string, NamedSubject["kind"] | undefined>([
  ["600", "person"],
  ["610", "body"],
  ["611", "body"],
  ["630", "work"],
  ["650", undefined],
  ["651", "place"],
]);
const tags = [...kinds.keys()];

/** Topics with their subdivisions, and which of them are persons, bodies, works and places. */
export function marc21Subjects(record: MarcRecord, clean: (text: string) => string) {
  const found = dataFields(record, ...tags).map((field) => ({
    kind: kinds.get(field.tag),
    heading: valuesIn(field, "axyz")
      .map((text) => clean(text))
      .filter(Boolean)
      .join(" -- "),
  }));
  const named = found.flatMap(({ kind, heading }) => (kind && heading !== "" ? [{ kind, heading }] : []));
  return { subjects: distinct(found.map(({ heading }) => heading)), namedSubjects: filled(named) };
}
