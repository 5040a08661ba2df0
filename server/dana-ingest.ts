import { clockOf } from "./config.ts";
import { type Call, type Command, choose, printJson, printText } from "./dana-command.ts";
import { checkWritable, openForCommand } from "./dana-open.ts";
import { progressBar } from "./dana-progress.ts";
import { MendableError, UsageError } from "./errors.ts";
import { ingestUrls, isAddress } from "./ingest/harvest/ingest-urls.ts";
import { ingestPaths } from "./ingest/ingest-paths.ts";
import { readCorpusFacts } from "./ingest/read-corpus.ts";
import { type IngestReport, sumReports } from "./ingest/report.ts";
import { columnsFileOf } from "./ingest/sheet/columns-file.ts";
import { storePath, waitToWrite } from "./librarian.ts";
import { openStore } from "./library/store.ts";

const formats = [
  "auto",
  "iso2709",
  "marcxml",
  "irbis",
  "csv",
  "xlsx",
  "json",
  "faq",
  "document",
  "oai",
  "sru",
] as const;
const protocols = ["auto", "oai", "sru"] as const;
export const dialects = ["auto", "marc21", "unimarc", "rusmarc"] as const;

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
    const reports = [
      ...(paths.length > 0 ? [await takePaths(call, paths)] : []),
      ...(urls.length > 0 ? [await takeUrls(call, urls)] : []),
    ];
    return await finishReport(sumReports(reports), call);
  },
};

/** Brings the indexes up to what was stored, and prints the report; gives the exit code. */
export async function finishReport(report: IngestReport, call: Call): Promise<number> {
  const stopped = report.stopped ?? (await followStore(call));
  print(stopped === undefined ? report : { ...report, stopped }, call.json);
  if (stopped !== undefined) process.stderr.write(`dana: ${stopped}\n`);
  return report.rejectedCount > 0 || stopped !== undefined ? 1 : 0;
}

/** The indexes follow: at once when this process may write them, else the server's own worker does within two seconds. */
async function followStore(call: Call): Promise<string | undefined> {
  let stopped: string | undefined;
  try {
    await (await openForCommand(call, { onNoRoom: (sentence) => (stopped ??= sentence) })).close();
    return stopped;
  } catch (error) {
    // What was stored is told all the same.
    if (error instanceof MendableError) return error.message;
    throw error;
  }
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
  if (!format) throw new UsageError(`${urls[0]}: of an address --format is oai or sru; got "${asked}"`);
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
    return await ingestUrls(urls, store, { ...optionsOf(call), format, locked, onNote });
  } finally {
    store.close();
  }
}

function optionsOf({ config, options: { source, replace, force, dialect } }: Call) {
  return {
    dialect: choose("dialect", dialect, dialects, "auto"),
    authority: readCorpusFacts(config.corpusFolder).authority,
    now: clockOf(config),
    onProgress: progressBar("records"),
    ...(source ? { source } : {}),
    ...(replace ? { replace: force ? ("force" as const) : ("refuse-large" as const) } : {}),
  };
}

export function waitForTurn({ config }: Call) {
  return waitToWrite(config, () => process.stderr.write("dana: waiting for another ingest to end\n"));
}

function print(report: IngestReport, json: boolean): void {
  for (const { path, ordinal, byte, line, id, reason } of report.rejected) {
    process.stderr.write(`${path}: record ${ordinal}${placeOf(byte, line)}${id ? ` (${id})` : ""}: ${reason}\n`);
  }
  for (const { path, ordinal, byte, line, id, repairs } of report.repaired.slice(0, repairsShown))
    process.stderr.write(
      `${path}: record ${ordinal}${placeOf(byte, line)}${id ? ` (${id})` : ""}: ${repairs.join("; ")}\n`,
    );
  if (report.repairedCount > repairsShown)
    process.stderr.write(`${report.repairedCount} records mended or worth a look in all: --json lists them\n`);
  if (report.rejectedCount > 0) process.stderr.write("what was rejected is kept: dana rejected\n");
  for (const sheet of report.sheets) process.stderr.write(sheetText(sheet));
  if (json) {
    printJson(report);
    return;
  }
  const { read, added, updated, unchanged, deleted, rejectedCount, seconds } = report;
  const found = [...Object.entries(report.encodings), ...Object.entries(report.dialects)];
  if (found.length > 0) printText(found.map(([name, count]) => `${name}: ${count}`).join(", "));
  printText(
    `read ${read}, added ${added}, updated ${updated}, unchanged ${unchanged}, deleted ${deleted}, rejected ${rejectedCount} (${seconds.toFixed(1)} s)`,
  );
}

const repairsShown = 20;

function placeOf(byte: number | undefined, line: number | undefined): string {
  if (byte !== undefined) return `, byte ${byte}`;
  return line === undefined ? "" : `, line ${line}`;
}

/** How the columns were understood, a line each, and where to say it otherwise. */
function sheetText({ path, sheet, columns, rows, repeatedHeaders }: IngestReport["sheets"][number]): string {
  const lines = columns.map(
    ({ header, column, by }, at) => `  ${at + 1}. ${header || "—"} → ${column ?? "—"} (${by})\n`,
  );
  const repeated = repeatedHeaders > 0 ? `, ${repeatedHeaders} repeated headers left out` : "";
  return `${path}${sheet ? ` (${sheet})` : ""}: ${rows} rows${repeated}; to read a column otherwise: ${columnsFileOf(path)}\n${lines.join("")}`;
}
