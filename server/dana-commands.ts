import { copyFileSync, existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Config } from "./config.ts";
import { askCommand, searchCommand } from "./dana-ask.ts";
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
import { indexFolder, indexLockPath, openIndexesToRead } from "./index/indexes.ts";
import { removeIndexes, rewindTextVectors } from "./index/text-vector-files.ts";
import { modelFile, storePath, waitToWrite } from "./librarian.ts";
import { tryLock } from "./library/lock.ts";
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

const backup: Command = {
  usage: usageOf("backup"),
  arguments: [1, 1],
  options: [],
  async run(call) {
    const target = resolve(call.arguments[0] ?? "");
    if (existsSync(target)) throw new MendableError(`${target}: exists already; name a new file`);
    const store = openStore(storePath(call.config), { readonly: true });
    try {
      store.copyTo(target);
    } finally {
      store.close();
    }
    if (call.json) printJson({ path: target });
    else printText(target);
    return 0;
  },
};

const restore: Command = {
  usage: usageOf("restore"),
  arguments: [1, 1],
  options: [],
  async run(call) {
    const source = resolve(call.arguments[0] ?? "");
    const copy = openStore(source, { readonly: true });
    const problems = copy.integrityProblems();
    copy.close();
    if (problems.length > 0) throw new MendableError(`${source}: the copy is damaged: ${problems[0]}`);
    const lock = await waitToWrite(call.config);
    const running = tryLock(indexLockPath(call.config.dataFolder));
    try {
      if (!running)
        throw new MendableError(`${call.config.dataFolder}: Dana is running on this folder; stop it, then restore`);
      const path = storePath(call.config);
      for (const ending of ["", "-wal", "-shm"]) rmSync(`${path}${ending}`, { force: true });
      copyFileSync(source, path);
      // The indexes are caches of the store that was: they are made anew at the next start.
      for (const file of ["index.db", "index.db-wal", "index.db-shm"])
        rmSync(join(indexFolder(call.config.dataFolder), file), { force: true });
      rewindTextVectors(call.config.dataFolder);
    } finally {
      running?.release();
      lock.release();
    }
    if (call.json) printJson({ path: source });
    else printText(source);
    return 0;
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
  backup,
  restore,
};

function usageOf(name: string): string {
  return help[name]?.usage ?? name;
}
