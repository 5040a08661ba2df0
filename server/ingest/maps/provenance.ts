import { isDataField, type MarcRecord } from "../../library/marc-record.ts";
import { type FieldSource, fits } from "./field-map.ts";
import { defaultMaps, type FieldMaps, type MapName } from "./field-maps.ts";

/** For each value of a record the fields it came from, with their subfields: `{ title: ["245 $a", "245 $p"] }`. */
export type Provenance = Readonly<Record<string, readonly string[]>>;

// Values of the record that one fed value becomes.
const becomes: Readonly<Record<string, readonly string[]>> = {
  language: ["language", "languages"],
  places: ["place", "places"],
  publishers: ["publisher", "publishers"],
  date: ["year", "dateText"],
  numbering: ["dateText"],
  forms: ["form", "forms"],
  urls: ["url", "urls"],
};

/** From which of its fields each value of a record comes, by the map of its dialect and what the mapper reads besides; only fields that are in the record. */
export function provenanceOf(record: MarcRecord, dialect: MapName, maps: FieldMaps = defaultMaps()): Provenance {
  const { values, logic } = maps[dialect];
  const found = new Map<string, Set<string>>();
  const add = (value: string, places: readonly string[]): void => {
    if (places.length > 0) found.set(value, new Set([...(found.get(value) ?? []), ...places]));
  };
  for (const [value, places] of Object.entries(logic))
    add(
      value,
      places.filter((place) => isIn(record, place)),
    );
  for (const [name, sources] of Object.entries(values)) {
    const places = (sources ?? []).flatMap((source) => placesIn(record, source));
    // "classes.bbk" feeds `classes`.
    for (const value of becomes[name] ?? [name.split(".")[0] ?? name]) add(value, places);
  }
  return Object.fromEntries([...found].map(([value, places]) => [value, [...places]]));
}

function placesIn(record: MarcRecord, source: FieldSource): string[] {
  const codes = new Set<string>();
  for (const field of record.fields) {
    if (field.tag !== source.tag || !isDataField(field) || !fits(source, field.indicators)) continue;
    for (const { code } of field.subfields) if (source.codes.includes(code)) codes.add(code);
  }
  return [...codes].map((code) => `${source.tag} $${code}`);
}

/** "245 $a", "008", or "LDR" for the leader. */
function isIn(record: MarcRecord, place: string): boolean {
  if (place === "LDR") return record.leader !== "";
  const [tag, code] = place.split(" $");
  return record.fields.some(
    (field) =>
      field.tag === tag &&
      (code === undefined || (isDataField(field) && field.subfields.some((subfield) => subfield.code === code))),
  );
}
