import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { MendableError } from "../errors.ts";
import type { Authority } from "../library/authority.ts";
import type { Entry } from "../library/entry.ts";
import type { Store } from "../library/store.ts";
import { readDocument } from "./document-entry.ts";
import { faqEntry } from "./faq-entry.ts";
import { ingestRecords } from "./ingest-records.ts";
import type { IngestOptions } from "./ingest-run.ts";
import { looksLikeFaq, readFaq } from "./read-faq.ts";
import { type ReadOptions, readRecords } from "./read-file.ts";
import { emptyTally, type IngestReport, sumReports } from "./report.ts";
import { isColumnsFile } from "./sheet/columns-file.ts";
import type { SheetColumns } from "./sheet/sheet-columns.ts";

export interface PathOptions {
  readonly format: ReadOptions["format"] | "faq" | "document";
  readonly dialect: ReadOptions["dialect"];
  readonly encoding: string;
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
    const entries = await readEntries(texts, { source, options });
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
        alsoHeld: entries.map((entry) => entry.id),
        paths: records,
        ...(replace ? { replace } : {}),
        ...(onProgress ? { onProgress } : {}),
      },
    );
    reports.push({ ...report, sheets });
    if (report.stopped !== undefined) break;
  }
  return sumReports(reports);
}

async function readEntries(
  paths: readonly string[],
  { source, options }: { source: string; options: PathOptions },
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const path of paths) {
    entries.push(shapeOf(path, options) === "faq" ? faqEntry(readFaq(path, source)) : await readDocument(path, source));
  }
  return entries;
}

async function* readAll(
  paths: readonly string[],
  { format, dialect, encoding }: PathOptions,
  onSheet: (columns: SheetColumns) => void,
) {
  const recordFormat = format === "faq" || format === "document" ? "auto" : format;
  for (const path of paths) yield* readRecords(path, { format: recordFormat, dialect, encoding, onSheet });
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

function shapeOf(path: string, { format }: PathOptions): Shape {
  if (format === "faq" || format === "document") return format;
  if (format !== "auto") return "records";
  const ending = extname(path).toLowerCase();
  if (ending === ".md") return looksLikeFaq(path) ? "faq" : "document";
  return [".pdf", ".docx"].includes(ending) ? "document" : "records";
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
