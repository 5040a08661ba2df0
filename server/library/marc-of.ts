import { isDataField, type MarcField, type MarcRecord } from "./marc-record.ts";
import { isMarc, type OriginalRecord } from "./original-record.ts";
import type { BibRecord } from "./record.ts";
import { leaderOf, writeMarc } from "./write-marc.ts";

/** `auto`: as a record came, where it came in a dialect of MARC; `marc21`: in MARC21, whatever it came in. */
export type MarcForm = "auto" | "marc21";

export interface MarcOptions {
  readonly original: OriginalRecord | undefined;
  readonly form?: MarcForm;
}

/** A record as MARC in Unicode: the fields it came with where there are any and they are in the form asked for, else made of its description. */
export function marcOf(record: BibRecord, { original, form = "auto" }: MarcOptions): MarcRecord {
  if (!original || !isMarc(original) || (form === "marc21" && original.dialect !== "marc21")) return writeMarc(record);
  const leader = unicodeLeader(original, record);
  return original.dialect === "marc21"
    ? { leader, fields: original.fields }
    : { leader, fields: original.fields.map(inUnicode) };
}

/** Lengths and, in MARC21, the encoding are ours to say; the rest of the leader is as it came. */
function unicodeLeader({ leader, dialect }: OriginalRecord, record: BibRecord): string {
  const isMarc21 = dialect === "marc21";
  const given = leader.trim() === "" ? newLeader(record, isMarc21) : printable(leader);
  const encoding = isMarc21 ? "a" : given.charAt(9);
  return `00000${given.slice(5, 9)}${encoding}2200000${given.slice(17, 20)}${isMarc21 ? "4500" : "450 "}`;
}

function printable(leader: string): string {
  return leader
    .slice(0, 24)
    .replace(/[^\x20-\x7e]/g, " ")
    .padEnd(24);
}

function newLeader(record: BibRecord, isMarc21: boolean): string {
  if (isMarc21) return leaderOf(record);
  const type = record.kind === "e-resource" ? "lm" : record.kind === "serial" ? "as" : "am";
  return `00000n${type}  2200000   450 `;
}

/** UNIMARC says the character sets in 100 $a/26-33: "50" is Unicode, which needs no others. */
function inUnicode(field: MarcField): MarcField {
  if (field.tag !== "100" || !isDataField(field)) return field;
  const subfields = field.subfields.map(({ code, value }) => ({
    code,
    value: code === "a" && /^\d{8}.{18}(?!50)[\d ]{2}/.test(value) ? withSet(value) : value,
  }));
  return { ...field, subfields };
}

function withSet(coded: string): string {
  return `${coded.slice(0, 26)}${"50      ".slice(0, coded.length - 26)}${coded.slice(34)}`;
}
