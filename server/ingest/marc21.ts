import { languageFromMarc } from "../library/language-code.ts";
import { controlValue, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { present } from "../library/present.ts";
import type { DraftRecord, RecordKind } from "../library/record.ts";
import { certainYear, codedYear, distinct, tidy, withoutIsbd } from "./clean.ts";
import { LinkedFields } from "./linked-fields.ts";
import { classesOf, classScheme, describedFacts, filled, identifiersOf } from "./maps/described-facts.ts";
import { defaultMaps } from "./maps/field-maps.ts";
import { type CompiledMap, MappedValues } from "./maps/mapped-values.ts";
import { marc21Contents } from "./marc21-contents.ts";
import { marc21Holdings } from "./marc21-holdings.ts";
import { marc21Links } from "./marc21-links.ts";
import { marc21Names } from "./marc21-names.ts";
import { marc21Subjects } from "./marc21-subjects.ts";
import { marc21Original, marc21Title } from "./marc21-title.ts";
import { seriesFacts } from "./series-facts.ts";
import { firstValue, valueIn } from "./values.ts";

type Clean = (text: string) => string;

/** A MARC21 record as a draft; absent when it has no title (245, or another field of titles). */
export function marc21Draft(record: MarcRecord, map: CompiledMap = defaultMaps().marc21): DraftRecord | undefined {
  const clean = punctuationOf(record);
  const linked = new LinkedFields(record);
  const title = marc21Title(record, clean, linked);
  if (title === undefined) return undefined;
  const values = new MappedValues(record, map);
  const facts = describedFacts(values, clean);
  const original = marc21Original(record, clean);
  const coded = codedOf(record);
  return present({
    controlNumber: tidy(controlValue(record, "001") ?? "") || undefined,
    kind: coded.kind,
    ...facts,
    ...title,
    ...original,
    uniformTitle: facts.uniformTitle ?? original.uniformTitle,
    parallelTitles: distinct([...title.parallelTitles, ...facts.parallelTitles]),
    language: languageFromMarc((controlValue(record, "008") ?? "").slice(35, 38)) ?? facts.language,
    names: marc21Names(record, clean, linked),
    ...datesOf(record, coded, values),
    ...seriesOf(record, clean),
    ...marc21Subjects(record, clean),
    contents: marc21Contents(record, { linked, clean }) ?? facts.contents,
    classes: classesOf(values, otherClasses(record)),
    identifiers: identifiersOf(values, otherNumbers(record)),
    links: filled(marc21Links(record, clean)),
    holdings: marc21Holdings(record),
  });
}

/** Leader/18 "c": the cataloguing rules put the punctuation, the data have none to take off. */
function punctuationOf(record: MarcRecord): Clean {
  return record.leader[18] === "c" ? (text) => text : withoutIsbd;
}

interface Coded {
  readonly kind: RecordKind;
  readonly dateType: string;
  readonly date1: number | undefined;
  readonly date2: number | undefined;
}

function codedOf(record: MarcRecord): Coded {
  const coded = controlValue(record, "008") ?? "";
  return {
    kind: kindOf(record.leader, coded[23]),
    dateType: coded[6] ?? "",
    date1: codedYear(coded.slice(7, 11)),
    date2: codedYear(coded.slice(11, 15)),
  };
}

function kindOf(leader: string, formOfItem: string | undefined): RecordKind {
  if (leader[6] === "m") return "e-resource";
  if (leader[7] === "s" || leader[7] === "b") return "serial";
  return formOfItem === "o" || formOfItem === "s" || formOfItem === "q" ? "e-resource" : "book";
}

function datesOf(record: MarcRecord, { kind, dateType, date1, date2 }: Coded, values: MappedValues) {
  const printed = values.first("date");
  const single = "stepr".includes(dateType || "-") ? date1 : undefined;
  const began = kind === "serial" && "cdu".includes(dateType || "-") ? date1 : undefined;
  const reprinted = dateType === "r" ? date2 : undefined;
  return {
    year: printed === undefined ? (kind === "serial" ? undefined : single) : certainYear(printed),
    originalYear: codedYear(firstValue(record, "046", "k")?.slice(0, 4)) ?? began ?? reprinted,
  };
}

/** The series as printed (490, the older 440) before its heading (830), which repeats it. */
function seriesOf(record: MarcRecord, clean: Clean) {
  const printed = [...dataFields(record, "490"), ...dataFields(record, "440")];
  const fields = printed.length > 0 ? printed : dataFields(record, "830");
  const cleaned = (text: string | undefined): string | undefined => (text === undefined ? undefined : clean(text));
  return seriesFacts(
    fields.map((field) => ({
      title: cleaned(valueIn(field, "a")),
      volume: cleaned(valueIn(field, "v")),
      issn: valueIn(field, "x"),
    })),
  );
}

/** 084 names its system in $2. */
function otherClasses(record: MarcRecord) {
  return dataFields(record, "084").flatMap((field) => {
    const mark = valueIn(field, "a");
    return mark === undefined ? [] : [{ scheme: classScheme(valueIn(field, "2")), mark }];
  });
}

const numberKinds: Readonly<Record<string, string>> = { "0": "isrc", "2": "ismn" };

/** 024 says by its first indicator, or in $2, what number it has. */
function otherNumbers(record: MarcRecord) {
  return dataFields(record, "024").flatMap((field) => {
    const value = valueIn(field, "a");
    const scheme = numberKinds[field.indicators[0] ?? ""] ?? valueIn(field, "2")?.toLowerCase() ?? "other";
    return value === undefined ? [] : [{ scheme, value }];
  });
}
