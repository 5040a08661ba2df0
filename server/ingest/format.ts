import { isUtf8 } from "node:buffer";
import { MendableError } from "../errors.ts";
import { columnLike, columnOf } from "./csv-columns.ts";
import { delimiterOf } from "./csv-rows.ts";
import { hasColumnsFile } from "./sheet/columns-file.ts";

/** Formats of files that hold records. */
export const recordFormats = ["iso2709", "marcxml", "irbis", "csv", "xlsx", "json"] as const;
export type RecordFormat = (typeof recordFormats)[number];

const known = "ISO 2709 (MARC21, UNIMARC, RUSMARC), MARCXML, IRBIS64 text, CSV, XLSX or JSON";

/**
 * Recognises the format of a file by its first bytes; `sample` is decoded text of them for the formats that are text.
 * @throws MendableError naming the file, when it is none of them
 */
export function detectFormat(
  path: string,
  { name, head, text, isWide }: { name: string; head: Buffer; text: string; isWide: boolean },
): RecordFormat {
  if (head.length === 0) throw new MendableError(`${path}: the file is empty`);
  if (head[0] === 0x50 && head[1] === 0x4b && /\.xls[xm]$/i.test(name)) return "xlsx";
  const found = !isWide && isIso2709(head) ? "iso2709" : textFormat(name, text.replace(/^\ufeff/, "").trimStart());
  if (found) return found;
  if (isBinary(head)) throw new MendableError(`${path}: is a binary file, not a catalogue: give ${known}`);
  throw new MendableError(
    `${path}: is in no format Dana recognises (${known}): if it is one of them, say which with --format`,
  );
}

function isIso2709(head: Buffer): boolean {
  const start = head
    .toString("latin1", 0, 67)
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart();
  // A leader begins with the record's length, or at least has its status and the base address where they belong.
  if (head.includes(0x1e) || head.includes(0x1d)) {
    if (/^\d{5}/.test(start) || /^.{5}[a-z].{6}\d{5}/is.test(start)) return true;
  }
  // Something else may stand before the first.
  return head.includes(0x1d) && leaderWithin.test(head.toString("latin1"));
}

const leaderWithin = /\d{5}[ -/:-~][ -~]{6}\d{5}[ -~]{7}\w{3}\d{9}/;

function textFormat(path: string, text: string): RecordFormat | undefined {
  if (/^#\d{1,5}:/.test(text) || (text.startsWith("*****") && /^#\d+:/m.test(text))) return "irbis";
  if (text.startsWith("<"))
    return /<(?:\w+:)?(?:record|collection|leader|datafield)[\s>]|"http:\/\/www\.indexdata\.com\/turbomarc"/.test(text)
      ? "marcxml"
      : undefined;
  if (/^\[?\s*\{/.test(text) || /^\[\s*\]/.test(text)) return "json";
  return isCsv(path, text) ? "csv" : undefined;
}

function isCsv(path: string, text: string): boolean {
  // What is wrong with a sheet is said when it is read: by its name a file is one.
  if (/\.(csv|tsv)$/i.test(path)) return hasTitles(path, text);
  const header = text.split(/\r\n?|\n/, 1)[0] ?? "";
  const names = cellsOf(header).map(columnOf).filter(Boolean);
  return names.includes("title") && names.length >= 2;
}

function hasTitles(path: string, text: string): boolean {
  if (text.trim() === "" || hasColumnsFile(path)) return true;
  return text
    .split(/\r\n?|\n/, 12)
    .some((line) => cellsOf(line).some((cell) => columnOf(cell) === "title" || columnLike(cell) === "title"));
}

function cellsOf(line: string): string[] {
  return line.split(delimiterOf(line)).map((cell) => cell.replace(/^"|"$/g, ""));
}

function isBinary(head: Buffer): boolean {
  return head.includes(0) || (!isUtf8(head) && head.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x1a)));
}
