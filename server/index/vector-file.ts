import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { z } from "zod";
import { VectorIndex } from "./vector-index.ts";

const savedSchema = z.object({
  file: z.string().regex(/^vectors-\d+\.hnsw$/),
  /** The store's change number the file holds. */
  generation: z.number().int().nonnegative(),
  count: z.number().int().nonnegative(),
  dimensions: z.number().int().positive(),
  embedder: z.string(),
  bytes: z.number().int().nonnegative(),
  crc32: z.number().int().nonnegative(),
});

export interface SavedVectors {
  readonly index: VectorIndex;
  readonly generation: number;
}

interface VectorFileOptions {
  readonly dimensions: number;
  readonly embedder: string;
}

/**
 * Saves the graph beside its description. Each save has a file of its own, and the description, renamed into place at
 * the end, says which one counts: a process killed at any time leaves the old pair or the new one.
 */
export function saveVectors(folder: string, { index, generation }: SavedVectors, embedder: string): void {
  mkdirSync(folder, { recursive: true });
  const file = `vectors-${generation}.hnsw`;
  const path = join(folder, file);
  index.write(`${path}.new`);
  synced(`${path}.new`);
  renameSync(`${path}.new`, path);
  const description = {
    file,
    generation,
    count: index.count(),
    dimensions: index.dimensions,
    embedder,
    bytes: statSync(path).size,
    crc32: checksum(path),
  };
  const descriptionPath = join(folder, "vectors.json");
  writeFileSync(`${descriptionPath}.new`, `${JSON.stringify(description)}\n`);
  synced(`${descriptionPath}.new`);
  renameSync(`${descriptionPath}.new`, descriptionPath);
  for (const old of readdirSync(folder)) {
    if (/^vectors-\d+\.hnsw(?:\.new)?$/.test(old) && old !== file) rmSync(join(folder, old), { force: true });
  }
}

/** The saved graph; undefined when there is none, it is damaged, or its vectors are of another embedder. */
export function loadVectors(folder: string, { dimensions, embedder }: VectorFileOptions): SavedVectors | undefined {
  try {
    if (!existsSync(join(folder, "vectors.json"))) return undefined;
    const saved = savedSchema.parse(JSON.parse(readFileSync(join(folder, "vectors.json"), "utf8")));
    const path = join(folder, saved.file);
    if (saved.dimensions !== dimensions || saved.embedder !== embedder) return undefined;
    // The graph's own reader trusts what it reads, so the file is checked before.
    if (statSync(path).size !== saved.bytes || checksum(path) !== saved.crc32) return undefined;
    // A graph read from an empty file has no room and cannot be given any: growing it corrupts memory.
    const index = saved.count === 0 ? new VectorIndex(dimensions) : new VectorIndex(dimensions, path);
    return { index, generation: saved.generation };
  } catch {
    return undefined;
  }
}

function synced(path: string): void {
  const file = openSync(path, "r+");
  fsyncSync(file);
  closeSync(file);
}

function checksum(path: string): number {
  const file = openSync(path, "r");
  const block = Buffer.alloc(1 << 20);
  let sum = 0;
  try {
    for (let read = readSync(file, block); read > 0; read = readSync(file, block))
      sum = crc32(block.subarray(0, read), sum);
  } finally {
    closeSync(file);
  }
  return sum;
}
