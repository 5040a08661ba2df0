import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { displayName } from "../library/name.ts";
import { present } from "../library/present.ts";
import type { Name } from "../library/record.ts";
import { roleOf } from "../library/relators.ts";
import { valueIn, valuesIn } from "./values.ts";

const nameTags = ["700", "701", "702", "710", "711", "712"];

/** Persons and bodies of a UNIMARC record, the first author before all others. */
export function unimarcNames(record: MarcRecord): Name[] {
  const fields = dataFields(record, ...nameTags);
  const first = fields.filter((field) => field.tag === "700" || field.tag === "710");
  const others = fields.filter((field) => !first.includes(field));
  return distinctNames([...first, ...others].flatMap((field) => unimarcName(field) ?? []));
}

/** One 70X or 71X field; $g holds the forenames in full, $b at least their initials. */
export function unimarcName(field: DataField): Name | undefined {
  const [surname] = valuesIn(field, "a").map((text) => text.replace(/,$/, ""));
  if (!surname) return undefined;
  const isPerson = field.tag[1] !== "1";
  const forenames = valueIn(field, "g") ?? valueIn(field, "b");
  const heading = isPerson
    ? [surname, forenames].filter(Boolean).join(", ")
    : [surname, ...valuesIn(field, "b")].join(". ");
  return present({
    heading,
    display: isPerson ? displayName(heading) : heading,
    dates: isPerson ? valueIn(field, "f") : undefined,
    role: relatorOf(field),
  });
}

function relatorOf(field: DataField): Name["role"] {
  const stated = valuesIn(field, "4").map(roleOf).find(Boolean);
  return stated ?? (field.tag.endsWith("2") ? "contributor" : "author");
}

export function distinctNames(names: readonly Name[]): Name[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = `${name.heading}|${name.role}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
