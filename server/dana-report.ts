import { printJson, printText } from "./dana-command.ts";
import { fileReports } from "./ingest/file-reports.ts";
import { filesTable } from "./ingest/files-table.ts";
import type { Place } from "./ingest/outcome.ts";
import type { IngestReport } from "./ingest/report.ts";
import { columnsFileOf } from "./ingest/sheet/columns-file.ts";

/** What became of an ingest: each record that was not taken, and the sums. */
export function printReport(report: IngestReport, json: boolean): void {
  for (const rejection of report.rejected) process.stderr.write(`${placeOf(rejection)}: ${rejection.reason}\n`);
  for (const repair of report.repaired.slice(0, repairsShown))
    process.stderr.write(`${placeOf(repair)}: ${repair.repairs.join("; ")}\n`);
  if (report.repairedCount > repairsShown)
    process.stderr.write(`${report.repairedCount} records mended or worth a look in all: --json lists them\n`);
  if (report.rejectedCount > 0) process.stderr.write("what was rejected is kept: dana rejected\n");
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
