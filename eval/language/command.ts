import { join } from "node:path";
import { clockOf } from "../../server/config.ts";
import type { Call } from "../../server/dana-command.ts";
import { openForCommand } from "../../server/dana-open.ts";
import { progressBar } from "../../server/dana-progress.ts";
import { type Fall, readBaseline, writeBaseline } from "../baseline.ts";
import { printRun, storeRun } from "../store-run.ts";
import { gatedMeasures, languageFalls } from "./gate.ts";
import { type LanguageReport, languageReportText } from "./report.ts";
import { readRows } from "./row.ts";
import { type LanguageOutcome, runRows } from "./run.ts";
import { type Summary, summarise } from "./summary.ts";

const baselinePath = join(import.meta.dirname, "../language-baseline.json");

/** Searches with every row of `families/` and holds the run to its baseline; gives the exit code. */
export async function runLanguageSet(call: Call): Promise<number> {
  const rows = readRows(join(import.meta.dirname, "families"));
  const outcomes = await searchAll(rows, call);
  const summary = summarise(outcomes);
  const report: LanguageReport = {
    at: clockOf(call.config)().toISOString(),
    summary,
    falls: holdToBaseline(summary, { update: call.options["update-baseline"] ?? false }),
    outcomes,
  };
  const stored = storeRun(report, "language");
  printRun(report, { text: `${languageReportText(report)}\n\nstored as ${stored}`, json: call.json });
  return report.falls.length > 0 ? 1 : 0;
}

async function searchAll(rows: ReturnType<typeof readRows>, call: Call): Promise<LanguageOutcome[]> {
  // A data folder of the eval's own: a run disturbs nothing.
  const config = { ...call.config, dataFolder: join(call.config.dataFolder, "eval") };
  const librarian = await openForCommand({ ...call, config }, { warm: true });
  try {
    return await runRows(rows, { librarian, onProgress: progressBar("queries") });
  } finally {
    await librarian.close();
  }
}

/** The measures that fell below the baseline; none when this run becomes the baseline. */
function holdToBaseline(summary: Summary, { update }: { readonly update: boolean }): Fall[] {
  const run = gatedMeasures(summary);
  if (!update) return languageFalls(readBaseline(baselinePath), run);
  writeBaseline(baselinePath, run);
  return [];
}
