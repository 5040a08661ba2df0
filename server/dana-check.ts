import { existsSync } from "node:fs";
import type { Config } from "./config.ts";
import { type Call, type Command, printJson, printText } from "./dana-command.ts";
import { commands as help } from "./dana-help.ts";
import { openForCommand } from "./dana-open.ts";
import { MendableError } from "./errors.ts";
import { countLate, findFaults, type IndexFaults } from "./index/check.ts";
import { checkSaved, type SavedState, savedProblems } from "./index/check-saved.ts";
import { checkTextVectors, type TextVectorsState } from "./index/check-text-vectors.ts";
import { indexFolder, indexLockPath, openIndexesToRead } from "./index/indexes.ts";
import { requestRebuild } from "./index/rebuild-request.ts";
import { forgetSaved } from "./index/saved-file.ts";
import { removeIndexes } from "./index/text-vector-files.ts";
import { checkStore, mendStore, type StoreFaults } from "./ingest/check-store.ts";
import { readCorpusFacts } from "./ingest/read-corpus.ts";
import { modelFile, storePath, waitToWrite } from "./librarian.ts";
import { tryLock } from "./library/lock.ts";
import { openStore, type Store } from "./library/store.ts";
import { openSubwordEmbedder } from "./model/subword-embedder.ts";

const everything = Number.POSITIVE_INFINITY;

/** Proves that the store is whole, and that the indexes say what it says; `--repair` makes anew what does not. */
export const checkCommand: Command = {
  usage: help["check"]?.usage ?? "check",
  arguments: [0, 0],
  options: ["repair", "full"],
  async run(call) {
    const path = storePath(call.config);
    if (!existsSync(path))
      throw new MendableError(`${path}: there is no store yet: run "dana serve" or "dana ingest" first`);
    const store = openStore(path);
    try {
      const result = await check(call, store);
      if (call.json) printJson(result);
      else printText(textOf(result));
      return result.ok ? 0 : 1;
    } finally {
      store.close();
    }
  },
};

interface Checked {
  readonly ok: boolean;
  readonly records: number;
  readonly passages: number;
  readonly problems: readonly string[];
  readonly repaired: boolean;
  /** What was found and made anew. */
  readonly mended?: readonly string[];
  readonly vectorsLate?: number;
  readonly embedders?: readonly TextVectorsState[];
}

async function check(call: Call, store: Store): Promise<Checked> {
  const isRepairing = call.options.repair === true;
  const damaged = store.inspection.integrityProblems();
  // Nothing can be made anew of a file that is damaged itself.
  if (damaged.length > 0) {
    const problems = damaged.map((line) => `store: ${line}: restore a copy: dana restore PATH`);
    return { ok: false, records: 0, passages: 0, problems, repaired: false };
  }
  const counts = { records: store.countRecords(), passages: store.countPassages() };
  const { authority } = readCorpusFacts(call.config.corpusFolder);
  const faults = checkStore(store, authority);
  const saved = checkSaved(call.config.dataFolder, store.seq());
  const found = [...faults.problems, ...savedProblems(saved)];
  if (found.length > 0 && !isRepairing) return { ok: false, ...counts, problems: found, repaired: false };
  if (found.length > 0) await mendFiles(call.config, store, { faults, saved });
  // Opened as at any start, which brings the indexes up to the store; what is still wrong then is damage.
  await (await openForCommand(call)).close();
  const before = checkAllIndexes(call, store);
  if (!isRepairing || (found.length === 0 && before.problems.length === 0)) return resultOf(store, before, []);
  if (before.problems.length > 0) await mendIndexes(call, store, before);
  return resultOf(store, mendedState(call, store, authority), [...found, ...before.problems]);
}

function mendedState(call: Call, store: Store, authority: Parameters<typeof checkStore>[1]): IndexesChecked {
  const after = checkAllIndexes(call, store);
  return { ...after, problems: [...checkStore(store, authority).problems, ...after.problems] };
}

function resultOf(store: Store, indexes: IndexesChecked, mended: readonly string[]): Checked {
  const { problems, vectorsLate, states } = indexes;
  return {
    ok: problems.length === 0,
    records: store.countRecords(),
    passages: store.countPassages(),
    problems,
    repaired: mended.length > 0,
    ...(mended.length > 0 ? { mended } : {}),
    ...(vectorsLate > 0 ? { vectorsLate } : {}),
    ...(states.length > 0 ? { embedders: states } : {}),
  };
}

async function mendFiles(
  config: Config,
  store: Store,
  { faults, saved }: { faults: StoreFaults; saved: SavedState },
): Promise<void> {
  const lock = await waitToWrite(config);
  try {
    if (faults.problems.length > 0) mendStore(store, faults, readCorpusFacts(config.corpusFolder).authority);
  } finally {
    lock.release();
  }
  if (saved.index !== undefined) rebuildIndexes(config.dataFolder);
  forgetSaved(indexFolder(config.dataFolder), saved.caches.keys());
}

/** A running Dana has the index open, and makes it anew itself. */
function rebuildIndexes(dataFolder: string): void {
  const lock = tryLock(indexLockPath(dataFolder));
  if (!lock) {
    requestRebuild(dataFolder);
    return;
  }
  lock.release();
  removeIndexes(dataFolder);
}

/** What is wrong in a few rows is taken in again by whoever follows the store; else all is made anew. */
async function mendIndexes(call: Call, store: Store, { faults, isThere }: IndexesChecked): Promise<void> {
  const { dataFolder } = call.config;
  if (faults.stale.length + faults.foreign.length > 0) {
    const lock = await waitToWrite(call.config);
    try {
      store.transact((writer) => {
        writer.touch(faults.stale);
        writer.deletePassages(faults.foreign);
      });
    } finally {
      lock.release();
    }
  } else if (isThere) rebuildIndexes(dataFolder);
  await (await openForCommand(call)).close();
}

interface IndexesChecked {
  readonly states: readonly TextVectorsState[];
  readonly vectorsLate: number;
  readonly problems: readonly string[];
  readonly faults: Pick<IndexFaults, "stale" | "foreign">;
  readonly isThere: boolean;
}

function checkAllIndexes({ config, options }: Call, store: Store): IndexesChecked {
  const lock = tryLock(indexLockPath(config.dataFolder));
  const mayLag = lock === undefined;
  lock?.release();
  const embedder = openSubwordEmbedder(modelFile(config));
  const indexes = openIndexesToRead(config.dataFolder, embedder);
  if (!indexes) {
    const problems = mayLag
      ? ["index: a running Dana is making it anew: check again when it has done so"]
      : ["index: it is not there, or of another version or embedder"];
    return { states: [], vectorsLate: 0, problems, faults: { stale: [], foreign: [] }, isThere: !mayLag };
  }
  try {
    const { states, problems } = checkTextVectors(config.dataFolder, { store, index: indexes.file });
    const most = options.full ? { mostRemade: everything } : {};
    const faults = findFaults(store, indexes, { embedder, mayLag, ...most });
    return {
      states,
      vectorsLate: countLate(store, indexes, embedder),
      problems: [...faults.problems, ...problems],
      faults,
      isThere: true,
    };
  } finally {
    indexes.file.close();
  }
}

/** Of a store that is damaged nothing is counted. */
function textOf({ records, passages, problems, mended = [], vectorsLate = 0, embedders = [], ok }: Checked): string {
  return [
    ...(passages > 0 || ok ? [`${records} records, ${passages} passages`] : []),
    ...(vectorsLate > 0 ? [`${vectorsLate} passages have no vector in the graph yet`] : []),
    ...embedders.map(({ embedder, embedded }) => `${embedder}: ${embedded} passages`),
    ...mended.map((problem) => `made anew: ${problem}`),
    ...problems,
    ok ? "ok" : "dana check --repair",
  ].join("\n");
}
