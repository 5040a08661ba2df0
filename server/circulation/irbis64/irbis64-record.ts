/** One field as it is stored: UTF-8 as a rule, "^aАбай жолы^eроман" with its subfields. */
interface Irbis64Field {
  /** Three digits at least. */
  readonly tag: string;
  readonly value: Buffer;
}

export interface Irbis64Record {
  readonly mfn: number;
  /** Counted up by the server whenever the record is saved. */
  readonly version: number;
  readonly isDeleted: boolean;
  readonly fields: readonly Irbis64Field[];
}

/** What is known of a record without its fields. */
export type Irbis64State = Omit<Irbis64Record, "fields">;

const logicallyDeleted = 1;
const physicallyDeleted = 2;
const absent = 4;
const deletedBits = logicallyDeleted | physicallyDeleted | absent;
// IRBIS64+ puts a GUID first, under this tag (Irbis64_protokol.doc); it is no field of the description.
const guidTag = "2147483647";

/**
 * "MFN#STATUS", "0#VERSION", then "TAG#VALUE" each: the lines of a record, a character a byte.
 * @returns undefined for what is no record
 */
export function recordOfLines(lines: readonly string[]): Irbis64Record | undefined {
  const state = stateOfLines(lines);
  if (!state) return undefined;
  const fields: Irbis64Field[] = [];
  for (const line of lines.slice(2)) {
    // After "#" comes a formatted text, where one was asked for.
    if (line === "#") break;
    if (line === "") continue;
    const at = line.indexOf("#");
    const tag = line.slice(0, Math.max(at, 0));
    if (!/^\d{1,10}$/.test(tag)) return undefined;
    if (tag === guidTag) continue;
    fields.push({ tag: tag.padStart(3, "0"), value: Buffer.from(line.slice(at + 1), "latin1") });
  }
  return { ...state, fields };
}

export function stateOfLines([first = "", second = ""]: readonly string[]): Irbis64State | undefined {
  const mfnAndStatus = /^(-?\d{1,10})#(\d*)$/.exec(first.trim());
  const version = /^\d+#(\d+)$/.exec(second.trim())?.[1];
  if (!mfnAndStatus || version === undefined) return undefined;
  const mfn = Number(mfnAndStatus[1]);
  const isDeleted = mfn < 0 || (Number(mfnAndStatus[2]) & deletedBits) !== 0;
  return { mfn: Math.abs(mfn), version: Number(version), isDeleted };
}

/** A line of a formatted list: which record it is of, and its text. A negative MFN says that the record is deleted for good. */
export interface FormattedLine {
  readonly mfn: number;
  readonly isGone: boolean;
  readonly text: string;
}

export function formattedLine(line: string): FormattedLine | undefined {
  const match = /^(-?)(\d{1,10})#(.*)$/s.exec(line);
  if (!match) return undefined;
  return { mfn: Number(match[2]), isGone: match[1] === "-", text: match[3] ?? "" };
}

/** Line breaks go as 0x1F 0x1E within a text, as one of the two in a record that was formatted whole. */
export function partsOf(text: string): string[] {
  return text.replaceAll("\x1f\x1e", "\x1f").replaceAll("\x1e\x1f", "\x1f").replaceAll("\x1e", "\x1f").split("\x1f");
}
