import { resolve } from "node:path";
import { askCommand, searchCommand } from "./dana-ask.ts";
import { backupCommand, restoreCommand } from "./dana-backup.ts";
import { benchCommand } from "./dana-bench.ts";
import { checkCommand } from "./dana-check.ts";
import { type Command, printJson, printText } from "./dana-command.ts";
import { evalCommand } from "./dana-eval.ts";
import { exportCommand, recordCommand } from "./dana-export.ts";
import { commands as help } from "./dana-help.ts";
import { ingestCommand } from "./dana-ingest.ts";
import { initCorpus } from "./dana-init.ts";
import { rejectedCommand } from "./dana-rejected.ts";
import { serveCommand } from "./dana-serve.ts";
import { sourcesCommand } from "./dana-sources.ts";
import { trainCommand } from "./dana-train.ts";

const init: Command = {
  usage: usageOf("init"),
  arguments: [1, 1],
  options: [],
  async run(call) {
    const folder = resolve(call.arguments[0] ?? "");
    const library = await initCorpus(folder);
    if (call.json) printJson({ folder, branches: library.branches.map((branch) => branch.id) });
    else printText(`${folder}\nDANA_CORPUS=${folder} npm start`);
    return 0;
  },
};

/** The commands by name. */
export const commandTable: Readonly<Record<string, Command>> = {
  init,
  serve: serveCommand,
  ingest: ingestCommand,
  sources: sourcesCommand,
  rejected: rejectedCommand,
  search: searchCommand,
  ask: askCommand,
  record: recordCommand,
  export: exportCommand,
  eval: evalCommand,
  train: trainCommand,
  bench: benchCommand,
  check: checkCommand,
  backup: backupCommand,
  restore: restoreCommand,
};

function usageOf(name: string): string {
  return help[name]?.usage ?? name;
}
