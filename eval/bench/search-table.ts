import type { EngineResult, SizeResult } from "./search-bench.ts";
import type { Summary } from "./summary.ts";

/** The curve as tables for the terminal: a table a size, in it every engine overall and by kind of query. */
export function searchTable(results: readonly SizeResult[]): string {
  return results
    .flatMap((result) => [...sizeLines(result), ""])
    .join("\n")
    .trimEnd();
}

function sizeLines({ size, records, queries, built, uniqueness, engines }: SizeResult): string[] {
  const { distinctWords, meanCharacters, languages } = records;
  const shares = Object.entries(languages).map(([language, count]) => `${language} ${percent(count / size)}`);
  return [
    `${count(size)} records: ${count(distinctWords)} distinct words, ${meanCharacters.toFixed(0)} characters a record, ${shares.join(", ")}`,
    `${queries} queries`,
    "",
    `  ${"".padEnd(26)}${["build s", "start ms", "resident MB", "cpu ms"].map((head) => head.padStart(12)).join("")}`,
    ...engines.map((engine) => makingLine(engine, built)),
    "  Dana is built in three steps: the store, the words, the vectors; searches are answered after the second",
    ...(built.reused ? ["  * the store was made in an earlier run"] : []),
    "",
    `  ${"".padEnd(26)}${columns(["p50 ms", "p95 ms", "p99 ms", "success@1", "success@10"])}`,
    ...engines.map((engine) =>
      "failed" in engine ? `  ${engine.name.padEnd(26)}${engine.failed}` : summaryLine(engine.name, engine.overall),
    ),
    ...Object.entries(uniqueness).flatMap(([kind, { alone, withinTen }]) => [
      `  ${kind}: the words stand together in the target alone for ${percent(alone)}, in ten records or fewer for ${percent(withinTen)}`,
      ...engines.flatMap((engine) => {
        const own = "failed" in engine ? undefined : engine.byKind[kind];
        return own ? [summaryLine(`  ${engine.name}`, own)] : [];
      }),
    ]),
    "",
    ...engines.flatMap((engine) => ("failed" in engine ? [] : [`  ${engine.settings}`])),
  ];
}

function makingLine(
  engine: EngineResult,
  { storeSeconds, indexSeconds = 0, vectorSeconds = 0, reused }: SizeResult["built"],
): string {
  if ("failed" in engine) return `  ${engine.name.padEnd(26)}${engine.failed}`;
  const seconds =
    engine.name === "dana"
      ? `${[storeSeconds, indexSeconds, vectorSeconds].map((part) => part.toFixed(0)).join(" + ")}${reused ? "*" : ""}`
      : (engine.buildSeconds ?? 0).toFixed(1);
  const start = engine.startMs === undefined ? "= build" : engine.startMs.toFixed(0);
  const cells = [seconds, start, (engine.residentBytes / 2 ** 20).toFixed(0), engine.cpuMs.toFixed(1)];
  return `  ${engine.name.padEnd(26)}${cells.map((cell) => cell.padStart(12)).join("")}`;
}

function summaryLine(name: string, summary: Summary): string {
  const times = [summary.msP50, summary.msP95, summary.msP99].map((ms) => ms.toFixed(ms < 10 ? 2 : 1));
  return `  ${name.padEnd(26)}${columns([...times, percent(summary["success@1"]), percent(summary["success@10"])])}`;
}

function columns(cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(11)).join("");
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
