import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import { z } from "zod";
import { MendableError } from "../errors.ts";

/** The rows of a trained model: `hashes` ascending; row r holds dimensions / 2 bytes of two 4-bit values (value + 8, low half first) times `scales[r]`. */
export interface SubwordRows {
  readonly id: string;
  readonly dimensions: number;
  readonly hashes: Uint32Array;
  readonly scales: Float32Array;
  readonly nibbles: Uint8Array;
}

// magic (8 bytes) · header length (u32) · header JSON, padded with spaces to 4 · hashes u32 · scales f16, padded to 4 · nibbles; little-endian
const magic = Buffer.from("DANASUB1", "latin1");
const headerSchema = z.object({
  version: z.literal(1),
  id: z.string().min(1),
  dimensions: z.number().int().positive().multipleOf(2).max(4096),
  rows: z.number().int().nonnegative(),
  crc32: z.number().int().nonnegative(),
});

/**
 * Reads a model written by `writeSubwordFile`.
 * @throws MendableError naming the file when it is cut short, altered or of another format.
 */
export function readSubwordFile(path: string): SubwordRows {
  const bytes = readFileSync(path);
  if (!bytes.subarray(0, magic.length).equals(magic)) throw unusable(path, "it is no embedder model");
  const headerLength = bytes.length < 12 ? 0 : bytes.readUInt32LE(8);
  const header = headerOf(bytes.subarray(12, 12 + headerLength));
  if (!header) throw unusable(path, "its header cannot be read");
  const { dimensions, rows, id } = header;
  const body = bytes.subarray(12 + headerLength);
  const expected = bodyLength(rows, dimensions);
  if (body.length !== expected) throw unusable(path, `it has ${body.length} bytes of rows where ${expected} are due`);
  if (crc32(body) !== header.crc32) throw unusable(path, "its checksum does not fit its rows");
  // A copy starts at offset 0, as typed arrays of more than one byte need.
  const buffer = body.buffer.slice(body.byteOffset, body.byteOffset + body.length);
  return {
    id,
    dimensions,
    hashes: new Uint32Array(buffer, 0, rows),
    scales: Float32Array.from(new Float16Array(buffer, rows * 4, rows)),
    nibbles: new Uint8Array(buffer, scalesEnd(rows)),
  };
}

/** Writes a model under a temporary name first, so that `path` never holds half of one. */
export function writeSubwordFile(path: string, rows: SubwordRows): void {
  const count = rows.hashes.length;
  const body = Buffer.alloc(bodyLength(count, rows.dimensions));
  body.set(new Uint8Array(rows.hashes.buffer, rows.hashes.byteOffset, count * 4), 0);
  body.set(new Uint8Array(Float16Array.from(rows.scales).buffer), count * 4);
  body.set(rows.nibbles, scalesEnd(count));
  const header = { version: 1, id: rows.id, dimensions: rows.dimensions, rows: count, crc32: crc32(body) };
  const json = Buffer.from(JSON.stringify(header));
  const padded = Buffer.concat([json, Buffer.alloc((4 - (json.length % 4)) % 4, " ")]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(padded.length);
  const file = openSync(`${path}.new`, "w");
  for (const part of [magic, length, padded, body]) writeSync(file, part);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
}

function headerOf(bytes: Buffer): z.infer<typeof headerSchema> | undefined {
  try {
    return headerSchema.parse(JSON.parse(bytes.toString("utf8")));
  } catch {
    return undefined;
  }
}

function scalesEnd(rows: number): number {
  return rows * 4 + Math.ceil(rows / 2) * 4;
}

function bodyLength(rows: number, dimensions: number): number {
  return scalesEnd(rows) + (rows * dimensions) / 2;
}

function unusable(path: string, reason: string): MendableError {
  return new MendableError(
    `${path}: ${reason}: fetch the file again, train it with "dana train embedder", or delete it to run untrained`,
  );
}
