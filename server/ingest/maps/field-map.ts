import { z } from "zod";

/** The values of a record that are fed by fields one to one; all else needs logic and stands in the mapper of its dialect. */
export const valueNames = [
  "language",
  "originalLanguage",
  "summaryLanguages",
  "uniformTitle",
  "variantTitles",
  "parallelTitles",
  "edition",
  "places",
  "publishers",
  "date",
  "numbering",
  "extent",
  "isbns",
  "issn",
  "udc",
  "classes.bbk",
  "classes.ddc",
  "classes.lcc",
  "classes.grnti",
  "classes.other",
  "identifiers.ismn",
  "identifiers.isrc",
  "identifiers.doi",
  "identifiers.nbn",
  "keywords",
  "annotation",
  "contents",
  "audience",
  "forms",
  "urls",
  "notes",
] as const;
export type ValueName = (typeof valueNames)[number];

/** A place in a record that a value comes from. */
export interface FieldSource {
  readonly tag: string;
  /** Two characters, "*" for any; absent when they do not matter. */
  readonly indicators?: string;
  readonly codes: string;
  /** The subfields of one field make one value. */
  readonly isJoined: boolean;
}

export type FieldMap = Readonly<Partial<Record<ValueName, readonly FieldSource[]>>>;

const pattern = /^(\d{3}) (?:([\d_*#]{2}) )?((?:\$[a-z0-9]\+?)+)$/;

const source = z
  .string()
  .regex(pattern, 'must be a field with its subfields, as "610 $a", "205 $a+$b" (joined) or "246 *1 $a" (indicators)')
  .transform((text): FieldSource => {
    const [, tag = "", indicators, subfields = ""] = pattern.exec(text) ?? [];
    const codes = subfields.replace(/[$+]/g, "");
    const isJoined = subfields.includes("+");
    return indicators === undefined
      ? { tag, codes, isJoined }
      : { tag, indicators: indicators.replace(/[_#]/g, " "), codes, isJoined };
  });

/** `{ "keywords": ["610 $a", "615 $a"] }`: each value with the fields that feed it, the first that is filled before the others. */
export const fieldMapSchema = z.partialRecord(z.enum(valueNames), z.array(source).max(40));

/** Whether a field with these indicators is meant; "*" stands for any. */
export function fits({ indicators }: FieldSource, given: string): boolean {
  if (indicators === undefined) return true;
  for (const at of [0, 1]) if (indicators[at] !== "*" && indicators[at] !== (given[at] ?? " ")) return false;
  return true;
}
