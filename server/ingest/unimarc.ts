import { isbn13 } from "../library/isbn.ts";
import { issnOf } from "../library/issn.ts";
import { languageFromMarc } from "../library/language-code.ts";
import { controlValue, dataFields, type MarcRecord, rawValue } from "../library/marc-record.ts";
import { present } from "../library/present.ts";
import type { DraftRecord, RecordKind } from "../library/record.ts";
import { audienceOf, certainYear, codedYear, distinct, tidy } from "./clean.ts";
import { unimarcHoldings } from "./unimarc-holdings.ts";
import { unimarcNames } from "./unimarc-names.ts";
import { originalTitleOf, unimarcTitle } from "./unimarc-title.ts";
import { firstValue, valueIn, valuesIn, valuesOf } from "./values.ts";

/** A UNIMARC or RUSMARC record as a draft; absent when it has no title (200 $a). */
export function unimarcDraft(record: MarcRecord): DraftRecord | undefined {
  const title = unimarcTitle(record);
  if (title === undefined) return undefined;
  return present({
    controlNumber: tidy(controlValue(record, "001") ?? "") || undefined,
    kind: kindOf(record),
    ...title,
    originalTitle: originalTitleOf(record),
    names: unimarcNames(record),
    ...unimarcFacts(record),
    holdings: unimarcHoldings(record),
  });
}

/** What UNIMARC and IRBIS64 write in the same fields. */
export function unimarcFacts(record: MarcRecord) {
  const coded = dataFields(record, "100").map((field) => rawValue(field, "a") ?? "")[0] ?? "";
  return {
    language: languageFromMarc(firstValue(record, "101", "a") ?? ""),
    originalLanguage: languageFromMarc(firstValue(record, "101", "c") ?? ""),
    ...datesOf(record, coded),
    place: known(firstValue(record, "210", "a")),
    publisher: known(firstValue(record, "210", "c")),
    extent: extentOf(record),
    series: seriesOf(record),
    isbns: distinct(valuesOf(record, "010", "a").flatMap((text) => isbn13(text) ?? [])),
    issn: valuesOf(record, "011", "a").map(issnOf).find(Boolean),
    udc: distinct(valuesOf(record, "675", "a")),
    subjects: subjectsOf(record),
    keywords: distinct(valuesOf(record, "610", "a")),
    annotation: firstValue(record, "330", "a"),
    audience: audienceOf(valuesOf(record, "333", "a")),
    form: firstValue(record, "608", "a"),
    url: firstValue(record, "856", "u"),
    notes: valuesOf(record, "300", "a"),
  };
}

function kindOf(record: MarcRecord): RecordKind {
  if (record.leader[6] === "l") return "e-resource";
  if (record.leader[7] === "s") return "serial";
  return "book";
}

function datesOf(record: MarcRecord, coded: string) {
  const printed = firstValue(record, "210", "d");
  const type = coded[8] ?? "";
  const date1 = codedYear(coded.slice(9, 13));
  // a, b: serials, from their first year; d: complete in a year; e: a reproduction, of the year in the second date.
  const isSerial = type === "a" || type === "b" || type === "c";
  return {
    year: printed === undefined ? ("deh".includes(type || "-") ? date1 : undefined) : certainYear(printed),
    originalYear: isSerial ? date1 : type === "e" ? codedYear(coded.slice(13, 17)) : undefined,
  };
}

/** "[Б. м.]" and "[б. и.]" say that a thing is unknown. */
function known(text: string | undefined): string | undefined {
  return text && /^\[?(s\.\s?[ln]\.?|б\.\s?[ми]\.?)\]?$/i.test(text) ? undefined : text;
}

function extentOf(record: MarcRecord): string | undefined {
  const pages = firstValue(record, "215", "a");
  return pages && /^\d+$/.test(pages) ? `${pages} с.` : pages;
}

function seriesOf(record: MarcRecord): string | undefined {
  const [field] = dataFields(record, "225");
  if (!field) return undefined;
  return [valueIn(field, "a"), valueIn(field, "v")].filter(Boolean).join(" ; ") || undefined;
}

/** Topics with their subdivisions; persons, bodies and places as topics by their headings. */
function subjectsOf(record: MarcRecord): string[] {
  const topics = dataFields(record, "606", "607").map((field) => valuesIn(field, "abgxyz").join(" -- "));
  const persons = dataFields(record, "600").map((field) =>
    [valueIn(field, "a"), valueIn(field, "gb")].filter(Boolean).join(", "),
  );
  const bodies = dataFields(record, "601").map((field) => valuesIn(field, "ab").join(". "));
  return distinct([...topics, ...persons, ...bodies]);
}
