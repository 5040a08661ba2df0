import { type DataField, isDataField, type MarcRecord } from "../library/marc-record.ts";
import { valueIn } from "./values.ts";

/** What of a record only one of the formats has. */
interface Signs {
  marc21: number;
  unimarc: number;
  russian: boolean;
  kazakh: boolean;
  /** 801 $a KZ: made in Kazakhstan, in whatever format. */
  inKazakhstan: boolean;
}

/** Tells a record's dialect: the field of the title weighs most, then the leader and the fields that only one format has. */
export function dialectOf(record: MarcRecord): "marc21" | "unimarc" | "rusmarc" | "kazmarc" {
  const signs = signsOf(record);
  if (signs.unimarc <= signs.marc21) return "marc21";
  if (signs.kazakh) return "kazmarc";
  if (signs.russian) return "rusmarc";
  return signs.inKazakhstan ? "kazmarc" : "unimarc";
}

const titleWeight = 4;

function signsOf({ leader, fields }: MarcRecord): Signs {
  const signs: Signs = { marc21: 0, unimarc: 0, russian: false, kazakh: false, inKazakhstan: false };
  // MARC21 ends its leader with "4500"; UNIMARC leaves the last place blank.
  if (/^450[ #]?$/.test(leader.slice(20, 24))) signs.unimarc += 1;
  if (leader.slice(20, 24) === "4500") signs.marc21 += 1;
  const seen = new Set<string>();
  for (const field of fields) {
    if (isDataField(field)) addSigns(signs, field, seen.has(field.tag));
    else if (field.tag === "008") signs.marc21 += 1;
    seen.add(field.tag);
  }
  return signs;
}

function addSigns(signs: Signs, field: DataField, isRepeated: boolean): void {
  const { tag } = field;
  if (tag === "801" || tag === "899") addNationalSigns(signs, field);
  if (isRepeated) return;
  if (tag === "245") signs.marc21 += titleWeight;
  else if (tag === "260" || tag === "264") signs.marc21 += 1;
  else if (tag === "200" && valueIn(field, "a") !== undefined) signs.unimarc += titleWeight;
  else if (isUnimarcOnly(field)) signs.unimarc += 1;
}

/** Coded data that begin with a date (100), the source of a record (801), and fields within a field (4XX $1). */
function isUnimarcOnly(field: DataField): boolean {
  if (field.tag === "100") return /^\s{8}|^\d{8}/.test(field.subfields[0]?.value ?? "");
  if (field.tag === "801") return true;
  return field.tag.startsWith("4") && field.subfields[0]?.code === "1";
}

function addNationalSigns(signs: Signs, field: DataField): void {
  if (field.tag === "899") {
    signs.russian = true;
    return;
  }
  const named = `${valueIn(field, "g") ?? ""} ${valueIn(field, "2") ?? ""}`;
  // Rules of description that only Russia's format names, or the format itself.
  if (/RCR|PSBO|ПСБО|rusmarc/i.test(named)) signs.russian = true;
  if (/kazmarc|казмарк/i.test(named)) signs.kazakh = true;
  if (/^KZ$/i.test(valueIn(field, "a") ?? "")) signs.inKazakhstan = true;
}
