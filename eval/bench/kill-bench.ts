import { execFile, spawn } from "node:child_process";
import { cpSync, existsSync, type FSWatcher, mkdirSync, readdirSync, rmSync, watch } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { seeded } from "../../corpus/authoring/seeded.ts";
import { type CatalogueDigest, catalogueDigest, differingParts } from "./catalogue-digest.ts";
import { type KillFiles, writeKillFiles } from "./kill-files.ts";

const launch = resolve(import.meta.dirname, "../../server/launch.js");

interface KillBenchOptions {
  readonly size: number;
  readonly kills: number;
  readonly folder: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** One kill, and what was found after it. */
export interface KillResult {
  /** Of an empty data folder, or of one that is filled and takes the changes of a night. */
  readonly run: "first" | "later";
  readonly afterMs: number;
  /** What the process was at, as its files tell. */
  readonly during: "start" | "storing" | "indexing" | "saving" | "end";
  readonly entries: number;
  readonly indexedTo: string;
  readonly checkedClean: boolean;
  readonly resumedClean: boolean;
  /** Parts of the catalogue in which the resumed run differs from the undisturbed one. */
  readonly differing: readonly string[];
  readonly problems: readonly string[];
}

interface Undisturbed {
  readonly milliseconds: number;
  /** How many files of the index it saved. */
  readonly saves: number;
  readonly digest: CatalogueDigest;
}

/** Kills ingests at seeded moments spread over their whole run, every fourth while the indexes are saved, and resumes each. */
export async function runKillBench({ size, kills, folder, onProgress }: KillBenchOptions): Promise<KillResult[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const bench = new KillBench(folder, writeKillFiles(folder, size));
  const first = await bench.undisturbed("first");
  const later = await bench.undisturbed("later");
  const random = seeded(`kills ${size}`);
  const results: KillResult[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const run = kill % 2 === 0 ? "first" : "later";
    const undisturbed = run === "first" ? first : later;
    const share = (kill + random()) / kills;
    const moment =
      kill % 4 >= 2
        ? { save: 1 + Math.floor(random() * undisturbed.saves), afterSaveMs: random() * 60 }
        : { afterMs: share * undisturbed.milliseconds };
    results.push(await bench.kill(run, moment, undisturbed));
    onProgress?.(kill + 1, kills);
  }
  rmSync(folder, { recursive: true, force: true });
  return results;
}

/** After so long, or so long after that file of the index has begun to be saved. */
type Moment = { readonly afterMs: number } | { readonly save: number; readonly afterSaveMs: number };

class KillBench {
  readonly #folder: string;
  readonly #files: KillFiles;

  constructor(folder: string, files: KillFiles) {
    this.#folder = folder;
    this.#files = files;
  }

  /** The run as it ought to be; the folder of the first is where the later ones begin. */
  async undisturbed(run: KillResult["run"]): Promise<Undisturbed> {
    if (run === "later") this.#begin(run, "whole-later");
    const data = `whole-${run}`;
    let saves = 0;
    const watcher = this.#watchSaves(data, (count) => {
      saves = count;
    });
    const started = performance.now();
    await this.#dana(data, this.#ingest(run));
    const milliseconds = performance.now() - started;
    watcher.close();
    return { milliseconds, saves, digest: catalogueDigest(this.#store(data)) };
  }

  async kill(run: KillResult["run"], moment: Moment, { digest }: Undisturbed): Promise<KillResult> {
    this.#begin(run, "killed");
    const seqBefore = run === "first" ? 0 : numberIn(this.#store("whole-first"), seqSql);
    const started = performance.now();
    const wasKilled = await this.#killed(run, moment);
    const afterMs = performance.now() - started;
    const state = this.#state("killed", seqBefore);
    const during = wasKilled ? ("afterSaveMs" in moment ? "saving" : state.during) : "end";
    const wasBegun = existsSync(this.#store("killed"));
    const checked = await this.#dana("killed", ["check"]);
    await this.#dana("killed", this.#ingest(run));
    const resumed = await this.#dana("killed", ["check"]);
    const differing = differingParts(catalogueDigest(this.#store("killed")), digest);
    const problems = [...(checked.problems ?? []), ...(resumed.problems ?? [])];
    const [checkedClean, resumedClean] = [checked.ok === true || !wasBegun, resumed.ok === true];
    return { run, afterMs, ...state, during, checkedClean, resumedClean, differing, problems };
  }

  #begin(run: KillResult["run"], data: string): void {
    rmSync(join(this.#folder, data), { recursive: true, force: true });
    if (run === "later") cpSync(join(this.#folder, "whole-first"), join(this.#folder, data), { recursive: true });
  }

  async #killed(run: KillResult["run"], moment: Moment): Promise<boolean> {
    const child = spawn(process.execPath, [launch, ...this.#ingest(run)], {
      env: this.#environment("killed"),
      stdio: "ignore",
    });
    const ended = new Promise<boolean>((done) => child.once("exit", (_code, signal) => done(signal === "SIGKILL")));
    const due = "afterMs" in moment ? sleep(moment.afterMs) : this.#saving(moment, ended);
    await Promise.race([due, ended]);
    child.kill("SIGKILL");
    return await ended;
  }

  async #saving({ save, afterSaveMs }: Extract<Moment, { save: number }>, ended: Promise<unknown>): Promise<void> {
    const begun = Promise.withResolvers<void>();
    const watcher = this.#watchSaves("killed", (count) => {
      if (count >= save) begun.resolve();
    });
    void ended.then(() => watcher.close());
    await begun.promise;
    await sleep(afterSaveMs);
  }

  /** Each save has a file of its own, which has another name until it is whole. */
  #watchSaves(data: string, onSave: (count: number) => void): FSWatcher {
    const index = join(this.#folder, data, "index");
    mkdirSync(index, { recursive: true });
    const seen = new Set<string>();
    return watch(index, (_event, name) => {
      if (name?.endsWith(".bin.new")) onSave(seen.add(name).size);
    });
  }

  #state(data: string, seqBefore: number): Pick<KillResult, "during" | "entries" | "indexedTo"> {
    const entries = numberIn(this.#store(data), "SELECT count(*) FROM entry");
    const seq = numberIn(this.#store(data), seqSql);
    const index = join(this.#folder, data, "index");
    const indexed = numberIn(join(index, "index.db"), seqSql);
    const indexedTo = `${indexed} of ${seq}`;
    const files = existsSync(index) ? readdirSync(index) : [];
    if (files.some((name) => name.endsWith(".new"))) return { during: "saving", entries, indexedTo };
    if (seq === seqBefore) return { during: "start", entries, indexedTo };
    if (indexed === seq) return { during: "end", entries, indexedTo };
    return {
      during: indexed > 0 && existsSync(join(index, "index.db-wal")) ? "indexing" : "storing",
      entries,
      indexedTo,
    };
  }

  #ingest(run: KillResult["run"]): readonly string[] {
    return run === "first"
      ? ["ingest", this.#files.first, "--source", "s"]
      : ["ingest", this.#files.later, "--source", "s", "--replace"];
  }

  #store(data: string): string {
    return join(this.#folder, data, "store.db");
  }

  #environment(data: string): Record<string, string> {
    return { PATH: "/usr/bin:/bin", DANA_DATA: join(this.#folder, data), DANA_CORPUS: this.#files.corpus };
  }

  #dana(data: string, args: readonly string[]): Promise<{ ok?: boolean; problems?: readonly string[] }> {
    return new Promise((done, fail) => {
      const options = { env: this.#environment(data), maxBuffer: 1 << 26 };
      execFile(process.execPath, [launch, ...args, "--json"], options, (error, stdout, stderr) => {
        if (stdout) done(JSON.parse(stdout));
        else fail(new Error(stderr, { cause: error }));
      });
    });
  }
}

const seqSql = "SELECT value FROM meta WHERE key = 'seq'";

/** 0 where the file or the table is not there yet. */
function numberIn(path: string, sql: string): number {
  if (!existsSync(path)) return 0;
  const database = new Database(path);
  try {
    return Number(database.prepare(sql).pluck().get() ?? 0);
  } catch {
    return 0;
  } finally {
    database.close();
  }
}
