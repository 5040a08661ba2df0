import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { type Call, type Command, choose, printJson, printText } from "./dana-command.ts";
import { openForCommand } from "./dana-open.ts";
import { MendableError, UsageError } from "./errors.ts";
import { mappableIrbis } from "./ingest/irbis-fields.ts";
import { mapNames, readFieldMaps } from "./ingest/maps/field-maps.ts";
import { provenanceOf } from "./ingest/maps/provenance.ts";
import { storePath } from "./librarian.ts";
import { type MarcForm, type MarcOptions, marcOf } from "./library/marc-of.ts";
import type { OriginalRecord } from "./library/original-record.ts";
import type { BibRecord } from "./library/record.ts";
import { openStore, type Store } from "./library/store.ts";
import { writeBibtex } from "./library/write-bibtex.ts";
import { writeGost } from "./library/write-gost.ts";
import { writeIrbis } from "./library/write-irbis.ts";
import { writeIso2709, writeIso2709Part } from "./library/write-iso2709.ts";
import { exportJson, originalJson } from "./library/write-json.ts";
import { writeMarcXml, writeMarcXmlCollection } from "./library/write-marcxml.ts";
import { writeRis } from "./library/write-ris.ts";

const shapes = ["json", "marcxml", "iso2709", "irbis", "gost", "ris", "bibtex"] as const;
const formats = ["iso2709", "marcxml", "irbis", "json"] as const;

const writers: Readonly<
  Record<Exclude<(typeof shapes)[number], "json">, (record: BibRecord, options: MarcOptions) => string | Uint8Array>
> = {
  marcxml: (record, options) => writeMarcXml(marcOf(record, options)),
  iso2709: bytesOf,
  irbis: irbisOf,
  gost: writeGost,
  ris: writeRis,
  bibtex: writeBibtex,
};

/** With the fields it came with, and from which of them each value comes. */
function withOriginal(record: BibRecord, original: OriginalRecord | undefined, corpusFolder: string) {
  const dialect = mapNames.find((name) => name === original?.dialect);
  const fields = original && (dialect === "irbis" ? mappableIrbis(original) : original);
  const provenance = fields && dialect && { provenance: provenanceOf(fields, dialect, readFieldMaps(corpusFolder)) };
  return { ...record, ...provenance, ...originalJson(original) };
}

function bytesOf(record: BibRecord, options: MarcOptions): Uint8Array {
  try {
    return writeIso2709(marcOf(record, options));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new MendableError(`${record.id}: ${error.message}: --as marcxml gives the record whole`, { cause: error });
  }
}

function irbisOf(record: BibRecord, { original }: MarcOptions): string {
  if (original?.dialect === "irbis") return writeIrbis(original);
  throw new MendableError(`${record.id}: ${notFromIrbis}: --as marcxml gives it in MARC`);
}

const notFromIrbis = "did not come from IRBIS64";

export const recordCommand: Command = {
  usage: "record ID [--as json|marcxml|iso2709|irbis|gost|ris|bibtex] [--dialect auto|marc21]",
  arguments: [1, 1],
  options: ["as", "dialect"],
  async run(call) {
    const [id = ""] = call.arguments;
    const shape = choose("as", call.options.as, shapes, "json");
    if (shape === "iso2709" && call.json) throw new UsageError("--as iso2709 writes bytes and excludes --json");
    const form = marcForm(call, { option: "as", shape });
    const librarian = await openForCommand(call);
    try {
      const record = librarian.record(id);
      if (!record) throw new MendableError(`there is no record "${id}": "dana search" gives the ids`);
      const original = librarian.original(id);
      if (shape === "json") {
        const whole = { ...withOriginal(record, original, call.config.corpusFolder), ...librarian.beside(id) };
        if (call.json) printJson(whole);
        else printText(JSON.stringify(whole, null, 2));
        return 0;
      }
      const written = writers[shape](record, { original, form });
      if (call.json) printJson({ id, as: shape, text: written });
      else if (typeof written === "string") printText(written);
      else process.stdout.write(written);
      return 0;
    } finally {
      await librarian.close();
    }
  },
};

function marcForm({ options }: Call, { option, shape }: { option: string; shape: string }): MarcForm {
  if (options.dialect !== undefined && shape !== "iso2709" && shape !== "marcxml")
    throw new UsageError(`--dialect goes with --${option} iso2709 or marcxml`);
  return choose("dialect", options.dialect, ["auto", "marc21"], "auto");
}

export const exportCommand: Command = {
  usage: "export PATH [--format iso2709|marcxml|irbis|json] [--dialect auto|marc21]",
  arguments: [1, 1],
  options: ["format", "dialect"],
  async run(call) {
    const [path = ""] = call.arguments;
    const format = choose("format", call.options.format, formats, "json");
    const form = marcForm(call, { option: "format", shape: format });
    await (await openForCommand(call)).close();
    const store = openStore(storePath(call.config), { readonly: true });
    const tally: ExportTally = { records: 0, leftCount: 0, left: [] };
    try {
      writeWhole(path, piecesOf(exported(store, { form, tally }), { format, tally }));
    } finally {
      store.close();
    }
    for (const { id, reason } of tally.left) process.stderr.write(`${id}: ${reason}\n`);
    if (call.json) printJson({ path, format, ...tally });
    else printText(`${path}: ${tally.records}${tally.leftCount > 0 ? ` (left out: ${tally.leftCount})` : ""}`);
    return tally.leftCount > 0 ? 1 : 0;
  },
};

interface ExportTally {
  /** Records written. */
  records: number;
  /** Records that lost a field, or were left out themselves. */
  leftCount: number;
  /** The first of them. */
  left: { readonly id: string; readonly reason: string }[];
}

const mostLeftKept = 1000;

interface Exported {
  readonly record: BibRecord;
  readonly options: MarcOptions;
}

function* exported(store: Store, { form, tally }: { form: MarcForm; tally: ExportTally }): Generator<Exported> {
  for (const record of store.eachRecord()) {
    tally.records += 1;
    yield { record, options: { original: store.original(record.id), form } };
  }
}

function piecesOf(
  records: Iterable<Exported>,
  { format, tally }: { format: (typeof formats)[number]; tally: ExportTally },
): Iterable<string | Uint8Array> {
  if (format === "iso2709") return mapped(records, (one) => sayable(one, tally));
  if (format === "irbis") return mapped(records, (one) => fromIrbis(one, tally));
  if (format === "marcxml")
    return writeMarcXmlCollection(mapped(records, ({ record, options }) => marcOf(record, options)));
  return jsonArray(records);
}

/** One long field must not cost the export: what ISO 2709 cannot say is left out and told. */
function sayable({ record, options }: Exported, tally: ExportTally): Uint8Array | string {
  const { bytes, left } = writeIso2709Part(marcOf(record, options));
  if (left.length > 0) tell(tally, { id: record.id, reason: `${left.join("; ")}: left out` });
  if (!bytes) tally.records -= 1;
  return bytes ?? "";
}

function fromIrbis({ record, options: { original } }: Exported, tally: ExportTally): string {
  if (original?.dialect === "irbis") return writeIrbis(original);
  tell(tally, { id: record.id, reason: `${notFromIrbis}: left out` });
  tally.records -= 1;
  return "";
}

function tell(tally: ExportTally, left: ExportTally["left"][number]): void {
  tally.leftCount += 1;
  if (tally.left.length < mostLeftKept) tally.left.push(left);
}

function* mapped<T, U>(items: Iterable<T>, change: (item: T) => U): Generator<U> {
  for (const item of items) yield change(item);
}

function* jsonArray(records: Iterable<Exported>): Generator<string> {
  let before = "[\n";
  for (const { record, options } of records) {
    yield before + JSON.stringify(exportJson(record, options.original));
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
