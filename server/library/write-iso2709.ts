import { isDataField, type MarcField, type MarcRecord } from "./marc-record.ts";

const fieldEnd = "\x1e";
const longestRecord = 99_999;
const longestField = 9_999;

/** What ISO 2709 can say of a record; no bytes where it can say nothing. */
export interface Iso2709Written {
  readonly bytes?: Buffer;
  /** What was left out and why, in plain sentences. */
  readonly left: readonly string[];
}

/**
 * A record as ISO 2709 in UTF-8, its lengths counted in bytes.
 * @throws RangeError when a field or the record is longer than the format can say, or has a tag or code that it has not
 */
export function writeIso2709(record: MarcRecord): Buffer {
  const { bytes, left } = writeIso2709Part(record);
  if (!bytes || left.length > 0) throw new RangeError(left.join("; "));
  return bytes;
}

/** The same, without the fields that the format cannot say. */
export function writeIso2709Part(record: MarcRecord): Iso2709Written {
  let directory = "";
  let from = 0;
  const left: string[] = [];
  const bodies: Buffer[] = [];
  for (const field of record.fields) {
    const tag = tagOf(field);
    const body = Buffer.from(bodyOf(field), "utf8");
    const fault = faultOf(field, body.length);
    if (fault !== undefined) {
      left.push(`field ${tag} ${fault}`);
      continue;
    }
    directory += tag + padded(body.length, 4) + padded(from, 5);
    from += body.length;
    bodies.push(body);
  }
  const base = 24 + directory.length + 1;
  const length = base + from + 1;
  if (length > longestRecord) return { left: [`the record has ${length} bytes; ISO 2709 allows ${longestRecord}`] };
  const leader = padded(length, 5) + record.leader.slice(5, 12) + padded(base, 5) + record.leader.slice(17, 24);
  const head = Buffer.from(leader + directory + fieldEnd, "latin1");
  return { bytes: Buffer.concat([head, ...bodies, Buffer.from("\x1d", "latin1")]), left };
}

/** Some forms leave out the zeros of a tag. */
function tagOf({ tag }: MarcField): string {
  return /^\d{1,2}$/.test(tag) ? tag.padStart(3, "0") : tag;
}

function faultOf(field: MarcField, bytes: number): string | undefined {
  if (!/^[0-9A-Za-z]{3}$/.test(tagOf(field))) return "has a tag of other than three letters or digits";
  if (isDataField(field) && field.subfields.some(({ code }) => !isCode(code)))
    return "has a subfield whose code is not one character";
  return bytes > longestField ? `has ${bytes} bytes; ISO 2709 allows ${longestField}` : undefined;
}

function isCode(code: string): boolean {
  return code.length === 1 && plain(code) === code;
}

function bodyOf(field: MarcField): string {
  if (!isDataField(field)) return plain(field.value) + fieldEnd;
  return `${plain(field.indicators)}${field.subfields.map(({ code, value }) => `\x1f${code}${plain(value)}`).join("")}${fieldEnd}`;
}

/** The separators must not stand within a value; nor an escape, which begins another encoding, nor what ends a text in many programs. */
function plain(text: string): string {
  return text.replace(/(?![\t\n\r\u0080-\u009f])\p{Cc}/gu, " ");
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, "0");
}
