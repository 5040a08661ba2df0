import { isbn13 } from "../library/isbn.ts";
import { issnOf } from "../library/issn.ts";
import { languageFromMarc } from "../library/language-code.ts";
import { controlValue, type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { present } from "../library/present.ts";
import type { DraftRecord, RecordKind } from "../library/record.ts";
import { partOf, properTitle } from "../library/title.ts";
import { audienceOf, certainYear, codedYear, distinct, tidy, withoutIsbd } from "./clean.ts";
import { marc21Holdings } from "./marc21-holdings.ts";
import { marc21Names } from "./marc21-names.ts";
import { firstValue, valueIn, valuesIn, valuesOf } from "./values.ts";

/** A MARC21 record as a draft; absent when it has no title (245 $a). */
export function marc21Draft(record: MarcRecord): DraftRecord | undefined {
  const clean = punctuationOf(record);
  const title = titleOf(record, clean);
  if (title === undefined) return undefined;
  const coded = codedOf(record);
  return present({
    controlNumber: tidy(controlValue(record, "001") ?? "") || undefined,
    kind: coded.kind,
    ...title,
    originalTitle: originalTitleOf(record, clean),
    names: marc21Names(record, clean),
    language: languageOf(record),
    originalLanguage: languageFromMarc(firstValue(record, "041", "h")?.slice(0, 3) ?? ""),
    ...datesOf(record, coded),
    ...imprintOf(record, clean),
    extent: cleaned(firstValue(record, "300", "a"), clean),
    series: seriesOf(record, clean),
    isbns: distinct(valuesOf(record, "020", "a").flatMap((text) => isbn13(text) ?? [])),
    issn: valuesOf(record, "022", "a").map(issnOf).find(Boolean),
    udc: distinct(valuesOf(record, "080", "a")),
    ...topicsOf(record, clean),
    annotation: firstValue(record, "520", "a"),
    audience: audienceOf(valuesOf(record, "521", "a")),
    url: firstValue(record, "856", "u"),
    notes: valuesOf(record, "500", "a"),
    holdings: marc21Holdings(record),
  });
}

type Clean = (text: string) => string;

/** Leader/18 "c": the cataloguing rules put the punctuation, the data have none to take off. */
function punctuationOf(record: MarcRecord): Clean {
  return record.leader[18] === "c" ? (text) => text : withoutIsbd;
}

function cleaned(text: string | undefined, clean: Clean): string | undefined {
  return text === undefined ? undefined : clean(text) || undefined;
}

function titleOf(record: MarcRecord, clean: Clean) {
  const [field] = dataFields(record, "245");
  const main = field && cleaned(valueIn(field, "a"), clean);
  if (!field || !main) return undefined;
  const part = partOf(joined(valuesIn(field, "n"), clean), joined(valuesIn(field, "p"), clean));
  const rest = valuesIn(field, "b").map(clean).join(" ");
  // "Title = Parallel title": what follows the sign is no subtitle.
  const isParallel = clean === withoutIsbd && /=$/.test(valueIn(field, "a") ?? "");
  const parallel = dataFields(record, "246").flatMap((variant) =>
    variant.indicators[1] === "1" ? valuesIn(variant, "a") : [],
  );
  return {
    title: properTitle(main, part),
    subtitle: isParallel ? undefined : rest || undefined,
    part,
    commonTitle: part ? main : undefined,
    parallelTitles: distinct([...(isParallel && rest ? [rest] : []), ...parallel.map(clean)]),
  };
}

function joined(values: readonly string[], clean: Clean): string | undefined {
  return values.map(clean).filter(Boolean).join(", ") || undefined;
}

// Uniform titles that gather works instead of naming one.
const collective =
  /^(works|selections|poems|short stories|novels|plays|correspondence|essays|сочинения|избранн\p{L}*|стихотворения|шығармалары)$/iu;

function originalTitleOf(record: MarcRecord, clean: Clean): string | undefined {
  const title = cleaned(firstValue(record, "240", "a"), clean) ?? cleaned(firstValue(record, "765", "t"), clean);
  return title === undefined || collective.test(title) ? undefined : title;
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

function languageOf(record: MarcRecord): string | undefined {
  const coded = (controlValue(record, "008") ?? "").slice(35, 38);
  return languageFromMarc(coded) ?? languageFromMarc(firstValue(record, "041", "a")?.slice(0, 3) ?? "");
}

function datesOf(record: MarcRecord, { kind, dateType, date1, date2 }: Coded) {
  const printed = publications(record).flatMap((field) => valuesIn(field, "c"))[0];
  const single = "stepr".includes(dateType || "-") ? date1 : undefined;
  const began = kind === "serial" && "cdu".includes(dateType || "-") ? date1 : undefined;
  const reprinted = dateType === "r" ? date2 : undefined;
  return {
    year: printed === undefined ? (kind === "serial" ? undefined : single) : certainYear(printed),
    originalYear: codedYear(firstValue(record, "046", "k")?.slice(0, 4)) ?? began ?? reprinted,
  };
}

/** Statements of publication: 264 with second indicator 1 before the older 260. */
function publications(record: MarcRecord): DataField[] {
  return [...dataFields(record, "264").filter((field) => field.indicators[1] === "1"), ...dataFields(record, "260")];
}

function imprintOf(record: MarcRecord, clean: Clean) {
  const [field] = publications(record);
  const place = field && cleaned(valueIn(field, "a"), clean);
  const publisher = field && cleaned(valueIn(field, "b"), clean);
  return { place: known(place), publisher: known(publisher) };
}

/** "[S.l.]", "[Б. м.]" and their like say that a thing is unknown. */
function known(text: string | undefined): string | undefined {
  return text &&
    /^\[?(s\.\s?[ln]\.?|б\.\s?[ми]\.?|place of publication not identified|publisher not identified)\]?$/i.test(text)
    ? undefined
    : text;
}

function seriesOf(record: MarcRecord, clean: Clean): string | undefined {
  const [field] = [...dataFields(record, "490"), ...dataFields(record, "440"), ...dataFields(record, "830")];
  if (!field) return undefined;
  return (
    [valueIn(field, "a"), valueIn(field, "v")].flatMap((text) => cleaned(text, clean) ?? []).join(" ; ") || undefined
  );
}

const topicTags = ["600", "610", "611", "630", "650", "651"];

function topicsOf(record: MarcRecord, clean: Clean) {
  const subjects = dataFields(record, ...topicTags).map((field) =>
    valuesIn(field, "axyz")
      .map((text) => clean(text))
      .filter(Boolean)
      .join(" -- "),
  );
  return {
    subjects: distinct(subjects),
    keywords: distinct(valuesOf(record, "653", "a").map(clean)),
    form: cleaned(firstValue(record, "655", "a"), clean),
  };
}
