import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Config } from "./config.ts";
import { askCommand, searchCommand } from "./dana-ask.ts";
import { backupCommand, restoreCommand } from "./dana-backup.ts";
import { benchCommand } from "./dana-bench.ts";
import { type Command, printJson, printText } from "./dana-command.ts";
import { evalCommand } from "./dana-eval.ts";
import { exportCommand, recordCommand } from "./dana-export.ts";
import { commands as help } from "./dana-help.ts";
import { ingestCommand } from "./dana-ingest.ts";
import { initCorpus } from "./dana-init.ts";
import { openForCommand } from "./dana-open.ts";
import { rejectedCommand } from "./dana-rejected.ts";
import { serveCommand } from "./dana-serve.ts";
import { trainCommand } from "./dana-train.ts";
import { MendableError } from "./errors.ts";
import { checkIndexes, countLate } from "./index/check.ts";
import { checkTextVectors, type TextVectorsState } from "./index/check-text-vectors.ts";
import { openIndexesToRead } from "./index/indexes.ts";
import { removeIndexes } from "./index/text-vector-files.ts";
import { modelFile, storePath } from "./librarian.ts";
import { openStore, type Store } from "./library/store.ts";
import { openSubwordEmbedder } from "./model/subword-embedder.ts";

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

const check: Command = {
  usage: usageOf("check"),
  arguments: [0, 0],
  options: ["repair"],
  async run(call) {
    const path = storePath(call.config);
    if (!existsSync(path))
      throw new MendableError(`${path}: there is no store yet: run "dana serve" or "dana ingest" first`);
    const store = openStore(path);
    try {
      const repaired = call.options.repair === true;
      if (repaired) removeIndexes(call.config.dataFolder);
      // Opened as at any start, which brings the indexes up to the store; what is still wrong then is damage.
      await (await openForCommand(call)).close();
      const indexes = checkAllIndexes(call.config, store);
      const problems = [...store.integrityProblems(), ...indexes.problems];
      const result = {
        ok: problems.length === 0,
        records: store.countRecords(),
        passages: store.countPassages(),
        problems,
        repaired,
        ...(indexes.vectorsLate > 0 ? { vectorsLate: indexes.vectorsLate } : {}),
        ...(indexes.states.length > 0 ? { embedders: indexes.states } : {}),
      };
      if (call.json) printJson(result);
      else
        printText(
          [
            `${result.records} records, ${result.passages} passages`,
            ...(indexes.vectorsLate > 0 ? [`${indexes.vectorsLate} passages have no vector in the graph yet`] : []),
            ...indexes.states.map(({ embedder, embedded }) => `${embedder}: ${embedded} passages`),
            ...problems,
            result.ok ? "ok" : "dana check --repair",
          ].join("\n"),
        );
      return result.ok ? 0 : 1;
    } finally {
      store.close();
    }
  },
};

interface IndexesChecked {
  readonly states: readonly TextVectorsState[];
  readonly vectorsLate: number;
  readonly problems: readonly string[];
}

function checkAllIndexes(config: Config, store: Store): IndexesChecked {
  const indexes = openIndexesToRead(config.dataFolder, openSubwordEmbedder(modelFile(config)));
  if (!indexes)
    return { states: [], vectorsLate: 0, problems: ["index: it is not there, or of another version or embedder"] };
  try {
    const { states, problems } = checkTextVectors(config.dataFolder, { store, index: indexes.file });
    return { states, vectorsLate: countLate(indexes), problems: [...checkIndexes(store, indexes), ...problems] };
  } finally {
    indexes.file.close();
  }
}

/** The commands by name. */
export const commandTable: Readonly<Record<string, Command>> = {
  init,
  serve: serveCommand,
  ingest: ingestCommand,
  rejected: rejectedCommand,
  search: searchCommand,
  ask: askCommand,
  record: recordCommand,
  export: exportCommand,
  eval: evalCommand,
  train: trainCommand,
  bench: benchCommand,
  check,
  backup: backupCommand,
  restore: restoreCommand,
};

function usageOf(name: string): string {
  return help[name]?.usage ?? name;
}
