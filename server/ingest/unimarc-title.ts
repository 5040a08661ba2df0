import { type DataField, dataFields, isDataField, type MarcField, type MarcRecord } from "../library/marc-record.ts";
import { partOf, properTitle } from "../library/title.ts";
import { distinct } from "./clean.ts";
import { firstValue, valueIn, valuesIn } from "./values.ts";

/** Title proper, part and parallel titles of a UNIMARC record; absent without 200 $a. */
export function unimarcTitle(record: MarcRecord) {
  const [field] = dataFields(record, "200");
  const own = field && bare(valueIn(field, "a"));
  if (!field || !own) return undefined;
  const common = commonTitle(record);
  // A volume described by itself: 200 $a is the volume's title, 461 the title of the whole.
  const whole = common ?? own;
  const part = common
    ? partOf(valueIn(field, "v") ?? valueIn(field, "h") ?? volumeOf(record), common === own ? valueIn(field, "i") : own)
    : partOf(valueIn(field, "h") ?? valueIn(field, "v"), valuesIn(field, "i").join(", ") || undefined);
  return {
    title: properTitle(whole, part),
    subtitle:
      valuesIn(field, "e")
        .flatMap((text) => bare(text) ?? [])
        .join(" : ") || undefined,
    part,
    commonTitle: part ? whole : undefined,
    parallelTitles: distinct([
      ...valuesIn(field, "d").flatMap((text) => bare(text.replace(/^=\s*/, "")) ?? []),
      ...dataFields(record, "510").flatMap((parallel) => valuesIn(parallel, "a")),
    ]),
  };
}

/** UNIMARC has no punctuation of its own; what old systems left at the ends is taken off. */
function bare(text: string | undefined): string | undefined {
  return text?.replace(/\s+[/:;=]$/, "").replace(/,$/, "") || undefined;
}

/** The title of the original, of a translation (454, 500). */
export function originalTitleOf(record: MarcRecord): string | undefined {
  return linkedTitle(record, "454") ?? firstValue(record, "500", "a");
}

function commonTitle(record: MarcRecord): string | undefined {
  return linkedTitle(record, "461");
}

function linkedTitle(record: MarcRecord, tag: string): string | undefined {
  const [field] = dataFields(record, tag);
  if (!field) return undefined;
  const title = embedded(field).find((inner) => inner.tag === "200");
  return bare(title && isDataField(title) ? valueIn(title, "a") : valueIn(field, "t"));
}

function volumeOf(record: MarcRecord): string | undefined {
  const [field] = dataFields(record, "461");
  if (!field) return undefined;
  const title = embedded(field).find((inner) => inner.tag === "200");
  return title && isDataField(title) ? valueIn(title, "v") : valueIn(field, "v");
}

/** Fields within a linking field: $1 opens one with its tag and indicators, the subfields up to the next $1 are its own. */
function embedded(field: DataField): MarcField[] {
  const inner: { tag: string; indicators: string; subfields: { code: string; value: string }[] }[] = [];
  for (const { code, value } of field.subfields) {
    if (code === "1") inner.push({ tag: value.slice(0, 3), indicators: value.slice(3, 5), subfields: [] });
    else inner.at(-1)?.subfields.push({ code, value });
  }
  return inner;
}
