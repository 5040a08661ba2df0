import { join, resolve } from "node:path";
import { clockOf } from "../server/config.ts";
import type { Call, Command } from "../server/dana-command.ts";
import { progressBar } from "../server/dana-progress.ts";
import { UsageError } from "../server/errors.ts";
import { type Baseline, type Fall, fallsBelow, gatedShares, readBaseline, writeBaseline } from "./baseline.ts";
import { compareRuns, readRun } from "./compare.ts";
import { measure } from "./measures.ts";
import type { Outcome } from "./outcome.ts";
import { readQuestionSets } from "./question.ts";
import { type Report, reportText } from "./report.ts";
import { librarianOpener, runEval } from "./run.ts";
import { printRun, storeRun } from "./store-run.ts";

const folder = import.meta.dirname;
const baselinePath = join(folder, "baseline.json");

/** Sets that ask the search, not the librarian's answers; each is run by itself, and only when named. */
const searchSets: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  language: async (call) => (await import("./language/command.ts")).runLanguageSet(call),
  external: async (call) => (await import("./language/external-command.ts")).runExternalSets(call),
};

export const evalCommand: Command = {
  usage: "eval [--set NAME…] [--compare RUN] [--update-baseline] [--full]",
  arguments: [0, 0],
  options: ["set", "compare", "update-baseline", "full"],
  async run(call) {
    const { compare, set = [], full } = call.options;
    const [name = "", ...others] = set;
    const runSearchSet = others.length === 0 ? searchSets[name] : undefined;
    if (full && name !== "external") throw new UsageError("--full belongs to --set external");
    if (!runSearchSet) return await runAnswerSets(call);
    if (compare !== undefined) throw new UsageError("--compare compares runs of the answer sets");
    return await runSearchSet(call);
  },
};

async function runAnswerSets(call: Call): Promise<number> {
  const { compare, set = [] } = call.options;
  // Read first: a wrong path is told before the run, not after it.
  const before = compare === undefined ? undefined : readRun(resolve(compare));
  const sets = readQuestionSets(join(folder, "sets"), set, Object.keys(searchSets));
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
  printRun(report, { text: `${reportText(report)}\n\nstored as ${stored}`, json: call.json });
  return report.falls.length > 0 ? 1 : 0;
}

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
