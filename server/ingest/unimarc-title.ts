import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { partOf, properTitle } from "../library/title.ts";
import { distinct } from "./clean.ts";
import { embeddedRecord } from "./embedded-fields.ts";
import { isAnalytic } from "./unimarc-links.ts";
import { firstValue, valueIn, valuesIn } from "./values.ts";

/** Title proper, part and parallel titles of a UNIMARC record; absent where neither 200 $a nor the set (461) nor another field has one. */
export function unimarcTitle(record: MarcRecord) {
  const [field, ...inScripts] = dataFields(record, "200");
  const own = field && bare(valueIn(field, "a"));
  // The set of an article is its journal.
  const common = isAnalytic(record) ? undefined : linkedTitle(record, "461");
  const whole = common ?? own ?? otherTitle(record);
  if (whole === undefined) return undefined;
  const part = common ? partInSet(record, { field, own, common }) : ownPart(field);
  return {
    title: properTitle(whole, part),
    subtitle: field && (valuesIn(field, "e").flatMap(bareList).join(" : ") || undefined),
    part,
    commonTitle: part ? whole : undefined,
    parallelTitles: distinct([
      ...(field ? valuesIn(field, "d").flatMap((text) => bareList(text.replace(/^=\s*/, ""))) : []),
      ...inScripts.flatMap((other) => valuesIn(other, "a").flatMap(bareList)),
    ]),
  };
}

// Uniform, parallel, cover, other, key, translated and supplied titles.
const otherTitles = ["500", "510", "512", "517", "530", "541", "540"] as const;

/** What a record without a title proper can be found by. */
function otherTitle(record: MarcRecord): string | undefined {
  return otherTitles.map((tag) => bare(firstValue(record, tag, "a"))).find((title) => title !== undefined);
}

/** A volume described by itself: 200 $a is the volume's title, 461 the title of the whole. */
function partInSet(
  record: MarcRecord,
  { field, own, common }: { field: DataField | undefined; own: string | undefined; common: string },
) {
  const designation = field && (valueIn(field, "v") ?? valueIn(field, "h"));
  return partOf(designation ?? volumeOf(record), common === own ? field && valueIn(field, "i") : own);
}

function ownPart(field: DataField | undefined) {
  return field && partOf(valueIn(field, "h") ?? valueIn(field, "v"), valuesIn(field, "i").join(", ") || undefined);
}

/** UNIMARC has no punctuation of its own; what old systems left at the ends is taken off. */
function bare(text: string | undefined): string | undefined {
  return text?.replace(/\s+[/:;=]$/, "").replace(/,$/, "") || undefined;
}

function bareList(text: string): string[] {
  const own = bare(text);
  return own === undefined ? [] : [own];
}

/** The title of the original, of a translation (454), else the uniform title (500); the uniform title, where both are there. */
export function unimarcOriginal(record: MarcRecord) {
  const original = linkedTitle(record, "454");
  const uniform = firstValue(record, "500", "a");
  return {
    originalTitle: original ?? uniform,
    uniformTitle: original !== undefined && uniform !== original ? uniform : undefined,
  };
}

function linkedTitle(record: MarcRecord, tag: string): string | undefined {
  const [field] = dataFields(record, tag);
  if (!field) return undefined;
  const inner = embeddedRecord(field);
  return bare(inner ? firstValue(inner, "200", "a") : valueIn(field, "t"));
}

function volumeOf(record: MarcRecord): string | undefined {
  const [field] = dataFields(record, "461");
  if (!field) return undefined;
  const inner = embeddedRecord(field);
  return inner ? firstValue(inner, "200", "v") : valueIn(field, "v");
}
