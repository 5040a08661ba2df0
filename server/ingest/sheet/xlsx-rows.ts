import { readFile, stat } from "node:fs/promises";
import { posix } from "node:path";
import { Readable } from "node:stream";
import JSZip from "jszip";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { MendableError } from "../../errors.ts";
import type { CsvRow } from "../csv-rows.ts";

/** One sheet of a workbook; its rows are numbered as Excel numbers them. */
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: AsyncIterable<CsvRow>;
}

const largestFile = 64 << 20;
// A packed file of a few kilobytes can unpack to gigabytes.
const largestPart = 1 << 30;
// This one is held in memory.
const largestShared = 1 << 27;

/**
 * Opens an Excel workbook (.xlsx): a row is read when it is asked for, so that the sheets need not fit in memory.
 * @throws MendableError when the file is too large or no workbook
 */
export async function openWorkbook(path: string): Promise<WorkbookSheet[]> {
  const { size } = await stat(path);
  if (size > largestFile) throw new MendableError(`${path}: is larger than 64 MiB: save its sheets as CSV`);
  const zip = await JSZip.loadAsync(await readFile(path)).catch((error: unknown) => {
    throw new MendableError(`${path}: cannot be unpacked (${error instanceof Error ? error.message : error})`, {
      cause: error,
    });
  });
  const sheets = await sheetsOf(zip);
  if (sheets.length === 0) throw new MendableError(`${path}: is a packed file, but no Excel workbook`);
  const shared = await sharedTexts(zip);
  return sheets.map(({ name, part }) => ({ name, rows: rowsOf(zip, part, shared) }));
}

async function sheetsOf(zip: JSZip): Promise<{ name: string; part: string }[]> {
  const parts = new Map<string, string>();
  for await (const { tag } of eventsOf(zip, "xl/_rels/workbook.xml.rels"))
    if (tag?.name === "Relationship") parts.set(attribute(tag, "Id"), attribute(tag, "Target"));
  const sheets: { name: string; part: string }[] = [];
  for await (const { tag } of eventsOf(zip, "xl/workbook.xml")) {
    const target = tag?.name === "sheet" ? parts.get(attribute(tag, "r:id")) : undefined;
    if (tag && target !== undefined)
      sheets.push({ name: attribute(tag, "name"), part: posix.resolve("/xl", target).slice(1) });
  }
  return sheets;
}

/** Texts stand once in a part of their own; those of phonetic guides (`rPh`) are no text of the cell. */
async function sharedTexts(zip: JSZip): Promise<string[]> {
  const texts: string[] = [];
  let isPhonetic = false;
  for await (const { tag, end, text } of eventsOf(zip, "xl/sharedStrings.xml", largestShared)) {
    if (tag?.name === "si") texts.push("");
    if (tag?.name === "rPh") isPhonetic = true;
    if (end === "rPh") isPhonetic = false;
    if (end === "t" && !isPhonetic) texts[texts.length - 1] += text ?? "";
  }
  return texts;
}

async function* rowsOf(zip: JSZip, part: string, shared: readonly string[]): AsyncGenerator<CsvRow> {
  let line = 0;
  let cells: string[] = [];
  let cell: SaxesTagPlain | undefined;
  for await (const { tag, end, text = "" } of eventsOf(zip, part)) {
    if (tag?.name === "row") {
      line = Number(attribute(tag, "r")) || line + 1;
      cells = [];
    }
    if (tag?.name === "c") cell = tag;
    if (cell && (end === "v" || end === "t")) put(cells, cell, cellText(attribute(cell, "t"), text, shared));
    if (end === "row") yield { line, cells };
  }
}

/** Empty cells are left out of the file. */
function put(cells: string[], cell: SaxesTagPlain, value: string): void {
  const at = columnNumber(attribute(cell, "r")) ?? cells.length;
  while (cells.length < at) cells.push("");
  cells[at] = (cells[at] ?? "") + value;
}

/** "C12" → 2. */
function columnNumber(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(type: string, text: string, shared: readonly string[]): string {
  if (type === "s") return shared[Number(text)] ?? "";
  if (type !== "" && type !== "n") return text;
  // "9.78043902348E+12" in a cell is the whole number all the same: an ISBN kept as a number has not lost its digits.
  const number = Number(text);
  return Number.isSafeInteger(number) ? String(number) : text;
}

interface XmlEvent {
  readonly tag?: SaxesTagPlain;
  /** The name of an element that ends, and the text in it. */
  readonly end?: string;
  readonly text?: string;
}

async function* eventsOf(zip: JSZip, part: string, largest = largestPart): AsyncGenerator<XmlEvent> {
  const file = zip.file(part);
  if (!file) return;
  const events: XmlEvent[] = [];
  const parser = new SaxesParser();
  let text = "";
  parser.on("doctype", () => {
    throw new MendableError(`${part}: has a DOCTYPE, which is refused`);
  });
  parser.on("error", (error) => {
    throw new MendableError(`${part}: the XML is broken (${error.message})`, { cause: error });
  });
  parser.on("opentag", (tag) => {
    text = "";
    events.push({ tag });
  });
  parser.on("text", (piece) => {
    text += piece;
  });
  parser.on("closetag", (tag) => {
    events.push({ end: tag.name, text });
    text = "";
  });
  let length = 0;
  const decoder = new TextDecoder();
  // JSZip's own stream is of an older make, which cannot be iterated.
  for await (const chunk of new Readable().wrap(file.nodeStream())) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > largest)
      throw new MendableError(`${part}: unpacks to more than ${largest >> 20} MiB: save the sheets as CSV`);
    parser.write(decoder.decode(bytes, { stream: true }));
    yield* events.splice(0);
  }
  yield* events.splice(0);
  // What ends too early, or swallowed the rest, is told only now.
  parser.close();
}

function attribute(tag: SaxesTagPlain, name: string): string {
  return tag.attributes[name] ?? "";
}
