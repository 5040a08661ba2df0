import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MendableError } from "../errors.ts";
import { quantise } from "./quantise.ts";
import { openSubwordEmbedder } from "./subword-embedder.ts";
import { readSubwordFile, writeSubwordFile } from "./subword-file.ts";
import { rowHashes } from "./subword-tokens.ts";

const dimensions = 16;
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-model-"));
  path = join(folder, "embedder.bin");
});

afterEach(() => rmSync(folder, { recursive: true }));

function trained(...words: string[]): Map<number, Float32Array> {
  const hashes = words.flatMap(rowHashes);
  return new Map(
    hashes.map((hash) => [hash, Float32Array.from({ length: dimensions }, (_, i) => Math.sin(hash + i * i))]),
  );
}

test("a model comes back from its file as it was written", () => {
  const rows = quantise("subword:test", trained("кітап", "book", "абай"), dimensions);
  writeSubwordFile(path, rows);
  const read = readSubwordFile(path);
  expect(read.id).toBe("subword:test");
  expect(read.dimensions).toBe(dimensions);
  expect(read.hashes).toEqual(rows.hashes);
  expect(read.nibbles).toEqual(rows.nibbles);
  for (const [index, scale] of read.scales.entries()) expect(scale).toBeCloseTo(rows.scales[index] ?? Number.NaN, 3);
});

test("four bits keep the direction of a row", () => {
  const rows = trained("кітап");
  writeSubwordFile(path, quantise("subword:test", rows, dimensions));
  const exact = new Float32Array(dimensions);
  for (const hash of rowHashes("кітап"))
    for (const [i, value] of (rows.get(hash) ?? []).entries()) exact[i] = (exact[i] ?? 0) + value;
  const length = Math.hypot(...exact);
  const cosine = openSubwordEmbedder(path)
    .embed("кітап")
    .reduce((sum, value, i) => sum + (value * (exact[i] ?? 0)) / length, 0);
  expect(cosine).toBeGreaterThan(0.98);
});

test.each([
  ["cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length - 7)],
  ["cut in the header", (bytes: Buffer) => bytes.subarray(0, 20)],
  ["empty", () => Buffer.alloc(0)],
  ["of another kind", () => Buffer.from("PK\u0003\u0004 some archive")],
  ["altered", (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 255])])],
])("a file %s is refused by name, with the mend", (_how, damage) => {
  writeSubwordFile(path, quantise("subword:test", trained("кітап"), dimensions));
  writeFileSync(path, damage(readFileSync(path)));
  expect(() => readSubwordFile(path)).toThrow(MendableError);
  expect(() => readSubwordFile(path)).toThrow(path);
  expect(() => readSubwordFile(path)).toThrow("train embedder");
});

test("every cut of a file is refused", () => {
  writeSubwordFile(path, quantise("subword:test", trained("абай"), dimensions));
  const bytes = readFileSync(path);
  for (let length = 0; length < bytes.length; length += 37) {
    writeFileSync(path, bytes.subarray(0, length));
    expect(() => readSubwordFile(path)).toThrow(MendableError);
  }
});
