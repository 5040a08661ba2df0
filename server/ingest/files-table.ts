import type { FileReport } from "./file-reports.ts";

const titles = ["file", "format", "read", "taken", "rejected", "encoding", "dialect", "s"] as const;

/** What became of each file, a row each, and below it the reasons of its rejections. */
export function filesTable(files: readonly FileReport[]): string {
  const rows = files.map((file): string[] => [
    file.path,
    file.format ?? "—",
    `${file.read}`,
    `${file.taken}`,
    `${file.rejectedCount}`,
    file.encoding ?? "—",
    file.dialect ?? "—",
    file.seconds.toFixed(1),
  ]);
  const widths = titles.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const lined = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd();
  const reasons = files.map((file) => file.reasons.map(([reason, count]) => `    ${count} × ${reason}`));
  return [lined(titles), ...rows.flatMap((row, at) => [lined(row), ...(reasons[at] ?? [])])].join("\n");
}
