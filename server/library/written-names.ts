import type { Corrections } from "./corrections.ts";
import { displayName } from "./name.ts";
import type { BibRecord, Name } from "./record.ts";

/** The record with its headings written as the corrections say; one that is no longer corrected is as it was catalogued. */
export function withWrittenNames(record: BibRecord, corrections: Corrections | undefined): BibRecord {
  const isPlain = ({ heading, asCatalogued }: Name): boolean =>
    asCatalogued === undefined && corrections?.writtenOf(heading) === undefined;
  if (record.names.every(isPlain)) return record;
  return { ...record, names: record.names.map((name) => written(name, corrections)) };
}

function written(name: Name, corrections: Corrections | undefined): Name {
  const { asCatalogued, ...rest } = name;
  const heading = asCatalogued ?? name.heading;
  const told = corrections?.writtenOf(heading);
  if (told === undefined)
    return asCatalogued === undefined ? name : { ...rest, heading, display: displayName(heading) };
  const { written: right, dates } = told;
  return {
    ...rest,
    heading: right,
    display: displayName(right),
    asCatalogued: heading,
    ...(dates !== undefined && { dates }),
  };
}
