import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { displayName } from "../library/name.ts";
import { present } from "../library/present.ts";
import type { Name } from "../library/record.ts";
import { roleOf } from "../library/relators.ts";
import { valueIn, valuesIn } from "./values.ts";

/** Persons and bodies of a MARC21 record, main entry first. */
export function marc21Names(record: MarcRecord, clean: (text: string) => string): Name[] {
  const main = dataFields(record, "100", "110", "111");
  // 700 with $t names another work, not a person of this one.
  const added = dataFields(record, "700", "710", "711").filter((field) => valueIn(field, "t") === undefined);
  const seen = new Set<string>();
  return [...main, ...added].flatMap((field) => {
    const name = nameOf(field, clean);
    const key = name && `${name.heading}|${name.role}`;
    if (!name || !key || seen.has(key)) return [];
    seen.add(key);
    return [name];
  });
}

function nameOf(field: DataField, clean: (text: string) => string): Name | undefined {
  const isPerson = field.tag.endsWith("00");
  // A person's numeral stands in $b, a body's units in $b one after another.
  const heading = isPerson
    ? valuesIn(field, "ab")
        .map((text) => bareName(text, clean))
        .join(" ")
    : valuesIn(field, "ab").map(clean).join(". ");
  if (!heading) return undefined;
  return present({
    heading,
    display: isPerson ? displayName(heading) : heading,
    dates: isPerson ? valuesIn(field, "d").map((text) => text.replace(/[.,]$/, ""))[0] : undefined,
    role: relatorOf(field),
  });
}

/** The stop after an initial belongs to the name, the comma before the dates does not. */
function bareName(text: string, clean: (text: string) => string): string {
  return clean(text.replace(/,$/, ""));
}

function relatorOf(field: DataField): Name["role"] {
  const stated = valuesIn(field, field.tag.endsWith("11") ? "4j" : "4e")
    .map(roleOf)
    .find(Boolean);
  return stated ?? (field.tag.startsWith("1") ? "author" : "contributor");
}
