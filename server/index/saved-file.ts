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
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { z } from "zod";

const savedSchema = z.object({
  file: z.string().regex(/^[a-z]+-\d+\.bin$/),
  /** The store's change number the file holds. */
  generation: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  crc32: z.number().int().nonnegative(),
  details: z.unknown(),
});

/** A cache of the index as saved, found whole. */
export interface SavedFile {
  readonly path: string;
  readonly generation: number;
  /** What its writer said of it, of a shape the reader checks. */
  readonly details: unknown;
}

/**
 * Saves a cache beside its description `NAME.json`. Each save has a file of its own, and the description, renamed into
 * place at the end, says which one counts: a process killed at any time leaves the old pair or the new one. `bytes` is what the
 * file will take at least, for a writer that does not notice a full disk.
 */
export function saveFile(
  folder: string,
  { name, generation, details, bytes = 0 }: { name: string; generation: number; details: unknown; bytes?: number },
  write: (path: string) => void,
): void {
  mkdirSync(folder, { recursive: true });
  if (bytes > 0) checkRoom(folder, bytes);
  const file = `${name}-${nextNumber(folder, name)}.bin`;
  const path = join(folder, file);
  try {
    write(`${path}.new`);
    synced(`${path}.new`);
  } catch (error) {
    // Half a file would take the room that is wanted.
    rmSync(`${path}.new`, { force: true });
    throw error;
  }
  renameSync(`${path}.new`, path);
  const description = { file, generation, bytes: statSync(path).size, crc32: checksum(path), details };
  const descriptionPath = join(folder, `${name}.json`);
  writeFileSync(`${descriptionPath}.new`, `${JSON.stringify(description)}\n`);
  synced(`${descriptionPath}.new`);
  renameSync(`${descriptionPath}.new`, descriptionPath);
  for (const old of readdirSync(folder)) {
    if (old.startsWith(`${name}-`) && old !== file) rmSync(join(folder, old), { force: true });
  }
}

/** Not the generation's: what grows behind the words is saved more than once at one change of the store. */
function nextNumber(folder: string, name: string): number {
  const numbers = readdirSync(folder).flatMap((file) => {
    const saved = /^([a-z]+)-(\d+)\.bin$/.exec(file);
    return saved?.[1] === name ? Number(saved[2]) : [];
  });
  return 1 + Math.max(0, ...numbers);
}

/** The cache saved under a name; undefined when there is none or it is damaged. */
export function findSaved(folder: string, name: string): SavedFile | undefined {
  try {
    const descriptionPath = join(folder, `${name}.json`);
    if (!existsSync(descriptionPath)) return undefined;
    const saved = savedSchema.parse(JSON.parse(readFileSync(descriptionPath, "utf8")));
    const path = join(folder, saved.file);
    // Readers of caches trust what they read, so the file is checked before.
    if (statSync(path).size !== saved.bytes || checksum(path) !== saved.crc32) return undefined;
    return { path, generation: saved.generation, details: saved.details };
  } catch {
    return undefined;
  }
}

/** Deletes what is saved under these names. */
export function forgetSaved(folder: string, names: Iterable<string>): void {
  if (!existsSync(folder)) return;
  const wanted = new Set(names);
  for (const file of readdirSync(folder)) {
    const name = /^([a-z]+)(-\d+\.bin|\.json)$/.exec(file)?.[1];
    if (name !== undefined && wanted.has(name)) rmSync(join(folder, file), { force: true });
  }
}

function checkRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < bytes)
    throw Object.assign(new Error(`${folder}: no room for ${bytes} bytes`), { code: "ENOSPC" });
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
