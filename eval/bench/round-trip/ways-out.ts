import { closeSync, openSync, writeSync } from "node:fs";
import { readRecords } from "../../../server/ingest/read-file.ts";
import { marcOf } from "../../../server/library/marc-of.ts";
import type { OriginalRecord } from "../../../server/library/original-record.ts";
import type { BibRecord } from "../../../server/library/record.ts";
import { writeIrbis } from "../../../server/library/write-irbis.ts";
import { writeIso2709Part } from "../../../server/library/write-iso2709.ts";
import { exportJson } from "../../../server/library/write-json.ts";
import { writeMarcXmlCollection } from "../../../server/library/write-marcxml.ts";

export interface Stored {
  readonly record: BibRecord;
  readonly original: OriginalRecord;
}

/** The forms in which fields are given back. */
export const waysOut = ["iso2709", "marcxml", "json", "irbis"] as const;
export type WayOut = (typeof waysOut)[number];

/** Writes the records to `path` and reads them again: what each came back as, absent where it did not. */
export async function outAndIn(
  stored: readonly Stored[],
  way: WayOut,
  path: string,
): Promise<(OriginalRecord | undefined)[]> {
  const file = openSync(path, "w");
  for (const piece of piecesOf(stored, way)) writeSync(file, Buffer.from(piece));
  closeSync(file);
  const back: OriginalRecord[] = [];
  for await (const outcome of readRecords(path, { format: way, dialect: "auto", encoding: "auto" }))
    if (outcome.ok && outcome.original) back[outcome.ordinal - 1] = outcome.original;
  return stored.map((_, at) => back[at]);
}

function piecesOf(stored: readonly Stored[], way: WayOut): Iterable<string | Uint8Array> {
  const marc = stored.map(({ record, original }) => marcOf(record, { original }));
  if (way === "marcxml") return writeMarcXmlCollection(marc);
  // A record that cannot be written keeps its place as bytes that no reader takes.
  if (way === "iso2709") return marc.map((one) => writeIso2709Part(one).bytes ?? "00000\x1d");
  if (way === "irbis") return stored.map(({ original }) => writeIrbis(original));
  return stored.map(({ record, original }) => `${JSON.stringify(exportJson(record, original))}\n`);
}
