import type { Corrections } from "./corrections.ts";
import { displayName } from "./name.ts";
import { present } from "./present.ts";
import type { BibRecord, Name } from "./record.ts";

/** The record with its headings written as the corrections say; one that is no longer corrected is as it was catalogued. */
export function withWrittenNames(record: BibRecord, corrections: Corrections | undefined): BibRecord {
  const isPlain = ({ heading, asCatalogued }: Name): boolean =>
    asCatalogued === undefined && corrections?.writtenOf(heading) === undefined;
  if (record.names.every(isPlain)) return record;
  return { ...record, names: record.names.map((name) => written(name, corrections)) };
}

function written({ asCatalogued, ...name }: Name, corrections: Corrections | undefined): Name {
  const { dates, ...rest } = name;
  const was = asCatalogued ?? present({ heading: name.heading, display: name.display, dates });
  const told = corrections?.writtenOf(was.heading);
  if (told === undefined) return { ...rest, ...was };
  return {
    ...rest,
    ...present({ dates: told.dates ?? was.dates }),
    heading: told.written,
    display: displayName(told.written),
    asCatalogued: was,
  };
}
