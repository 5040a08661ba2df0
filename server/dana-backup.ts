import { existsSync, realpathSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Config, clockOf } from "./config.ts";
import { type Command, printJson, printText } from "./dana-command.ts";
import { commands as help } from "./dana-help.ts";
import { checkWritable, openForCommand } from "./dana-open.ts";
import { MendableError } from "./errors.ts";
import { indexFolder, indexLockPath } from "./index/indexes.ts";
import { rewindTextVectors } from "./index/text-vector-files.ts";
import { storePath, waitToWrite } from "./librarian.ts";
import { type Lock, tryLock } from "./library/lock.ts";
import { restoreStore } from "./library/restore-store.ts";
import { openStore } from "./library/store.ts";

export const backupCommand: Command = {
  usage: help["backup"]?.usage ?? "backup",
  arguments: [1, 1],
  options: [],
  async run(call) {
    const target = resolve(call.arguments[0] ?? "");
    if (existsSync(target)) throw new MendableError(`${target}: exists already; name a new file`);
    const path = storePath(call.config);
    if (!existsSync(path)) throw new MendableError(`${path}: there is no store yet, and nothing to copy`);
    const result = { path: target, ...copyTo(target, path) };
    if (call.json) printJson(result);
    else printText(`${target}: ${result.records} records, ${result.passages} passages`);
    return 0;
  },
};

/** A copy is there when it is whole. */
function copyTo(target: string, path: string): { records: number; passages: number } {
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    const store = openStore(path, { readonly: true });
    try {
      store.copyTo(unfinished);
    } finally {
      store.close();
    }
    const copy = openStore(unfinished, { readonly: true });
    try {
      const [problem] = copy.inspection.integrityProblems();
      if (problem !== undefined) throw new MendableError(`${path}: cannot be copied whole (${problem}): dana check`);
      const counts = { records: copy.countRecords(), passages: copy.countPassages() };
      renameSync(unfinished, target);
      return counts;
    } finally {
      copy.close();
    }
  } finally {
    rmSync(unfinished, { force: true });
  }
}

export const restoreCommand: Command = {
  usage: help["restore"]?.usage ?? "restore",
  arguments: [1, 1],
  options: [],
  async run(call) {
    const source = resolve(call.arguments[0] ?? "");
    const path = storePath(call.config);
    checkWritable(call.config.dataFolder);
    if (existsSync(source) && existsSync(path) && realpathSync(source) === realpathSync(path))
      throw new MendableError(`${source}: is the store itself; give a copy of it`);
    const kept = keptPath(call.config);
    const lock = await waitToWrite(call.config);
    const indexLock = tryLock(indexLockPath(call.config.dataFolder));
    try {
      restore(source, { config: call.config, kept, indexLock });
    } finally {
      indexLock?.release();
      lock.release();
    }
    // The indexes follow: at once when this process may write them, else the server's own worker does within two seconds.
    await (await openForCommand(call)).close();
    const result = { path: source, ...(existsSync(kept) ? { kept } : {}) };
    if (call.json) printJson(result);
    else printText([source, ...(result.kept ? [`the store that was is kept: ${kept}`] : [])].join("\n"));
    return 0;
  },
};

function restore(
  source: string,
  { config, kept, indexLock }: { config: Config; kept: string; indexLock: Lock | undefined },
): void {
  const options = { path: storePath(config), keptPath: kept, isOpenElsewhere: indexLock === undefined };
  if (restoreStore(source, options) === "followed") return;
  // Another file has another history: what was made of the one that was is made anew.
  for (const file of ["index.db", "index.db-wal", "index.db-shm"])
    rmSync(join(indexFolder(config.dataFolder), file), { force: true });
  rewindTextVectors(config.dataFolder);
}

function keptPath(config: Config): string {
  const time = clockOf(config)().toISOString().slice(0, 19).replaceAll(":", "-");
  const first = `${storePath(config)}.before-restore-${time}`;
  for (let count = 1; ; count += 1) {
    const path = count === 1 ? first : `${first}-${count}`;
    if (!existsSync(path)) return path;
  }
}
