import { basename, extname } from "node:path";
import { MendableError } from "../errors.ts";
import type { Authority } from "../library/authority.ts";
import type { Entry } from "../library/entry.ts";
import type { Store } from "../library/store.ts";
import { readDocument } from "./document-entry.ts";
import { faqEntry } from "./faq-entry.ts";
import { describeFile, type FileTallies } from "./file-reports.ts";
import { type FoundFile, filesOf } from "./files-of.ts";
import { type IngestOptions, ingestRecords } from "./ingest-records.ts";
import { type Outcome, type Rejection, rejected } from "./outcome.ts";
import { looksLikeFaq, readFaq } from "./read-faq.ts";
import { encodingTold, type ReadOptions, readRecords } from "./read-file.ts";
import { emptyTally, type IngestReport, sumReports } from "./report.ts";
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
 * Takes in files, or the files of folders and of the folders in them. With one `source` for several files they are read as one. A file
 * that is no catalogue is a rejection and stops nothing, but where `replace` would delete what it may have held.
 * @throws MendableError for a path that does not exist; what was read before it stays.
 */
export async function ingestPaths(paths: readonly string[], store: Store, options: PathOptions): Promise<IngestReport> {
  if (options.encoding !== "auto") encodingTold(options.encoding);
  const files = paths.flatMap(filesOf);
  const groups = Map.groupBy(files, ({ path }) => options.source ?? basename(path));
  const reports: IngestReport[] = [];
  for (const [source, group] of groups) {
    const found = new Group(source, options);
    for (const file of group) await found.sort(file);
    if (found.entries.length > 0) reports.push(putEntries(store, found.entries));
    const { authority, now, replace, onProgress } = options;
    const report = await ingestRecords(found.outcomes(), store, {
      source,
      authority,
      now,
      alsoHeld: found.entries.map((entry) => entry.id),
      ...(replace ? { replace } : {}),
      ...(onProgress ? { onProgress } : {}),
    });
    reports.push({ ...report, sheets: found.sheets }, found.described());
  }
  return sumReports(reports);
}

/** The files of one source. */
class Group {
  readonly entries: Entry[] = [];
  readonly sheets: SheetColumns[] = [];
  readonly #source: string;
  readonly #options: PathOptions;
  readonly #records: string[] = [];
  readonly #rejections: Rejection[] = [];
  readonly #files: FileTallies = new Map();

  constructor(source: string, options: PathOptions) {
    this.#source = source;
    this.#options = options;
  }

  /** Reads what is no catalogue, and keeps the catalogues for later. */
  async sort({ path, fault }: FoundFile): Promise<void> {
    if (fault !== undefined) this.#refuse(path, new MendableError(fault));
    else if (shapeOf(path, this.#options) === "records") this.#records.push(path);
    else await this.#readEntry(path);
  }

  async *outcomes(): AsyncGenerator<Outcome> {
    for (const path of this.#records) yield* this.#read(path);
    for (const rejection of this.#rejections) yield rejected(rejection);
  }

  /** What is known of the files beside their records, as a report of its own. */
  described(): IngestReport {
    return { ...emptyTally(), tallies: this.#files, seconds: 0 };
  }

  async #readEntry(path: string): Promise<void> {
    const started = performance.now();
    const shape = shapeOf(path, this.#options);
    try {
      this.entries.push(
        shape === "faq" ? faqEntry(readFaq(path, this.#source)) : await readDocument(path, this.#source),
      );
      this.#describe(path, { format: shape, started, taken: 1 });
    } catch (error) {
      this.#refuse(path, error);
    }
  }

  async *#read(path: string): AsyncGenerator<Outcome> {
    const started = performance.now();
    const { format: told, dialect, encoding } = this.#options;
    let format: string | undefined;
    const hear = {
      onSheet: (sheet: SheetColumns) => this.sheets.push(sheet),
      onFormat: (name: string) => (format = name),
    };
    try {
      const recordFormat = told === "faq" || told === "document" ? "auto" : told;
      yield* readRecords(path, { format: recordFormat, dialect, encoding, ...hear });
    } catch (error) {
      this.#refuse(path, error);
    }
    this.#describe(path, { format, started });
  }

  #describe(
    path: string,
    { format, started, taken = 0 }: { format: string | undefined; started: number; taken?: number },
  ) {
    describeFile(this.#files, { path, format, seconds: (performance.now() - started) / 1000, taken });
  }

  #refuse(path: string, error: unknown): void {
    // What could not be read would be deleted as gone.
    if (!(error instanceof Error) || this.#options.replace) throw error;
    const reason = error.message.startsWith(`${path}: `) ? error.message.slice(path.length + 2) : error.message;
    this.#rejections.push({ path, ordinal: 1, reason });
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

function shapeOf(path: string, { format }: PathOptions): Shape {
  if (format === "faq" || format === "document") return format;
  if (format !== "auto") return "records";
  const ending = extname(path).toLowerCase();
  if (ending === ".md") return looksLikeFaq(path) ? "faq" : "document";
  return [".pdf", ".docx"].includes(ending) ? "document" : "records";
}
