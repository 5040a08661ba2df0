import { type DataField, dataFields, type MarcRecord, rawValue } from "../library/marc-record.ts";
import { displayName } from "../library/name.ts";
import { present } from "../library/present.ts";
import type { Name } from "../library/record.ts";
import { rolesOf } from "../library/relators.ts";
import { filled } from "./maps/described-facts.ts";
import { valueIn, valuesIn } from "./values.ts";

const nameTags = ["700", "701", "702", "710", "711", "712", "720", "721", "722"];

/** Persons and bodies of a UNIMARC record, the first author before all others; a field repeated in another script ($6, $7) is a variant of the name. */
export function unimarcNames(record: MarcRecord): Name[] {
  const fields = dataFields(record, ...nameTags);
  const first = fields.filter((field) => field.tag === "700" || field.tag === "710");
  const others = fields.filter((field) => !first.includes(field));
  return distinctNames(
    [...first, ...others].flatMap((field, at, all) => {
      if (all.slice(0, at).some((earlier) => isPair(earlier, field))) return [];
      const name = unimarcName(field);
      if (!name) return [];
      const inScript = all.filter((other) => isPair(field, other)).flatMap((other) => unimarcHeading(other) ?? []);
      return [inScript.length === 0 ? name : { ...name, variants: [...(name.variants ?? []), ...inScript] }];
    }),
  );
}

/** The same name in two scripts: the same field, the same link in $6, another alphabet in $7. */
function isPair(one: DataField, other: DataField): boolean {
  const link = rawValue(one, "6");
  if (link === undefined || one === other || one.tag !== other.tag) return false;
  return link === rawValue(other, "6") && rawValue(one, "7") !== rawValue(other, "7");
}

/** One 70X or 71X field; $g holds the forenames in full, $b at least their initials. */
export function unimarcName(field: DataField): Name | undefined {
  const heading = unimarcHeading(field);
  if (heading === undefined) return undefined;
  const isPerson = field.tag[1] !== "1";
  const initials = isPerson && valueIn(field, "g") ? valueIn(field, "b") : undefined;
  return present({
    heading,
    display: isPerson ? displayName(heading) : heading,
    kind: isPerson ? undefined : isMeeting(field) ? ("meeting" as const) : ("body" as const),
    dates: isPerson ? valueIn(field, "f") : undefined,
    epithet: isPerson ? valueIn(field, "c") : undefined,
    variants: filled(isInitials(initials) ? [] : [`${valueIn(field, "a")?.replace(/,$/, "")}, ${initials}`]),
    ...rolesOf(valuesIn(field, "4"), field.tag.endsWith("2") ? "contributor" : "author"),
  });
}

/** The heading of a name or of a subject; a meeting has its number ($d), date ($f) and place ($e) in brackets. */
function unimarcHeading(field: DataField): string | undefined {
  const [surname] = valuesIn(field, "a").map((text) => text.replace(/,$/, ""));
  if (!surname) return undefined;
  if (field.tag[1] !== "1" && field.tag !== "601") {
    const numeral = valueIn(field, "d");
    const forenames = valueIn(field, "g") ?? valueIn(field, "b");
    return [numeral === undefined ? surname : `${surname} ${numeral}`, forenames].filter(Boolean).join(", ");
  }
  const units = [surname, ...valuesIn(field, "b")].join(". ");
  const meeting = isMeeting(field) ? ["d", "f", "e"].flatMap((code) => valueIn(field, code) ?? []) : [];
  return meeting.length > 0 ? `${units} (${meeting.join(" ; ")})` : units;
}

// The first indicator says that a body is a meeting; IRBIS64 has none, there the number or the date tells.
function isMeeting(field: DataField): boolean {
  return field.indicators[0] === "1" || valueIn(field, "d") !== undefined || valueIn(field, "f") !== undefined;
}

/** Initials are no other form of a name: who looks for them finds the name. */
function isInitials(text: string | undefined): boolean {
  return text === undefined || /^(?:\p{L}{1,2}\.[\s-]*)+$/u.test(text);
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
