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
import type { Outcome } from "./outcome.ts";
import { Serials } from "./serials.ts";
import { readColumnsFile } from "./sheet/columns-file.ts";
import { readWorkbook } from "./sheet/read-workbook.ts";
import type { SheetColumns } from "./sheet/sheet-columns.ts";

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
  /** Hears the format, once it is known. */
  readonly onFormat?: (format: RecordFormat) => void;
}

/**
 * Reads the records of a catalogue file, one after another.
 * @throws MendableError when the file cannot be read or is no catalogue; a bad record is an outcome, not an error
 */
export async function* readRecords(path: string, options: ReadOptions): AsyncGenerator<Outcome> {
  const again = async (): Promise<AsyncIterable<Buffer>> => (await openBytes(path)).bytes;
  yield* readBytes(await openBytes(path), path, { ...options, again });
}

interface BytesOptions extends ReadOptions {
  /** Begins the same bytes anew. */
  readonly again?: () => Promise<AsyncIterable<Buffer>>;
}

/** Reads records out of bytes that stand, or stood, in the file at `path`. */
export async function* readBytes(
  { head, name, bytes }: FileBytes,
  path: string,
  { again, ...options }: BytesOptions,
): AsyncGenerator<Outcome> {
  const dialect = oneOf<Dialect | "auto">(options.dialect, { allowed: ["auto", ...dialects], option: "--dialect" });
  const told = options.encoding.toLowerCase() === "auto" ? undefined : encodingTold(options.encoding);
  const certain = told ?? utf16Of(head);
  const text = await readSample(head, certain);
  const format =
    options.format === "auto"
      ? detectFormat(path, { name, head, text, isWide: certain?.startsWith("utf-16") ?? false })
      : oneOf<RecordFormat>(options.format, { allowed: recordFormats, option: "--format" });
  options.onFormat?.(format);
  if (format === "iso2709")
    yield* readIso2709(bytes, { path, encoding: told ?? "auto", dialect, maps: options.maps ?? defaultMaps() });
  else if (format === "xlsx") yield* readWorkbook(path, sheetOptions(path, options));
  else {
    const lines = { ...options, path, format, dialect, certain, isTold: told !== undefined, text };
    yield* again ? readTwice(bytes, lines, again) : readLines(bytes, lines);
  }
}

/** Issues that stand before their serials are read the second time, when all serials have been met: nothing of them is held meanwhile. */
async function* readTwice(
  bytes: AsyncIterable<Buffer>,
  options: LinesOptions,
  again: () => Promise<AsyncIterable<Buffer>>,
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
  for await (const outcome of readLines(await again(), { ...options, serials, reading: "second" }))
    if (outcome.ok || outcome.told === undefined) yield outcome;
}

function sheetOptions(path: string, { onSheet }: ReadOptions) {
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
const separators = { marcxml: '"<>', json: '"', irbis: "^" } as const;

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
  if (format === "json") return readJson(chunks, { path, dialect, maps });
  return readSheet(csvRows(chunks, delimiter), { path, ...sheetOptions(path, options) });
}

function oneOf<T extends string>(value: string, { allowed, option }: { allowed: readonly T[]; option: string }): T {
  const found = allowed.find((name) => name === value);
  if (found !== undefined) return found;
  throw new MendableError(`${option} ${value}: is not known, give one of ${allowed.join(", ")}`);
}
