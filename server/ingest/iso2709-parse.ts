import { isUtf8 } from "node:buffer";
import type { DataField, MarcField, MarcRecord } from "../library/marc-record.ts";
import type { Encoding } from "./decode.ts";
import { readFields } from "./encoding/read-fields.ts";
import { RecordDamage } from "./record-damage.ts";

const fieldEnd = 0x1e;
const leaderLength = 24;
const entryLength = 12;
const longestRecord = 99_999;

export interface ParseOptions {
  /** Given by the librarian, or "auto". */
  readonly encoding: Encoding | "auto";
  /** What the records before were written in, in nats. */
  readonly expected?: ReadonlyMap<Encoding, number>;
}

export interface ParsedRecord extends MarcRecord {
  /** What most of it was written in; absent where it is ASCII. */
  readonly encoding?: Encoding;
  /** What was mended or left out, in plain sentences. */
  readonly repairs: readonly string[];
  /** Which fields are in another encoding than the rest. */
  readonly remarks: readonly string[];
}

/**
 * Parses the bytes of one record; nothing its directory says is believed before it is checked.
 * @throws RecordDamage
 */
export function parseIso2709(bytes: Buffer, options: ParseOptions): ParsedRecord {
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
  const { places, repair, remark } = placesIn(bytes, base);
  const isWhole = options.encoding === "auto" && isUtf8(bytes);
  const { texts, encoding, repairs, remarks } = readFields(bytes, places, { ...options, leader, isWhole });
  const fields = places.flatMap(({ tag }, at): MarcField[] => {
    const text = texts[at];
    if (text === undefined) return [];
    return [isControl(tag, text) ? { tag, value: text } : dataFieldOf(tag, text)];
  });
  return {
    leader,
    fields,
    repairs: [...repair, ...repairs],
    remarks: [...remark, ...remarks],
    ...(encoding === undefined ? {} : { encoding }),
  };
}

interface Places {
  readonly places: readonly FieldPlace[];
  readonly repair: readonly string[];
  readonly remark: readonly string[];
}

function placesIn(bytes: Buffer, base: number): Places {
  if (endsRight(bytes, base, (at) => at)) return { places: fieldsByBytes(bytes, base), repair: [], remark: [] };
  const counted = fieldsByCharacters(bytes, base);
  if (counted) return { places: counted, repair: [], remark: ["its directory counts letters, not bytes"] };
  const byEnds = fieldsByEnds(bytes, base);
  if (!byEnds) return { places: fieldsByBytes(bytes, base), repair: [], remark: [] };
  const repair = "the directory is wrong: the fields were taken in its order, each to its terminator";
  return { places: byEnds, repair: [repair], remark: [] };
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

/** Where the text of a field stands in its record. */
export interface FieldPlace {
  readonly tag: string;
  readonly from: number;
  readonly to: number;
}

function fieldsByBytes(bytes: Buffer, base: number): FieldPlace[] {
  const places: FieldPlace[] = [];
  for (let entry = leaderLength; entry < base - 1; entry += entryLength) places.push(fieldAt(bytes, entry, base));
  return places;
}

/** Some systems turned to UTF-8 and went on counting letters: so it is where every field ends there, and not where bytes are counted. */
function fieldsByCharacters(bytes: Buffer, base: number): FieldPlace[] | undefined {
  if (!isUtf8(bytes)) return undefined;
  const starts: number[] = [];
  for (let at = base; at < bytes.length; at += 1) if (((bytes[at] ?? 0) & 0xc0) !== 0x80) starts.push(at - base);
  if (!endsRight(bytes, base, (at) => starts[at])) return undefined;
  const places: FieldPlace[] = [];
  for (let entry = leaderLength; entry < base - 1; entry += entryLength) {
    const [tag, length, from] = entryAt(bytes, entry);
    places.push({ tag, from: base + (starts[from] ?? 0), to: base + (starts[from + length - 1] ?? 0) });
  }
  return places;
}

/**
 * The fields by their terminators, where every number of the directory is within the record (or the record is too long for its numbers) and
 * as many fields end as it has entries, but not where it says.
 */
function fieldsByEnds(bytes: Buffer, base: number): FieldPlace[] | undefined {
  const entries: [tag: string, length: number, from: number][] = [];
  for (let entry = leaderLength; entry < base - 1; entry += entryLength) entries.push(entryAt(bytes, entry));
  const isLong = bytes.length > longestRecord;
  const isInside = entries.every(([, length, from], at) => {
    const before = entries[at - 1]?.[2] ?? -1;
    return from > before && length > 0 && base + from + length < bytes.length;
  });
  if (!isLong && !isInside) return undefined;
  const places: FieldPlace[] = [];
  let from = base;
  for (let to = bytes.indexOf(fieldEnd, from); to >= 0; to = bytes.indexOf(fieldEnd, from)) {
    places.push({ tag: entries[places.length]?.[0] ?? "", from, to });
    from = to + 1;
  }
  return places.length === entries.length ? places : undefined;
}

function endsRight(bytes: Buffer, base: number, toByte: (at: number) => number | undefined): boolean {
  for (let entry = leaderLength; entry < base - 1; entry += entryLength) {
    const [, length, from] = entryAt(bytes, entry);
    const end = toByte(from + length - 1);
    if (end === undefined || bytes[base + end] !== fieldEnd) return false;
  }
  return true;
}

function entryAt(bytes: Buffer, entry: number): [tag: string, length: number, from: number] {
  const text = bytes.toString("latin1", entry, entry + entryLength);
  return [text.slice(0, 3), Number(text.slice(3, 7)), Number(text.slice(7))];
}

function fieldAt(bytes: Buffer, entry: number, base: number): FieldPlace {
  const text = bytes.toString("latin1", entry, entry + entryLength);
  const tag = text.slice(0, 3);
  if (!/^[!-~ ]{3}\d{9}$/.test(text))
    throw new RecordDamage(`the directory entry "${printable(text)}" is not a tag and two numbers`, entry);
  const from = base + Number(text.slice(7, 12));
  const to = from + Number(text.slice(3, 7)) - 1;
  if (to < from || to >= bytes.length)
    throw new RecordDamage(`field ${tag} reaches beyond the end of the record`, entry);
  if (bytes[to] !== fieldEnd) throw new RecordDamage(`field ${tag} does not end where the directory says`, entry);
  return { tag, from, to };
}

/** 00X, unless it has subfields all the same (danMARC); FMT and others that systems add; what is more than two indicators and no subfield. */
function isControl(tag: string, text: string): boolean {
  return !text.includes("\x1f") && (tag.startsWith("00") || text.length > 2 || /\D/.test(tag));
}

function dataFieldOf(tag: string, text: string): DataField {
  const [head = "", ...parts] = text.split("\x1f");
  const subfields = parts.flatMap((part) =>
    part === "" ? [] : [{ code: codeOf(part.charAt(0)), value: part.slice(1) }],
  );
  return { tag, indicators: head.padEnd(2).slice(0, 2), subfields };
}

/** A letter with a mark is no code: it is the letter, struck on the wrong key. */
function codeOf(character: string): string {
  return character <= "~" ? character : character.normalize("NFD").charAt(0);
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "?");
}
