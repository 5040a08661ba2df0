import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { type Command, choose, printJson, printText } from "./dana-command.ts";
import { openForCommand } from "./dana-open.ts";
import { MendableError, UsageError } from "./errors.ts";
import { storePath } from "./librarian.ts";
import type { BibRecord } from "./library/record.ts";
import { openStore } from "./library/store.ts";
import { writeBibtex } from "./library/write-bibtex.ts";
import { writeGost } from "./library/write-gost.ts";
import { writeIso2709 } from "./library/write-iso2709.ts";
import { exportJson } from "./library/write-json.ts";
import { writeMarc } from "./library/write-marc.ts";
import { writeMarcXml, writeMarcXmlCollection } from "./library/write-marcxml.ts";
import { writeRis } from "./library/write-ris.ts";

const shapes = ["json", "marcxml", "iso2709", "gost", "ris", "bibtex"] as const;

const writers: Readonly<Record<(typeof shapes)[number], (record: BibRecord) => string | Uint8Array>> = {
  json: (record) => JSON.stringify(record, null, 2),
  marcxml: (record) => writeMarcXml(writeMarc(record)),
  iso2709: (record) => writeIso2709(writeMarc(record)),
  gost: writeGost,
  ris: writeRis,
  bibtex: writeBibtex,
};

export const recordCommand: Command = {
  usage: "record ID [--as json|marcxml|iso2709|gost|ris|bibtex]",
  arguments: [1, 1],
  options: ["as"],
  async run(call) {
    const [id = ""] = call.arguments;
    const shape = choose("as", call.options.as, shapes, "json");
    if (shape === "iso2709" && call.json) throw new UsageError("--as iso2709 writes bytes and excludes --json");
    const librarian = await openForCommand(call);
    try {
      const record = librarian.record(id);
      if (!record) throw new MendableError(`there is no record "${id}": "dana search" gives the ids`);
      const whole = { ...record, ...librarian.beside(id) };
      const written = shape === "json" ? JSON.stringify(whole, null, 2) : writers[shape](record);
      if (call.json) printJson(shape === "json" ? whole : { id, as: shape, text: written });
      else if (typeof written === "string") printText(written);
      else process.stdout.write(written);
      return 0;
    } finally {
      await librarian.close();
    }
  },
};

export const exportCommand: Command = {
  usage: "export PATH [--format iso2709|marcxml|json]",
  arguments: [1, 1],
  options: ["format"],
  async run(call) {
    const [path = ""] = call.arguments;
    const format = choose("format", call.options.format, ["iso2709", "marcxml", "json"], "json");
    await (await openForCommand(call)).close();
    const store = openStore(storePath(call.config), { readonly: true });
    try {
      const count = { records: 0 };
      writeWhole(path, piecesOf(counted(store.eachRecord(), count), format));
      if (call.json) printJson({ path, format, ...count });
      else printText(`${path}: ${count.records}`);
      return 0;
    } finally {
      store.close();
    }
  },
};

type ExportFormat = "json" | "marcxml" | "iso2709";

function* counted<T>(items: Iterable<T>, count: { records: number }): Generator<T> {
  for (const item of items) {
    count.records += 1;
    yield item;
  }
}

function piecesOf(records: Iterable<BibRecord>, format: ExportFormat): Iterable<string | Uint8Array> {
  if (format === "iso2709") return mapped(records, (record) => writeIso2709(writeMarc(record)));
  if (format === "marcxml") return writeMarcXmlCollection(mapped(records, writeMarc));
  return jsonArray(records);
}

function* mapped<T, U>(items: Iterable<T>, change: (item: T) => U): Generator<U> {
  for (const item of items) yield change(item);
}

function* jsonArray(records: Iterable<BibRecord>): Generator<string> {
  let before = "[\n";
  for (const record of records) {
    yield before + JSON.stringify(exportJson(record));
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

/** Writes to a name beside, then renames: a reader of `path` never sees half a catalogue. */
function writeWhole(path: string, pieces: Iterable<string | Uint8Array>): void {
  const temporary = `${path}.${process.pid}.part`;
  try {
    const file = openSync(temporary, "w");
    for (const piece of pieces) writeSync(file, Buffer.from(piece));
    closeSync(file);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new MendableError(`${path}: cannot be written (${error instanceof Error ? error.message : error})`, {
      cause: error,
    });
  }
}
