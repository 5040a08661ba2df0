import { constants, setPriority } from "node:os";
import { clockOf } from "./config.ts";
import { type Call, type Command, choose, printJson, printText } from "./dana-command.ts";
import { checkWritable, openForCommand } from "./dana-open.ts";
import { progressBar } from "./dana-progress.ts";
import { UsageError } from "./errors.ts";
import { indexLockPath } from "./index/indexes.ts";
import { fileReports } from "./ingest/file-reports.ts";
import { filesTable } from "./ingest/files-table.ts";
import { ingestUrls, isAddress } from "./ingest/harvest/ingest-urls.ts";
import { ingestPaths } from "./ingest/ingest-paths.ts";
import type { Place } from "./ingest/outcome.ts";
import { readCorpusFacts } from "./ingest/read-corpus.ts";
import { type IngestReport, sumReports } from "./ingest/report.ts";
import { columnsFileOf } from "./ingest/sheet/columns-file.ts";
import { type Librarian, storePath, waitToWrite } from "./librarian.ts";
import { tryLock } from "./library/lock.ts";
import { openStore } from "./library/store.ts";

const formats = [
  "auto",
  "iso2709",
  "marcxml",
  "irbis",
  "mrk",
  "csv",
  "xlsx",
  "json",
  "faq",
  "document",
  "oai",
  "sru",
] as const;
const protocols = ["auto", "oai", "sru"] as const;
const dialects = ["auto", "marc21", "unimarc", "rusmarc", "kazmarc"] as const;

export const ingestCommand: Command = {
  usage: "ingest PATH|URL… [--format …] [--dialect …] [--encoding …] [--source NAME] [--replace [--force]]",
  arguments: [1, Number.POSITIVE_INFINITY],
  options: ["format", "dialect", "encoding", "source", "replace", "force"],
  async run(call) {
    const { source, replace, force } = call.options;
    if (replace && !source)
      throw new UsageError("--replace needs --source NAME: what is no longer in that source is deleted");
    if (force && !replace) throw new UsageError("--force goes with --replace");
    const urls = call.arguments.filter(isAddress);
    const paths = call.arguments.filter((argument) => !isAddress(argument));
    if (urls.length > 0 && paths.length > 0 && source)
      throw new UsageError("one --source is for files or for addresses: give them in two calls");
    checkWritable(call.config.dataFolder);
    const indexes = await followStore(call);
    try {
      const reports = [
        ...(paths.length > 0 ? [await takePaths(call, paths)] : []),
        ...(urls.length > 0 ? [await takeUrls(call, urls)] : []),
      ];
      const report = sumReports(reports);
      print(report, call.json);
      await indexes?.seesStore();
      return report.rejectedCount > 0 ? 1 : 0;
    } finally {
      await indexes?.close();
    }
  },
};

// While records are stored the indexes take them in, on the other processor.
const followMs = 100;

/** Brings the indexes up on a thread of its own, unless a server does so: its worker takes changes in within two seconds. */
async function followStore(call: Call): Promise<Librarian | undefined> {
  const lock = tryLock(indexLockPath(call.config.dataFolder));
  lock?.release();
  if (lock) return await openForCommand(call, { pollMs: followMs });
  // Readers who are chatting come first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  return undefined;
}

async function takePaths(call: Call, paths: readonly string[]): Promise<IngestReport> {
  const format = choose("format", call.options.format, formats, "auto");
  if (format === "oai" || format === "sru")
    throw new UsageError(`--format ${format} is for an address, https://…; got "${paths[0]}"`);
  const lock = await waitForTurn(call);
  const store = openStore(storePath(call.config));
  try {
    const { encoding = "auto" } = call.options;
    return await ingestPaths(paths, store, { ...optionsOf(call), format, encoding });
  } finally {
    store.close();
    lock.release();
  }
}

/** The lock is held for each page alone: a harvest waits for its server most of the time, and others may write. */
async function takeUrls(call: Call, urls: readonly string[]): Promise<IngestReport> {
  const asked = choose("format", call.options.format, formats, "auto");
  const format = protocols.find((protocol) => protocol === asked);
  if (!format)
    throw new UsageError(`${withoutLogin(urls[0] ?? "")}: of an address --format is auto, oai or sru; got "${asked}"`);
  if (call.options.encoding !== undefined && call.options.encoding !== "auto")
    throw new UsageError("--encoding is for files: a server says the encoding of its pages itself");
  const locked = async <T>(work: () => T): Promise<T> => {
    const lock = await waitForTurn(call);
    try {
      return work();
    } finally {
      lock.release();
    }
  };
  const store = await locked(() => openStore(storePath(call.config)));
  try {
    const onNote = (note: string): void => void process.stderr.write(`dana: ${note}\n`);
    const { irbisPassword } = call.secrets;
    const login = irbisPassword === undefined ? {} : { irbisPassword };
    return await ingestUrls(urls, store, { ...optionsOf(call), ...login, format, locked, onNote, onInterrupt });
  } finally {
    store.close();
  }
}

function withoutLogin(address: string): string {
  return address.replace(/\/\/[^/]*@/, "//");
}

/** The second Ctrl-C ends the program as it always does. */
function onInterrupt(stop: () => void): () => void {
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}

function optionsOf({ config, options: { source, replace, force, dialect } }: Call) {
  const { authority, maps } = readCorpusFacts(config.corpusFolder);
  return {
    dialect: choose("dialect", dialect, dialects, "auto"),
    authority,
    maps,
    now: clockOf(config),
    onProgress: progressBar("records"),
    ...(source ? { source } : {}),
    ...(replace ? { replace: force ? ("force" as const) : ("refuse-large" as const) } : {}),
  };
}

function waitForTurn({ config }: Call) {
  return waitToWrite(config, () => process.stderr.write("dana: waiting for another ingest to end\n"));
}

function print(report: IngestReport, json: boolean): void {
  for (const rejection of report.rejected) process.stderr.write(`${placeOf(rejection)}: ${rejection.reason}\n`);
  for (const repair of report.repaired.slice(0, repairsShown))
    process.stderr.write(`${placeOf(repair)}: ${repair.repairs.join("; ")}\n`);
  if (report.repairedCount > repairsShown)
    process.stderr.write(`${report.repairedCount} records mended or worth a look in all: --json lists them\n`);
  for (const sheet of report.sheets) process.stderr.write(sheetText(sheet));
  const { tallies, ...told } = report;
  const files = fileReports(tallies);
  if (json) {
    printJson({ ...told, files });
    return;
  }
  if (files.length > 1) printText(filesTable(files));
  const { read, added, updated, unchanged, deleted, rejectedCount, noPublicationCount, seconds } = report;
  const others = noPublicationCount > 0 ? `, of which ${noPublicationCount} describe no publication` : "";
  const found = [...Object.entries(report.encodings), ...Object.entries(report.dialects)];
  if (found.length > 0) printText(found.map(([name, count]) => `${name}: ${count}`).join(", "));
  printText(
    `read ${read}, added ${added}, updated ${updated}, unchanged ${unchanged}, deleted ${deleted}, rejected ${rejectedCount}${others} (${seconds.toFixed(1)} s)`,
  );
}

const repairsShown = 20;

/** Where a record stands; of what has neither byte nor line the file alone. */
function placeOf({ path, ordinal, byte, line, id }: Place & { readonly id?: string }): string {
  const number = id ? ` (${id})` : "";
  if (byte !== undefined) return `${path}: record ${ordinal}, byte ${byte}${number}`;
  return line === undefined ? path : `${path}: record ${ordinal}, line ${line}${number}`;
}

/** How the columns were understood, a line each, and where to say it otherwise. */
function sheetText({ path, sheet, columns, rows, repeatedHeaders }: IngestReport["sheets"][number]): string {
  const lines = columns.map(
    ({ header, column, by }, at) => `  ${at + 1}. ${header || "—"} → ${column ?? "—"} (${by})\n`,
  );
  const repeated = repeatedHeaders > 0 ? `, ${repeatedHeaders} repeated headers left out` : "";
  return `${path}${sheet ? ` (${sheet})` : ""}: ${rows} rows${repeated}; to read a column otherwise: ${columnsFileOf(path)}\n${lines.join("")}`;
}
