import { isDataField, type MarcField, type MarcRecord } from "./marc-record.ts";

const fieldEnd = "\x1e";
const longestRecord = 99_999;
const longestField = 9_999;

/**
 * A record as ISO 2709 in UTF-8, its lengths counted in bytes.
 * @throws RangeError when a field or the record is longer than the format can say
 */
export function writeIso2709(record: MarcRecord): Buffer {
  let directory = "";
  let from = 0;
  const bodies = record.fields.map((field) => {
    const body = Buffer.from(bodyOf(field), "utf8");
    if (body.length > longestField)
      throw new RangeError(`field ${field.tag} has ${body.length} bytes; ISO 2709 allows ${longestField}`);
    directory += field.tag + padded(body.length, 4) + padded(from, 5);
    from += body.length;
    return body;
  });
  const base = 24 + directory.length + 1;
  const length = base + from + 1;
  if (length > longestRecord) throw new RangeError(`the record has ${length} bytes; ISO 2709 allows ${longestRecord}`);
  const leader = padded(length, 5) + record.leader.slice(5, 12) + padded(base, 5) + record.leader.slice(17, 24);
  return Buffer.concat([
    Buffer.from(leader + directory + fieldEnd, "latin1"),
    ...bodies,
    Buffer.from("\x1d", "latin1"),
  ]);
}

function bodyOf(field: MarcField): string {
  if (!isDataField(field)) return plain(field.value) + fieldEnd;
  return field.indicators + field.subfields.map(({ code, value }) => `\x1f${code}${plain(value)}`).join("") + fieldEnd;
}

/** The separators, control characters all, must not stand within a value. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, "0");
}
