import { isUtf8 } from "node:buffer";
import type { DataField, MarcField, MarcRecord } from "../library/marc-record.ts";
import { decode, type Encoding, firstBrokenByte } from "./decode.ts";
import { decodeMarc8, looksLikeMarc8 } from "./decode-marc8.ts";
import { RecordDamage } from "./record-damage.ts";

const fieldEnd = 0x1e;
const leaderLength = 24;
const entryLength = 12;

/**
 * Parses the bytes of one record; nothing its directory says is believed before it is checked.
 * @throws RecordDamage
 */
export function parseIso2709(bytes: Buffer, encoding: Encoding): MarcRecord {
  if (bytes.length < leaderLength + 2) throw new RecordDamage("the record is shorter than its leader", 0);
  const leader = bytes.toString("latin1", 0, leaderLength);
  const base = Number(leader.slice(12, 17));
  if (!/^\d{5}$/.test(leader.slice(12, 17)) || base <= leaderLength || base > bytes.length - 1) {
    throw new RecordDamage(`the leader's base address "${leader.slice(12, 17)}" is not within the record`, 12);
  }
  if (bytes[base - 1] !== fieldEnd) {
    throw new RecordDamage("the directory does not end where the leader says", base - 1);
  }
  if ((base - 1 - leaderLength) % entryLength !== 0) {
    throw new RecordDamage("the directory is not made of entries of 12 characters", leaderLength);
  }
  const toText = textDecoder(bytes, { leader, encoding });
  const fields: MarcField[] = [];
  for (let entry = leaderLength; entry < base - 1; entry += entryLength) {
    const { tag, from, to } = fieldAt(bytes, entry, base);
    fields.push(tag.startsWith("00") ? { tag, value: toText(from, to) } : dataFieldOf(tag, toText(from, to)));
  }
  return { leader, fields };
}

/** The control number of a record that cannot be read whole, when at least that much of it is sound. */
export function controlNumberIn(bytes: Buffer): string | undefined {
  const entry = bytes.toString("latin1", leaderLength, leaderLength + entryLength);
  const base = Number(bytes.toString("latin1", 12, 17));
  if (!/^001\d{9}$/.test(entry) || !(base > leaderLength && base < bytes.length)) return undefined;
  const from = base + Number(entry.slice(7));
  const value = bytes.toString("latin1", from, from + Number(entry.slice(3, 7)) - 1).trim();
  return /^[\x21-\x7e]+$/.test(value) ? value : undefined;
}

function fieldAt(bytes: Buffer, entry: number, base: number): { tag: string; from: number; to: number } {
  const text = bytes.toString("latin1", entry, entry + entryLength);
  const tag = text.slice(0, 3);
  if (!/^[0-9A-Za-z]{3}\d{9}$/.test(text))
    throw new RecordDamage(`the directory entry "${printable(text)}" is not a tag and two numbers`, entry);
  const from = base + Number(text.slice(7, 12));
  const to = from + Number(text.slice(3, 7)) - 1;
  if (to < from || to >= bytes.length)
    throw new RecordDamage(`field ${tag} reaches beyond the end of the record`, entry);
  if (bytes[to] !== fieldEnd) throw new RecordDamage(`field ${tag} does not end where the directory says`, entry);
  return { tag, from, to };
}

function dataFieldOf(tag: string, text: string): DataField {
  const [head = "", ...parts] = text.split("\x1f");
  const subfields = parts.flatMap((part) => (part.length > 1 ? [{ code: part.charAt(0), value: part.slice(1) }] : []));
  return { tag, indicators: head.padEnd(2).slice(0, 2), subfields };
}

type ToText = (from: number, to: number) => string;

/** How this record's bytes become text: by its flag, its validity, and what the rest of the file is written in. */
function textDecoder(bytes: Buffer, { leader, encoding }: { leader: string; encoding: Encoding }): ToText {
  if (isUtf8(bytes)) return (from, to) => bytes.toString("utf8", from, to);
  const isMarc8 = leader[9] !== "a" && looksLikeMarc8(bytes);
  if (isMarc8) return (from, to) => decodeMarc8(bytes.subarray(from, to), from);
  if (leader[9] === "a" || encoding === "utf-8") {
    throw new RecordDamage("the record is not valid UTF-8", firstBrokenByte(bytes) ?? 0);
  }
  return (from, to) => decode(bytes.subarray(from, to), encoding);
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "?");
}
