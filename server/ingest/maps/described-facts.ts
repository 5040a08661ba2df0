import { isbn13 } from "../../library/isbn.ts";
import { issnOf } from "../../library/issn.ts";
import { languageFromMarc } from "../../library/language-code.ts";
import type { ClassMark, Identifier } from "../../library/record.ts";
import { audienceOf, certainYear, distinct, isAgeMark, known } from "../clean.ts";
import type { MappedValues } from "./mapped-values.ts";

type Clean = (text: string) => string;

/** What every dialect says in fields of its own, by its map. `clean` takes off the punctuation a dialect leaves at the ends. */
export function describedFacts(values: MappedValues, clean: Clean = (text) => text) {
  const languages = languagesOf(values.all("language"));
  const places = cleaned(values.all("places"), clean).filter(known);
  const publishers = cleaned(values.all("publishers"), clean).filter(known);
  const forms = cleaned(values.all("forms"), clean);
  const urls = distinct(values.all("urls"));
  const parallelTitles = cleaned(values.all("parallelTitles"), clean);
  const audience = values.all("audience");
  return {
    language: languages[0],
    languages: several(languages),
    originalLanguage: languagesOf(values.all("originalLanguage"))[0],
    summaryLanguages: filled(languagesOf(values.all("summaryLanguages"))),
    uniformTitle: cleaned(values.all("uniformTitle"), clean)[0],
    variantTitles: filled(cleaned(values.all("variantTitles"), clean).filter((text) => !parallelTitles.includes(text))),
    parallelTitles,
    // An edition ends in an abbreviation, more often than not: its stop stays.
    edition: values.first("edition")?.replace(/\s*[/:;=,]$/, ""),
    place: places[0],
    publisher: publishers[0],
    places: several(places),
    publishers: several(publishers),
    dateText: dateTextOf(values),
    extent: cleaned(values.all("extent"), clean)[0],
    isbns: distinct(values.all("isbns").flatMap((text) => isbn13(text) ?? [])),
    issn: values.all("issn").map(issnOf).find(Boolean),
    udc: distinct(values.all("udc")),
    keywords: cleaned(values.all("keywords"), clean),
    annotation: values.first("annotation"),
    contents: filled(distinct(values.all("contents"))),
    audience: audienceOf(audience),
    readers: audience.filter((text) => !isAgeMark(text)).join(" ") || undefined,
    form: forms[0],
    forms: several(forms),
    url: urls[0],
    urls: several(urls),
    notes: values.all("notes"),
  };
}

const classSchemes = ["bbk", "ddc", "lcc", "grnti", "other"] as const;

/** Classes of the map, with those that name their system in the record. */
export function classesOf(values: MappedValues, more: readonly ClassMark[] = []): ClassMark[] | undefined {
  const mapped = classSchemes.flatMap((scheme) => values.all(`classes.${scheme}`).map((mark) => ({ scheme, mark })));
  return filled(distinctBy([...mapped, ...more], ({ scheme, mark }) => `${scheme} ${mark}`));
}

const identifierSchemes = ["ismn", "isrc", "doi", "nbn"] as const;

export function identifiersOf(values: MappedValues, more: readonly Identifier[] = []): Identifier[] | undefined {
  const mapped = identifierSchemes.flatMap((scheme) =>
    values.all(`identifiers.${scheme}`).map((value) => ({ scheme, value })),
  );
  return filled(distinctBy([...mapped, ...more], ({ scheme, value }) => `${scheme} ${value}`));
}

/** The code of a classification out of what a record calls it: "rubbk" → "bbk". */
export function classScheme(name: string | undefined): string {
  const text = name?.toLowerCase() ?? "";
  if (/bbk|ббк|кбж/.test(text)) return "bbk";
  if (/grnti|rugasnti|грнти|ғтамр|мрнти|хғтар/.test(text)) return "grnti";
  return text === "" ? "other" : text;
}

/** "engkaz" was written for "eng" and "kaz" once. */
function languagesOf(codes: readonly string[]): string[] {
  const each = codes.flatMap((code) => (/^(?:[a-z]{3}){2,}$/i.test(code) ? (code.match(/.{3}/g) ?? []) : [code]));
  return distinct(each.flatMap((code) => languageFromMarc(code) ?? []));
}

const plainYear = /^\d{4}\s*(?:г|ж|год|жыл|y)?\.?$/iu;

/** The date as printed, unless it is a year and no more; of a serial its numbering, where there is no date. */
function dateTextOf(values: MappedValues): string | undefined {
  const printed = values.first("date") ?? values.first("numbering");
  if (printed === undefined) return undefined;
  const text = printed.replace(/(?<=\d|\])[.,]$/, "");
  return certainYear(text) !== undefined && plainYear.test(text) ? undefined : text;
}

function cleaned(texts: readonly string[], clean: Clean): string[] {
  return distinct(texts.map(clean));
}

function several<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length > 1 ? values : undefined;
}

/** Absent rather than empty. */
export function filled<T>(values: readonly T[]): T[] | undefined {
  return values.length > 0 ? [...values] : undefined;
}

export function distinctBy<T>(values: readonly T[], key: (value: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const value of values) if (!seen.has(key(value))) seen.set(key(value), value);
  return [...seen.values()];
}
