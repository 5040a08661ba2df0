import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { clockOf } from "../server/config.ts";
import { type Call, type Command, printJson, printText } from "../server/dana-command.ts";
import { progressBar } from "../server/dana-progress.ts";
import { type Baseline, type Fall, fallsBelow, gatedShares, readBaseline, writeBaseline } from "./baseline.ts";
import { compareRuns, readRun } from "./compare.ts";
import { measure } from "./measures.ts";
import type { Outcome } from "./outcome.ts";
import { readQuestionSets } from "./question.ts";
import { type Report, reportText } from "./report.ts";
import { librarianOpener, runEval } from "./run.ts";

const folder = import.meta.dirname;
const baselinePath = join(folder, "baseline.json");

export const evalCommand: Command = {
  usage: "eval [--set NAME…] [--compare RUN] [--update-baseline]",
  arguments: [0, 0],
  options: ["set", "compare", "update-baseline"],
  async run(call) {
    const { compare, set = [] } = call.options;
    // Read first: a wrong path is told before the run, not after it.
    const before = compare === undefined ? undefined : readRun(resolve(compare));
    const sets = readQuestionSets(join(folder, "sets"), set);
    const outcomes = await runEval({
      sets,
      openLibrarian: librarianOpener(call),
      onProgress: progressBar("questions"),
    });
    const report: Report = {
      at: clockOf(call.config)().toISOString(),
      sets: sets.map(({ name }) => name),
      measures: measure(outcomes),
      falls: holdToBaseline(outcomes, call),
      ...(before ? { comparison: compareRuns(before, outcomes) } : {}),
      outcomes,
    };
    const stored = storeRun(report);
    print(report, { stored, json: call.json });
    return report.falls.length > 0 ? 1 : 0;
  },
};

/** The shares that fell below the baseline; none when this run becomes the baseline. */
function holdToBaseline(outcomes: readonly Outcome[], { options }: Call): Fall[] {
  const bySet = Map.groupBy(outcomes, ({ set }) => set);
  const run: Baseline = Object.fromEntries(
    [...bySet].map(([set, own]) => [set, { questions: own.length, shares: gatedShares(measure(own)) }]),
  );
  if (!options["update-baseline"]) return fallsBelow(readBaseline(baselinePath), run);
  writeBaseline(baselinePath, run);
  return [];
}

/** Stores the run under its time, beside those of the same second. */
function storeRun(report: Report): string {
  const runs = join(folder, "runs");
  mkdirSync(runs, { recursive: true });
  const name = report.at.replaceAll(":", "-").replace(/\.\d+Z$/, "Z");
  let path = join(runs, `${name}.json`);
  for (let n = 2; existsSync(path); n += 1) path = join(runs, `${name}-${n}.json`);
  writeFileSync(path, `${JSON.stringify(report)}\n`);
  return path;
}

function print(report: Report, { stored, json }: { stored: string; json: boolean }): void {
  const text = `${reportText(report)}\n\nstored as ${stored}`;
  if (!json) {
    printText(text);
    return;
  }
  process.stderr.write(`${text}\n`);
  printJson(report);
}
