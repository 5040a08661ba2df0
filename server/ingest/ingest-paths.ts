import { basename, extname } from "node:path";
import { MendableError } from "../errors.ts";
import type { Authority } from "../library/authority.ts";
import type { Entry } from "../library/entry.ts";
import type { Store } from "../library/store.ts";
import { documentId } from "./document/document-entry.ts";
import { readDocuments } from "./document/read-documents.ts";
import { faqEntry } from "./faq-entry.ts";
import { describeFile, type FileTallies } from "./file-reports.ts";
import { type FoundFile, filesOf } from "./files-of.ts";
import { ingestRecords } from "./ingest-records.ts";
import type { IngestOptions } from "./ingest-run.ts";
import { type Outcome, type Rejection, rejected, rejectionOfFile } from "./outcome.ts";
import { looksLikeFaq, readFaq } from "./read-faq.ts";
import { encodingTold, type ReadOptions, readRecords } from "./read-file.ts";
import { emptyTally, type IngestReport, sumReports } from "./report.ts";
import { Serials, storedSerials } from "./serials.ts";
import type { SheetColumns } from "./sheet/sheet-columns.ts";

export interface PathOptions {
  readonly format: ReadOptions["format"] | "faq" | "document";
  readonly dialect: ReadOptions["dialect"];
  readonly encoding: string;
  readonly maps?: ReadOptions["maps"];
  /** Default: the base name of each file, with "-" for what no name of a source has. */
  readonly source?: string;
  readonly replace?: IngestOptions["replace"];
  readonly authority: Authority;
  readonly now: () => Date;
  readonly onProgress?: (read: number) => void;
}

type Shape = "records" | "faq" | "document";

/**
 * Takes in files, or the files of folders and of the folders in them. With one `source` for several files they are read as one. A file
 * that is no catalogue is a rejection and stops nothing, but where `replace` would delete what it may have held.
 * @throws MendableError for a path that does not exist; what was read before it stays.
 */
export async function ingestPaths(paths: readonly string[], store: Store, options: PathOptions): Promise<IngestReport> {
  if (options.encoding !== "auto") encodingTold(options.encoding);
  const files = paths.flatMap(filesOf);
  const groups = Map.groupBy(files, ({ path }) => options.source ?? sourceNameOf(path));
  const reports: IngestReport[] = [];
  for (const [source, group] of groups) {
    const found = new Group(source, { ...options, serials: new Serials(storedSerials(store, source)) });
    for (const file of group) found.sort(file);
    await found.readDocuments();
    if (found.entries.length > 0) reports.push(putEntries(store, found.entries));
    const { authority, now, replace, onProgress } = options;
    const report = await ingestRecords(found.outcomes(), store, {
      source,
      authority,
      now,
      alsoHeld: [...found.entries.map((entry) => entry.id), ...found.held],
      paths: group.map(({ path }) => path),
      ...(replace ? { replace } : {}),
      ...(onProgress ? { onProgress } : {}),
    });
    reports.push({ ...report, sheets: found.sheets }, ...found.described());
    if (report.stopped !== undefined) break;
  }
  return sumReports(reports);
}

type GroupOptions = PathOptions & Required<Pick<ReadOptions, "serials">>;

function sourceNameOf(path: string): string {
  return basename(path).replace(/[:#\s]+/g, "-");
}

/** The files of one source. */
class Group {
  readonly entries: Entry[] = [];
  readonly sheets: SheetColumns[] = [];
  /** Ids of documents that the source holds and nobody could read. */
  held: readonly string[] = [];
  readonly #source: string;
  readonly #options: GroupOptions;
  readonly #records: string[] = [];
  readonly #documents: string[] = [];
  readonly #rejections: Rejection[] = [];
  readonly #files: FileTallies = new Map();
  readonly #reports: IngestReport[] = [];

  constructor(source: string, options: GroupOptions) {
    this.#source = source;
    this.#options = options;
  }

  /** Reads what is a FAQ, and keeps the others for later. */
  sort({ path, fault }: FoundFile): void {
    const shape = shapeOf(path, this.#options);
    if (fault !== undefined) this.#refuse(path, new MendableError(fault));
    else if (shape === "records") this.#records.push(path);
    else if (shape === "document") this.#documents.push(path);
    else this.#readFaq(path);
  }

  async readDocuments(): Promise<void> {
    if (this.#documents.length === 0) return;
    const { entries, held, report } = await readDocuments(this.#documents, this.#source);
    const taken = new Set(entries.map(({ id }) => id));
    const seconds = report.seconds / this.#documents.length;
    for (const path of this.#documents)
      describeFile(this.#files, {
        path,
        format: "document",
        seconds,
        taken: taken.has(documentId(path, this.#source)) ? 1 : 0,
      });
    this.entries.push(...entries);
    this.held = held;
    this.#reports.push(report);
  }

  async *outcomes(): AsyncGenerator<Outcome> {
    for (const path of this.#records) yield* this.#read(path);
    for (const rejection of this.#rejections) yield rejected(rejection);
  }

  /** What is known of the files beside their records, as reports of their own. */
  described(): IngestReport[] {
    return [...this.#reports, { ...emptyTally(), tallies: this.#files, seconds: 0 }];
  }

  #readFaq(path: string): void {
    const started = performance.now();
    try {
      this.entries.push(faqEntry(readFaq(path, this.#source)));
      const seconds = (performance.now() - started) / 1000;
      describeFile(this.#files, { path, format: "faq", seconds, taken: 1 });
    } catch (error) {
      this.#refuse(path, error);
    }
  }

  async *#read(path: string): AsyncGenerator<Outcome> {
    const started = performance.now();
    const { format: told, dialect, encoding, maps, serials } = this.#options;
    let format: string | undefined;
    const hear = {
      onSheet: (sheet: SheetColumns) => this.sheets.push(sheet),
      onFormat: (name: string, of: string) => {
        if (of === path) format = name;
        else describeFile(this.#files, { path: of, format: name, seconds: 0 });
      },
    };
    try {
      const recordFormat = told === "faq" || told === "document" ? "auto" : told;
      const how = { format: recordFormat, dialect, encoding, serials, ...(maps ? { maps } : {}), ...hear };
      yield* readRecords(path, how);
    } catch (error) {
      this.#refuse(path, error);
    }
    describeFile(this.#files, { path, format, seconds: (performance.now() - started) / 1000 });
  }

  #refuse(path: string, error: unknown): void {
    // What could not be read would be deleted as gone.
    if (!(error instanceof Error) || this.#options.replace) throw error;
    this.#rejections.push(rejectionOfFile(path, error));
  }
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
