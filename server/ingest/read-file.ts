import { MendableError } from "../errors.ts";
import { withLinesAsWritten } from "./as-written.ts";
import { readSheet } from "./csv.ts";
import { csvRows, type Delimiter, delimiterOf } from "./csv-rows.ts";
import { decode, type Encoding, encodingNamed, encodings, utf16Of } from "./decode.ts";
import { looksLikeDublinCore, readDublinCore } from "./dublin-core-file.ts";
import { decodeLines, decodeWhole, type LineNotes } from "./encoding/decode-lines.ts";
import { withLineNotes } from "./encoding/with-line-notes.ts";
import { withoutLostLetters } from "./encoding/without-lost-letters.ts";
import { type FileBytes, openBytes } from "./file-bytes.ts";
import { detectFormat, type RecordFormat, recordFormats } from "./format.ts";
import { type IrbisOptions, readIrbis } from "./irbis.ts";
import { readIso2709 } from "./iso2709.ts";
import { readJson } from "./json.ts";
import { LineBytes } from "./line-bytes.ts";
import { type Dialect, dialects } from "./map-record.ts";
import { defaultMaps, type FieldMaps } from "./maps/field-maps.ts";
import { readMarcXml } from "./marcxml.ts";
import { readMrk } from "./mrk.ts";
import { type Outcome, rejected, rejectionOfFile } from "./outcome.ts";
import { Serials } from "./serials.ts";
import { readColumnsFile } from "./sheet/columns-file.ts";
import { readWorkbook } from "./sheet/read-workbook.ts";
import type { SheetColumns } from "./sheet/sheet-columns.ts";
import { isZip, type PackedFile, zipFiles } from "./zip-files.ts";

/** How to read a file; "auto" recognises it. */
export interface ReadOptions {
  readonly format: string;
  readonly dialect: string;
  readonly encoding: string;
  /** Which fields feed which values; Dana's own unless the library has changed them. */
  readonly maps?: FieldMaps;
  /** The serials of the source, from which its issues have their titles. */
  readonly serials?: Serials;
  /** Hears how each sheet was understood. */
  readonly onSheet?: (columns: SheetColumns) => void;
  /** Hears the format, once it is known; of each file in a packed one. */
  readonly onFormat?: (format: RecordFormat, path: string) => void;
}

/**
 * Reads the records of a catalogue file, one after another; of the files in a packed one (.zip) likewise.
 * @throws MendableError when the file cannot be read or is no catalogue; a bad record is an outcome, not an error
 */
export async function* readRecords(path: string, options: ReadOptions): AsyncGenerator<Outcome> {
  const file = await openBytes(path);
  if (isZip(file) && !file.isStream) yield* readPacked(path, options);
  else yield* readBytes(file, path, { ...options, ...(file.isStream ? {} : { again: () => openBytes(path) }) });
}

async function* readPacked(path: string, options: ReadOptions): AsyncGenerator<Outcome> {
  let ordinal = 0;
  for (const file of await zipFiles(path)) {
    for await (const outcome of readInner(file, options)) {
      ordinal += 1;
      yield outcome.ok ? { ...outcome, ordinal } : { ...outcome, rejection: { ...outcome.rejection, ordinal } };
    }
  }
}

/** A file in it that is no catalogue costs the others nothing. */
async function* readInner({ path, open }: PackedFile, options: ReadOptions): AsyncGenerator<Outcome> {
  try {
    yield* readBytes(await open(), path, { ...options, again: open });
  } catch (error) {
    if (!(error instanceof MendableError)) throw error;
    yield rejected(rejectionOfFile(path, error));
  }
}

interface BytesOptions extends ReadOptions {
  /** Opens the same bytes once more; absent where they come but once. */
  readonly again?: () => Promise<FileBytes>;
}

/** Reads records out of bytes that stand, or stood, in the file at `path`. */
export async function* readBytes(
  file: FileBytes,
  path: string,
  { again, ...options }: BytesOptions,
): AsyncGenerator<Outcome> {
  const { head, name, bytes } = file;
  const dialect = oneOf<Dialect | "auto">(options.dialect, { allowed: ["auto", ...dialects], option: "--dialect" });
  const told = options.encoding.toLowerCase() === "auto" ? undefined : encodingTold(options.encoding);
  const certain = told ?? utf16Of(head);
  const text = await readSample(head, certain);
  const isWide = certain?.startsWith("utf-16") ?? false;
  const format = formatTold(options) ?? detectFormat(path, { name, head, text, isWide });
  options.onFormat?.(format, path);
  if (format === "iso2709")
    yield* readIso2709(bytes, { path, encoding: told ?? "auto", dialect, maps: options.maps ?? defaultMaps() });
  else if (format === "xlsx") yield* readSheets(path, file, options);
  else {
    const lines = { ...options, path, format, dialect, certain, isTold: told !== undefined, text };
    yield* again ? readTwice(bytes, lines, again) : readLines(bytes, lines);
  }
}

function formatTold({ format }: ReadOptions): RecordFormat | undefined {
  return format === "auto" ? undefined : oneOf<RecordFormat>(format, { allowed: recordFormats, option: "--format" });
}

/** Issues that stand before their serials are read the second time, when all serials have been met: nothing of them is held meanwhile. */
async function* readTwice(
  bytes: AsyncIterable<Buffer>,
  options: LinesOptions,
  again: () => Promise<FileBytes>,
): AsyncGenerator<Outcome> {
  if (options.format !== "irbis") {
    yield* readLines(bytes, options);
    return;
  }
  const serials = options.serials ?? new Serials();
  let isOneLate = false;
  for await (const outcome of readLines(bytes, { ...options, serials, reading: "first" })) {
    if (outcome.ok || outcome.told === undefined) yield outcome;
    else isOneLate = true;
  }
  if (!isOneLate) return;
  const { bytes: sameBytes } = await again();
  for await (const outcome of readLines(sameBytes, { ...options, serials, reading: "second" }))
    if (outcome.ok || outcome.told === undefined) yield outcome;
}

function readSheets(path: string, { isStream }: FileBytes, { onSheet }: ReadOptions): AsyncGenerator<Outcome> {
  if (isStream)
    throw new MendableError(`${path}: is a workbook, which must be a file by itself: unpack or save it first`);
  return readWorkbook(path, sheetOptions(path, onSheet));
}

function sheetOptions(path: string, onSheet: ReadOptions["onSheet"]) {
  return { told: readColumnsFile(path), ...(onSheet ? { onSheet } : {}) };
}

interface LinesOptions extends ReadOptions {
  readonly path: string;
  readonly format: Exclude<RecordFormat, "iso2709" | "xlsx">;
  readonly dialect: Dialect | "auto";
  readonly certain: Encoding | undefined;
  readonly isTold: boolean;
  /** The beginning of the file. */
  readonly text: string;
  readonly reading?: IrbisOptions["reading"];
}

/** What parts the pieces of a line that may be in different encodings. */
const separators = { marcxml: '"<>', json: '"', irbis: "^", mrk: "$" } as const;

async function* readLines(bytes: AsyncIterable<Buffer>, options: LinesOptions): AsyncGenerator<Outcome> {
  const { format, certain, isTold, text } = options;
  const log: LineNotes = { notes: [] };
  const delimiter = delimiterOf(text);
  const lines = new LineBytes(certain);
  const file = lines.through(bytes);
  const chunks = certain
    ? decodeWhole(file, { encoding: certain, log, isTold })
    : decodeLines(file, { separators: format === "csv" ? delimiter : separators[format], log });
  const outcomes = withoutLostLetters(withLineNotes(readText(chunks, delimiter, options), log));
  yield* withLinesAsWritten(outcomes, { lines, format, encoding: certain });
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

/** @throws MendableError when the option names no encoding */
export function encodingTold(name: string): Encoding {
  const encoding = encodingNamed(name);
  if (encoding !== undefined) return encoding;
  throw new MendableError(`--encoding ${name}: is not known, give one of auto, ${encodings.join(", ")}`);
}

function readText(chunks: AsyncIterable<string>, delimiter: Delimiter, options: LinesOptions): AsyncIterable<Outcome> {
  const { path, format, dialect, maps = defaultMaps() } = options;
  if (format === "marcxml" && looksLikeDublinCore(options.text)) return readDublinCore(chunks, { path });
  if (format === "marcxml") return readMarcXml(chunks, { path, dialect, maps });
  if (format === "irbis") {
    const { serials, reading } = options;
    return readIrbis(chunks, { path, maps, ...(serials ? { serials } : {}), ...(reading ? { reading } : {}) });
  }
  if (format === "mrk") return readMrk(chunks, { path, dialect, maps });
  if (format === "json") return readJson(chunks, { path, dialect, maps });
  return readSheet(csvRows(chunks, delimiter), { path, ...sheetOptions(path, options.onSheet) });
}

function oneOf<T extends string>(value: string, { allowed, option }: { allowed: readonly T[]; option: string }): T {
  const found = allowed.find((name) => name === value);
  if (found !== undefined) return found;
  throw new MendableError(`${option} ${value}: is not known, give one of ${allowed.join(", ")}`);
}
