import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { MendableError } from "../errors.ts";
import type { Authority } from "../library/authority.ts";
import type { Entry } from "../library/entry.ts";
import type { Store } from "../library/store.ts";
import { readDocuments } from "./document/read-documents.ts";
import { faqEntry } from "./faq-entry.ts";
import { type IngestOptions, ingestRecords } from "./ingest-records.ts";
import { looksLikeFaq, readFaq } from "./read-faq.ts";
import { type ReadOptions, readRecords } from "./read-file.ts";
import { emptyTally, type IngestReport, sumReports } from "./report.ts";
import { isColumnsFile } from "./sheet/columns-file.ts";
import type { SheetColumns } from "./sheet/sheet-columns.ts";

export interface PathOptions {
  readonly format: ReadOptions["format"] | "faq" | "document";
  readonly dialect: ReadOptions["dialect"];
  readonly encoding: string;
  readonly maps?: ReadOptions["maps"];
  /** Default: the base name of each file. */
  readonly source?: string;
  readonly replace?: IngestOptions["replace"];
  readonly authority: Authority;
  readonly now: () => Date;
  readonly onProgress?: (read: number) => void;
}

type Shape = "records" | "faq" | "document";

/**
 * Takes in files, or the files of folders. With one `source` for several files they are read as one.
 * @throws MendableError for a path that does not exist or cannot be read; what was read before it stays.
 */
export async function ingestPaths(paths: readonly string[], store: Store, options: PathOptions): Promise<IngestReport> {
  const files = paths.flatMap(filesOf);
  const groups = options.source
    ? new Map([[options.source, files]])
    : new Map(files.map((path) => [basename(path), [path]]));
  const reports: IngestReport[] = [];
  for (const [source, group] of groups) {
    const texts = group.filter((path) => shapeOf(path, options) !== "records");
    const records = group.filter((path) => shapeOf(path, options) === "records");
    const faqs = texts
      .filter((path) => shapeOf(path, options) === "faq")
      .map((path) => faqEntry(readFaq(path, source)));
    const documents = await readDocuments(
      texts.filter((path) => shapeOf(path, options) === "document"),
      source,
    );
    const entries = [...faqs, ...documents.entries];
    reports.push(documents.report);
    if (entries.length > 0) reports.push(putEntries(store, entries));
    const { authority, now, replace, onProgress } = options;
    const sheets: SheetColumns[] = [];
    const report = await ingestRecords(
      readAll(records, options, (sheet) => sheets.push(sheet)),
      store,
      {
        source,
        authority,
        now,
        alsoHeld: [...entries.map((entry) => entry.id), ...documents.held],
        ...(replace ? { replace } : {}),
        ...(onProgress ? { onProgress } : {}),
      },
    );
    reports.push({ ...report, sheets });
  }
  return sumReports(reports);
}

async function* readAll(
  paths: readonly string[],
  { format, dialect, encoding, maps }: PathOptions,
  onSheet: (columns: SheetColumns) => void,
) {
  const recordFormat = format === "faq" || format === "document" ? "auto" : format;
  const how = { format: recordFormat, dialect, encoding, onSheet, ...(maps ? { maps } : {}) };
  for (const path of paths) yield* readRecords(path, how);
}

/** Stores entries that are no records: FAQ, facts of the library, documents. */
export function putEntries(store: Store, entries: readonly Entry[]): IngestReport {
  const started = performance.now();
  const tally = emptyTally();
  tally.read = entries.length;
  store.transact((writer) => {
    for (const entry of entries) tally[writer.put(entry)] += 1;
  });
  return { ...tally, seconds: (performance.now() - started) / 1000 };
}

// Among rules lie old Word files and photographs: the reader of documents says what to do with each, and goes on.
const documentEndings: readonly string[] = [
  ...[".pdf", ".docx", ".html", ".htm", ".xhtml", ".doc", ".rtf", ".odt"],
  ...[".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp"],
];

function shapeOf(path: string, { format }: PathOptions): Shape {
  if (format === "faq" || format === "document") return format;
  if (format !== "auto") return "records";
  const ending = extname(path).toLowerCase();
  if (ending === ".md") return looksLikeFaq(path) ? "faq" : "document";
  return documentEndings.includes(ending) ? "document" : "records";
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) throw new MendableError(`${path}: no such file or folder`);
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !name.startsWith(".") && !isColumnsFile(name))
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile())
    .sort();
}
