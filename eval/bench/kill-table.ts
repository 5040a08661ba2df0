import type { KillResult } from "./kill-bench.ts";

/** The kills in their order, and how many of them lost nothing. */
export function killTable(results: readonly KillResult[]): string {
  const good = results.filter(isGood).length;
  const phases = Map.groupBy(results, ({ during }) => during);
  const spread = [...phases].map(([during, kills]) => `${during} ${kills.length}`).join(", ");
  return [
    "  #  run     after ms  during    entries  index at change   check  resumed  catalogue",
    ...results.map(lineOf),
    "",
    `${good} of ${results.length} lost nothing (killed during: ${spread})`,
  ].join("\n");
}

export function isGood({ checkedClean, resumedClean, differing }: KillResult): boolean {
  return checkedClean && resumedClean && differing.length === 0;
}

function lineOf(result: KillResult, index: number): string {
  const { run, afterMs, during, entries, indexedTo, checkedClean, resumedClean, differing, problems } = result;
  const cells = [
    String(index + 1).padStart(3),
    run.padEnd(6),
    afterMs.toFixed(0).padStart(9),
    during.padEnd(8),
    String(entries).padStart(8),
    indexedTo.padEnd(16),
    checkedClean ? "clean" : "BAD  ",
    (resumedClean ? "clean" : "BAD").padEnd(7),
    differing.length === 0 ? "the same" : `DIFFERS in ${differing.join(", ")}`,
  ];
  return [cells.join("  "), ...problems.map((problem) => `       ${problem}`)].join("\n");
}
