import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { displayName } from "../library/name.ts";
import { present } from "../library/present.ts";
import type { Name } from "../library/record.ts";
import { rolesOf } from "../library/relators.ts";
import type { LinkedFields } from "./linked-fields.ts";
import { filled } from "./maps/described-facts.ts";
import { valueIn, valuesIn } from "./values.ts";

type Clean = (text: string) => string;

/** Persons and bodies of a MARC21 record, main entry first; each with its form in another script (880). */
export function marc21Names(record: MarcRecord, clean: Clean, linked: LinkedFields): Name[] {
  const main = dataFields(record, "100", "110", "111");
  // 700 with $t names another work, not a person of this one.
  const added = dataFields(record, "700", "710", "711").filter((field) => valueIn(field, "t") === undefined);
  const seen = new Set<string>();
  return [...main, ...added].flatMap((field) => {
    const name = nameOf(field, clean, linked);
    const key = name && `${name.heading}|${name.role}`;
    if (!name || !key || seen.has(key)) return [];
    seen.add(key);
    return [name];
  });
}

function nameOf(field: DataField, clean: Clean, linked: LinkedFields): Name | undefined {
  const heading = marc21Heading(field, clean);
  if (!heading) return undefined;
  const isPerson = field.tag.endsWith("00");
  const inScript = linked.of(field).map((pair) => marc21Heading(pair, clean));
  const inFull = isPerson ? fullName(heading, valueIn(field, "q")) : undefined;
  return present({
    heading,
    display: isPerson ? displayName(heading) : heading,
    kind: isPerson ? undefined : field.tag.endsWith("11") ? ("meeting" as const) : ("body" as const),
    dates: isPerson ? valuesIn(field, "d").map((text) => text.replace(/[.,]$/, ""))[0] : undefined,
    epithet: isPerson ? valuesIn(field, "c").map((text) => bareName(text, clean))[0] : undefined,
    variants: filled([inFull, ...inScript].flatMap((form) => (form && form !== heading ? [form] : []))),
    ...rolesOf(valuesIn(field, field.tag.endsWith("11") ? "4j" : "4e"), roleByTag(field)),
  });
}

/** The heading of a name, of a subject, or of its pair in another script. */
function marc21Heading(field: DataField, clean: Clean): string {
  const tag = field.tag === "880" ? (valueIn(field, "6") ?? "") : field.tag;
  // A person's numeral stands in $b, a body's units in $b one after another.
  if (/^.00/.test(tag))
    return valuesIn(field, "ab")
      .map((text) => bareName(text, clean))
      .join(" ");
  const units = valuesIn(field, "ab").map(clean).join(". ");
  const meeting = /^.11/.test(tag) ? valuesIn(field, "ndc") : [];
  return units && meeting.length > 0 ? `${units} (${meeting.map(unbracketed).join(" ; ")})` : units;
}

/** ISBD puts a meeting's number, date and place into brackets: "(2 :", "2000 :", "Алматы)". */
function unbracketed(text: string): string {
  return text.replace(/^\(|\s*[:;,]$|\)\.?$/g, "");
}

/** "Ауэзов, М. О." with "(Мухтар Омарханович)" → "Ауэзов, Мухтар Омарханович". */
function fullName(heading: string, forenames: string | undefined): string | undefined {
  const comma = heading.indexOf(",");
  const inFull = forenames?.replace(/^\(|\)?,?$/g, "");
  return inFull && comma > 0 ? `${heading.slice(0, comma)}, ${inFull}` : undefined;
}

/** The stop after an initial belongs to the name, the comma before the dates does not. */
function bareName(text: string, clean: Clean): string {
  return clean(text.replace(/,$/, ""));
}

function roleByTag(field: DataField): Name["role"] {
  return field.tag.startsWith("1") ? "author" : "contributor";
}
