import { controlValue, dataFields, type MarcRecord, rawValue } from "../library/marc-record.ts";
import { present } from "../library/present.ts";
import type { DraftRecord, RecordKind } from "../library/record.ts";
import { certainYear, codedYear, distinct, tidy } from "./clean.ts";
import { classesOf, classScheme, describedFacts, identifiersOf } from "./maps/described-facts.ts";
import { defaultMaps } from "./maps/field-maps.ts";
import { type CompiledMap, MappedValues } from "./maps/mapped-values.ts";
import { seriesFacts } from "./series-facts.ts";
import { unimarcHoldings } from "./unimarc-holdings.ts";
import { unimarcLinks } from "./unimarc-links.ts";
import { unimarcNames } from "./unimarc-names.ts";
import { unimarcSubjects } from "./unimarc-subjects.ts";
import { unimarcOriginal, unimarcTitle } from "./unimarc-title.ts";
import { firstValue, valueIn } from "./values.ts";

/** A record of UNIMARC, RUSMARC or KAZMARC as a draft; absent when it has no title (200 $a, or 461 for a volume without one of its own). */
export function unimarcDraft(record: MarcRecord, map: CompiledMap = defaultMaps().unimarc): DraftRecord | undefined {
  const title = unimarcTitle(record);
  if (title === undefined) return undefined;
  const values = new MappedValues(record, map);
  const { uniformTitle, ...facts } = unimarcFacts(record, values);
  const original = unimarcOriginal(record);
  return present({
    controlNumber: tidy(controlValue(record, "001") ?? "") || undefined,
    kind: kindOf(record),
    ...facts,
    ...title,
    ...original,
    uniformTitle: uniformTitle ?? original.uniformTitle,
    parallelTitles: distinct([...title.parallelTitles, ...facts.parallelTitles]),
    names: unimarcNames(record),
    classes: classesOf(values, otherClasses(record)),
    identifiers: identifiersOf(values, otherNumbers(record)),
    links: unimarcLinks(record),
    holdings: unimarcHoldings(record),
  });
}

/** What UNIMARC and IRBIS64 write in the same fields. */
export function unimarcFacts(record: MarcRecord, values: MappedValues) {
  const coded = dataFields(record, "100").map((field) => rawValue(field, "a") ?? "")[0] ?? "";
  const facts = describedFacts(values);
  return {
    ...facts,
    ...datesOf(values, coded),
    extent: facts.extent && /^\d+$/.test(facts.extent) ? `${facts.extent} с.` : facts.extent,
    ...seriesFacts(
      dataFields(record, "225").map((field) => ({
        title: valueIn(field, "a"),
        volume: valueIn(field, "v"),
        issn: valueIn(field, "x"),
      })),
    ),
    ...unimarcSubjects(record),
  };
}

function kindOf(record: MarcRecord): RecordKind {
  if (record.leader[6] === "l") return "e-resource";
  if (record.leader[7] === "s") return "serial";
  return "book";
}

function datesOf(values: MappedValues, coded: string) {
  const printed = values.first("date");
  const type = coded[8] ?? "";
  const date1 = codedYear(coded.slice(9, 13));
  // a, b: serials, from their first year; d: complete in a year; e: a reproduction, of the year in the second date.
  const isSerial = type === "a" || type === "b" || type === "c";
  return {
    year: printed === undefined ? ("deh".includes(type || "-") ? date1 : undefined) : certainYear(printed),
    originalYear: isSerial ? date1 : type === "e" ? codedYear(coded.slice(13, 17)) : undefined,
  };
}

/** 686 names its system in $2. */
function otherClasses(record: MarcRecord) {
  return dataFields(record, "686").flatMap((field) => {
    const mark = valueIn(field, "a");
    return mark === undefined ? [] : [{ scheme: classScheme(valueIn(field, "2")), mark }];
  });
}

/** 017 names the kind of its number in $2. */
function otherNumbers(record: MarcRecord) {
  const scheme = firstValue(record, "017", "2")?.toLowerCase() ?? "other";
  const value = firstValue(record, "017", "a");
  return value === undefined ? [] : [{ scheme, value }];
}
