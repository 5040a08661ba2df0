import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { present } from "../library/present.ts";
import type { DraftRecord, Name, RecordKind } from "../library/record.ts";
import { partOf, properTitle } from "../library/title.ts";
import { distinct } from "./clean.ts";
import { irbisHoldings } from "./irbis-holdings.ts";
import { issueFacts, serialNumberIn } from "./irbis-issue.ts";
import { irbisLinks } from "./irbis-links.ts";
import { worksheetOf } from "./irbis-worksheets.ts";
import { classesOf, filled, identifiersOf } from "./maps/described-facts.ts";
import { defaultMaps } from "./maps/field-maps.ts";
import { type CompiledMap, MappedValues } from "./maps/mapped-values.ts";
import type { Serial } from "./serials.ts";
import { unimarcFacts } from "./unimarc.ts";
import { distinctNames, unimarcName } from "./unimarc-names.ts";
import { firstValue, valueIn, valuesIn } from "./values.ts";

/** An IRBIS64 record as a draft, its fields named as in UNIMARC (`010` for its 10), an issue of a serial by the serial it is given; absent when it has no title. */
export function irbisDraft(
  record: MarcRecord,
  map: CompiledMap = defaultMaps().irbis,
  serial?: Serial,
): DraftRecord | undefined {
  const serialNumber = serialNumberIn(record);
  const issue = serial && serialNumber !== undefined ? issueFacts(record, serial, serialNumber) : undefined;
  const title = issue ?? titleOf(record);
  if (title === undefined) return undefined;
  const values = new MappedValues(record, map);
  const facts = unimarcFacts(record, values);
  return present({
    controlNumber: firstValue(record, "903", "a"),
    kind: kindOf(record),
    ...facts,
    ...title,
    language: facts.language ?? (issue && serial?.language),
    parallelTitles: facts.parallelTitles,
    originalTitle: firstValue(record, "454", "a"),
    names: namesOf(record),
    extent: extentOf(record, facts.extent),
    annotation: facts.annotation && withoutMarks(facts.annotation),
    contents: filled(distinct(dataFields(record, "330", "922").flatMap(workIn))) ?? facts.contents,
    classes: classesOf(values),
    identifiers: identifiersOf(values),
    links: filled([
      ...(issue?.links ?? []),
      ...(irbisLinks(record) ?? []).filter(({ relation }) => !issue || relation !== "host"),
    ]),
    holdings: irbisHoldings(record),
  });
}

function titleOf(record: MarcRecord) {
  const [field] = dataFields(record, "200");
  const own = firstValue(record, "200", "a");
  const common = worksheetOf(record) === "ASP" ? undefined : titleOfWhole(record, own);
  const main = common ?? own;
  if (!main) return undefined;
  const part = partOf(
    firstValue(record, "200", "v") ?? firstValue(record, "923", "h"),
    common ? differing(own, common) : firstValue(record, "200", "i"),
  );
  return {
    title: properTitle(main, part),
    subtitle: (field && valuesIn(field, "e").join(" : ")) || undefined,
    part,
    commonTitle: part ? main : undefined,
  };
}

/** The set of a volume (461), or of one without a title of its own what it is printed in (463); the 461 of an article names the set of its source. */
function titleOfWhole(record: MarcRecord, own: string | undefined): string | undefined {
  const whole = firstValue(record, "461", "c") ?? (own === undefined ? firstValue(record, "463", "c") : undefined);
  return withoutOtherInformation(whole);
}

/** Some volumes repeat the title of the whole as their own. */
function differing(own: string | undefined, common: string): string | undefined {
  return own === common ? undefined : own;
}

/** 461 ^c holds the whole first area: "Собрание сочинений : в 6 кн." */
function withoutOtherInformation(text: string | undefined): string | undefined {
  return text?.split(" : ")[0]?.trim() || undefined;
}

function kindOf(record: MarcRecord): RecordKind {
  if (/^(J|NJ|NJP|NJK|OJ)$/.test(worksheetOf(record))) return "serial";
  return firstValue(record, "900", "t") === "l" ? "e-resource" : "book";
}

/** ^1 names what is counted, where it is no pages: "3 л." */
function extentOf(record: MarcRecord, pages: string | undefined): string | undefined {
  const [field] = dataFields(record, "215");
  const count = field && valueIn(field, "a");
  const unit = field && valueIn(field, "1");
  return count !== undefined && unit !== undefined && /^\d+$/.test(count) ? `${count} ${unit}` : pages;
}

/** 961 holds the authors of the whole of which this is a volume, 962 its bodies; 971 and 972 are bodies and meetings of it. */
function namesOf(record: MarcRecord): Name[] {
  const tags = ["700", "701", "961", "702", "962", "710", "711", "712", "971", "972"];
  return distinctNames(
    tags.flatMap((tag) => dataFields(record, tag)).flatMap((field) => unimarcName(asUnimarc(field)) ?? []),
  );
}

const unimarcTags: Readonly<Record<string, string>> = { "961": "701", "971": "711", "972": "712" };

// 961 is a field of authors (as 701) unless its ^4 says otherwise.
function asUnimarc(field: DataField): DataField {
  const tag = unimarcTags[field.tag];
  return tag === undefined ? field : { ...field, tag };
}

/** A chapter (330) or an article of a collection or an issue (922): ^c title, ^g who wrote it as printed, ^f its first author. */
function workIn(field: DataField): string[] {
  const title = valueIn(field, "c");
  const by = valueIn(field, "g") ?? valueIn(field, "f");
  if (title === undefined) return [];
  return [withoutMarks(by === undefined ? title : `${title} / ${by}`)];
}

/** In annotations IRBIS marks words for its dictionary as <word>. */
function withoutMarks(text: string): string {
  return text.replace(/<([^<>]+)>/g, "$1");
}
