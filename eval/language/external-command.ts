import { join } from "node:path";
import { clockOf } from "../../server/config.ts";
import type { Call } from "../../server/dana-command.ts";
import { progressBar } from "../../server/dana-progress.ts";
import { UsageError } from "../../server/errors.ts";
import { modelFile } from "../../server/librarian.ts";
import { printRun, storeRun } from "../store-run.ts";
import { externalTable, runExternal } from "./external.ts";
import { readExternalSets } from "./external-sets.ts";
import { openShelf } from "./shelf.ts";

/** Beside the project, where there is one: public sets whose texts are not ours to ship. */
const folder = join(import.meta.dirname, "../../../shared/data/evaluation");

/** Searches the public sets that are at hand; gives the exit code. It holds to no baseline. */
export async function runExternalSets(call: Call): Promise<number> {
  const { full = false, "update-baseline": update } = call.options;
  if (update) throw new UsageError("the external sets have no baseline: leave out --update-baseline");
  const { pools, skipped } = readExternalSets(folder);
  const results = await runExternal(pools, {
    full,
    openShelf: ({ documents, language }) => openShelf(documents, { language, modelFile: modelFile(call.config) }),
    onProgress: progressBar("directions"),
  });
  const report = { at: clockOf(call.config)().toISOString(), full, results, skipped };
  const tables = results.length > 0 ? [externalTable(results), `stored as ${storeRun(report, "external")}`] : [];
  printRun(report, { text: [...skipped, ...tables].join("\n\n"), json: call.json });
  return 0;
}
