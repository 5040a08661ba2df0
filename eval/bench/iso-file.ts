import { createWriteStream, existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { writeIso2709 } from "../../server/library/write-iso2709.ts";
import { writeMarc } from "../../server/library/write-marc.ts";
import type { RecordSource } from "./records.ts";

/** Writes the records 0 … size − 1 as one file of MARC21 in ISO 2709, unless it is there. */
export async function writeIsoFile(path: string, source: RecordSource, size: number): Promise<void> {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  await pipeline(Readable.from(bytes(source, size)), createWriteStream(`${path}.new`));
  renameSync(`${path}.new`, path);
}

function* bytes(source: RecordSource, size: number): Generator<Buffer> {
  for (const record of source.records(size)) yield writeIso2709(writeMarc(record));
}
