import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { decodeLines } from "../../../server/ingest/encoding/decode-lines.ts";
import { openBytes } from "../../../server/ingest/file-bytes.ts";
import { jsonObjects } from "../../../server/ingest/json-objects.ts";
import type { Place } from "../../../server/ingest/outcome.ts";
import { isDataField, type MarcRecord } from "../../../server/library/marc-record.ts";

/** Fields of these records, counted in the file by its own signs and not by a reader; absent where the form has no such signs. */
export function fieldsInFile(path: string, form: string, places: readonly Place[], all: number): number | undefined {
  const bytes = readFileSync(path);
  const file = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  if (form === "iso2709") return sum(places.map(({ byte = 0 }) => entriesAt(file, byte)));
  const text = file.toString("latin1").replace(/^\xef\xbb\xbf/, "");
  if (form === "irbis") return irbisLines(text, new Set(places.map(({ ordinal }) => ordinal)));
  // In one line of XML may stand many records: those of the whole file are counted, where all were taken.
  if (form !== "marcxml" || places.length < all) return undefined;
  return text.match(/<(?:[\w-]+:)?(?:controlfield|datafield|[cd][0-9A-Za-z]{3})[\s>/]/g)?.length ?? 0;
}

function entriesAt(file: Buffer, byte: number): number {
  return (file.indexOf(0x1e, byte) - byte - 24) / 12;
}

function irbisLines(text: string, taken: ReadonlySet<number>): number {
  const records = text.split(/^\*\*\*\*\*.*$/m).filter((record) => record.trim() !== "");
  return sum(records.map((record, at) => (taken.has(at + 1) ? (record.match(/^#\d+:/gm)?.length ?? 0) : 0)));
}

/** The values of the objects of a JSON file by their line. */
export async function valuesByLine(path: string, form: string): Promise<Map<number, string[]>> {
  const values = new Map<number, string[]>();
  if (form !== "json") return values;
  const { bytes } = await openBytes(path);
  const chunks = decodeLines(bytes, { separators: '"', log: { notes: [] } });
  for await (const { line, text } of jsonObjects(chunks)) values.set(line, jsonValues(text));
  return values;
}

/** The values of the subfields of a record. */
export function valuesOf({ fields }: MarcRecord): string[] {
  return fields.flatMap((field) => (isDataField(field) ? field.subfields.map(({ value }) => value) : [field.value]));
}

function jsonValues(text: string): string[] {
  const values: string[] = [];
  try {
    JSON.parse(text, (_key, value: unknown) => {
      if (typeof value === "string" || typeof value === "number") values.push(String(value));
      return value;
    });
  } catch {
    // No record was made of it either.
    return [];
  }
  return values;
}

/** The words and numbers of a text, each once. */
export function wordsIn(text: string): Set<string> {
  return new Set(
    text
      .toLowerCase()
      .normalize("NFC")
      .match(/[\p{L}\p{N}]+/gu),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
