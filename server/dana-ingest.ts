import { clockOf } from "./config.ts";
import { type Command, choose, printJson, printText } from "./dana-command.ts";
import { checkWritable, openForCommand } from "./dana-open.ts";
import { progressBar } from "./dana-progress.ts";
import { UsageError } from "./errors.ts";
import { ingestPaths } from "./ingest/ingest-paths.ts";
import { readCorpusFacts } from "./ingest/read-corpus.ts";
import type { IngestReport } from "./ingest/report.ts";
import { columnsFileOf } from "./ingest/sheet/columns-file.ts";
import { storePath, waitToWrite } from "./librarian.ts";
import { openStore } from "./library/store.ts";

const formats = ["auto", "iso2709", "marcxml", "irbis", "csv", "xlsx", "json", "faq", "document"] as const;
const dialects = ["auto", "marc21", "unimarc", "rusmarc"] as const;

export const ingestCommand: Command = {
  usage: "ingest PATH… [--format …] [--dialect …] [--encoding …] [--source NAME] [--replace [--force]]",
  arguments: [1, Number.POSITIVE_INFINITY],
  options: ["format", "dialect", "encoding", "source", "replace", "force"],
  async run(call) {
    const { source, replace, force, encoding = "auto" } = call.options;
    if (replace && !source)
      throw new UsageError("--replace needs --source NAME: what is no longer in that source is deleted");
    if (force && !replace) throw new UsageError("--force goes with --replace");
    const url = call.arguments.find((path) => /^https?:/.test(path));
    if (url)
      throw new UsageError(`${url}: harvesting over the network is not there yet; download the file and give its path`);
    const report = await underLock(call, (store) =>
      ingestPaths(call.arguments, store, {
        format: choose("format", call.options.format, formats, "auto"),
        dialect: choose("dialect", call.options.dialect, dialects, "auto"),
        encoding,
        authority: readCorpusFacts(call.config.corpusFolder).authority,
        now: clockOf(call.config),
        onProgress: progressBar("records"),
        ...(source ? { source } : {}),
        ...(replace ? { replace: force ? ("force" as const) : ("refuse-large" as const) } : {}),
      }),
    );
    // The indexes follow: at once when this process may write them, else the server's own worker does within two seconds.
    await (await openForCommand(call)).close();
    print(report, call.json);
    return report.rejectedCount > 0 ? 1 : 0;
  },
};

async function underLock<T>(
  call: Parameters<Command["run"]>[0],
  work: (store: ReturnType<typeof openStore>) => Promise<T>,
): Promise<T> {
  checkWritable(call.config.dataFolder);
  const lock = await waitToWrite(call.config, () => process.stderr.write("dana: waiting for another ingest to end\n"));
  const store = openStore(storePath(call.config));
  try {
    return await work(store);
  } finally {
    store.close();
    lock.release();
  }
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
