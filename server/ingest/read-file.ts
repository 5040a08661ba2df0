import { MendableError } from "../errors.ts";
import { readSheet } from "./csv.ts";
import { csvRows, type Delimiter, delimiterOf } from "./csv-rows.ts";
import { decode, type Encoding, encodingNamed, encodings, utf16Of } from "./decode.ts";
import { decodeLines, decodeWhole, type LineNotes } from "./encoding/decode-lines.ts";
import { withLineNotes } from "./encoding/with-line-notes.ts";
import { openBytes } from "./file-bytes.ts";
import { detectFormat, type RecordFormat, recordFormats } from "./format.ts";
import { readIrbis } from "./irbis.ts";
import { readIso2709 } from "./iso2709.ts";
import { readJson } from "./json.ts";
import { type Dialect, dialects } from "./map-record.ts";
import { readMarcXml } from "./marcxml.ts";
import { type Outcome, rejected } from "./outcome.ts";
import { readColumnsFile } from "./sheet/columns-file.ts";
import type { SheetColumns } from "./sheet/sheet-columns.ts";

/** How to read a file; "auto" recognises it. */
export interface ReadOptions {
  readonly format: string;
  readonly dialect: string;
  readonly encoding: string;
  /** Hears how each sheet was understood. */
  readonly onSheet?: (columns: SheetColumns) => void;
}

/**
 * Reads the records of a catalogue file, one after another.
 * @throws MendableError when the file cannot be read or is no catalogue; a bad record is an outcome, not an error
 */
export async function* readRecords(path: string, options: ReadOptions): AsyncGenerator<Outcome> {
  const { head, name, bytes } = await openBytes(path);
  const dialect = oneOf<Dialect | "auto">(options.dialect, { allowed: ["auto", ...dialects], option: "--dialect" });
  const told = options.encoding.toLowerCase() === "auto" ? undefined : encodingTold(options.encoding);
  const certain = told ?? utf16Of(head);
  const log: LineNotes = { notes: [] };
  const text = await readSample(head, certain);
  const format =
    options.format === "auto"
      ? detectFormat(path, { name, head, text })
      : oneOf<RecordFormat>(options.format, { allowed: recordFormats, option: "--format" });
  if (format === "iso2709") {
    yield* readIso2709(bytes, { path, encoding: told ?? "auto", dialect });
    return;
  }
  const delimiter = delimiterOf(text);
  const separators = format === "irbis" ? "^" : format === "csv" ? delimiter : '"<>';
  const chunks = certain
    ? decodeWhole(bytes, { encoding: certain, log, isTold: told !== undefined })
    : decodeLines(bytes, { separators, log });
  const outcomes = withLineNotes(readText(chunks, { ...options, path, format, dialect, delimiter }), log);
  yield* withoutLostLetters(outcomes);
}

async function readSample(head: Buffer, certain: Encoding | undefined): Promise<string> {
  if (certain) return decode(head, certain);
  let text = "";
  for await (const piece of decodeLines(one(head), { separators: ";,\t^", log: { notes: [] } })) text += piece;
  return text;
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

function encodingTold(name: string): Encoding {
  const encoding = encodingNamed(name);
  if (encoding !== undefined) return encoding;
  throw new MendableError(`--encoding ${name}: is not known, give one of auto, ${encodings.join(", ")}`);
}

interface TextOptions {
  readonly path: string;
  readonly format: Exclude<RecordFormat, "iso2709">;
  readonly dialect: Dialect | "auto";
  readonly delimiter: Delimiter;
  readonly onSheet?: ReadOptions["onSheet"];
}

function readText(
  chunks: AsyncIterable<string>,
  { path, format, dialect, delimiter, onSheet }: TextOptions,
): AsyncIterable<Outcome> {
  if (format === "marcxml") return readMarcXml(chunks, { path, dialect });
  if (format === "irbis") return readIrbis(chunks, { path });
  if (format === "json") return readJson(chunks, { path });
  return readSheet(csvRows(chunks, delimiter), { path, told: readColumnsFile(path), ...(onSheet ? { onSheet } : {}) });
}

/** Bytes that are no letters became U+FFFD in decoding: such a record would be stored with words that nobody wrote. */
async function* withoutLostLetters(outcomes: AsyncIterable<Outcome>): AsyncGenerator<Outcome> {
  for await (const outcome of outcomes) {
    if (!outcome.ok || !JSON.stringify(outcome.draft).includes("\ufffd")) {
      yield outcome;
      continue;
    }
    const { ok: _, draft, ...place } = outcome;
    const id = draft.controlNumber;
    const reason =
      "the record has bytes that are not letters in the file's encoding: mend it, or say the encoding with --encoding";
    yield rejected({ ...place, ...(id === undefined ? {} : { id }), reason });
  }
}

function oneOf<T extends string>(value: string, { allowed, option }: { allowed: readonly T[]; option: string }): T {
  const found = allowed.find((name) => name === value);
  if (found !== undefined) return found;
  throw new MendableError(`${option} ${value}: is not known, give one of ${allowed.join(", ")}`);
}
