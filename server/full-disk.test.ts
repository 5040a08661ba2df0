import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkIndexes } from "./index/check.ts";
import { openIndexesToRead } from "./index/indexes.ts";
import { ingestPaths } from "./ingest/ingest-paths.ts";
import { openStore, type StoreOptions } from "./library/store.ts";
import { openSubwordEmbedder } from "./model/subword-embedder.ts";
import { SearchEngine } from "./retrieve/search-engine.ts";

const records = 2500;
let folder: string;
let file: string;
let books: readonly object[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-full-"));
  file = join(folder, "books.json");
  books = Array.from({ length: records }, (_, n) => ({
    id: `b${n}`,
    title: `Кітап ${n} туралы әңгіме`,
    language: "kk",
  }));
  writeFileSync(file, JSON.stringify([...books, { id: "bad", year: "қашан" }]));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function ingest(options: StoreOptions = {}) {
  const store = openStore(join(folder, "store.db"), options);
  try {
    return await ingestPaths([file], store, {
      ...{
        format: "auto",
        dialect: "auto",
        encoding: "auto",
        source: "s",
        replace: "refuse-large",
        now: () => new Date(),
      },
      authority: { person: () => undefined, topic: () => undefined },
    });
  } finally {
    store.close();
  }
}

test("a disk that fills up at any point of an ingest ends it with a sentence; what is stored is whole, and a second run completes it", async () => {
  const seen = new Set<number>();
  await ingest();
  const pages = statSync(join(folder, "store.db")).size / 4096;
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    const maxPages = Math.floor(pages * share);
    rmSync(join(folder, "store.db"), { force: true });
    const { added, stopped } = await ingest({ maxPages });
    seen.add(added);
    expect(stopped).toMatch(new RegExp(`^${folder}: the disk is full.*Make room.*run the same command again`));
    const store = openStore(join(folder, "store.db"));
    expect([store.countRecords(), store.countPassages(), store.inspection.integrityProblems()]).toEqual([
      added,
      added,
      [],
    ]);
    store.close();
    const { stopped: again, ...second } = await ingest();
    expect(again).toBeUndefined();
    expect(second).toMatchObject({ read: records + 1, added: records - added, unchanged: added, rejectedCount: 1 });
  }
  expect(seen.size).toBeGreaterThan(2);
});

test("where the index has no room a search goes on by what is indexed, and it follows once there is room", async () => {
  const problems: string[] = [];
  const options = { dataFolder: folder, modelFile: "" };
  await ingest();
  const engine = new SearchEngine({
    ...options,
    indexMaxPages: 120,
    onNoRoom: ({ sentence }) => problems.push(sentence),
  });
  await engine.refresh();
  await engine.refresh();
  expect(problems.at(-1)).toContain("the disk is full");
  const indexedTo = engine.generation();
  expect(indexedTo).toBeGreaterThan(0);
  expect(indexedTo).toBeLessThan(records);
  expect(engine.search({ text: "Кітап 7 туралы", language: "kk", k: 3 }).hits).toHaveLength(3);
  engine.close();
  const roomy = new SearchEngine(options);
  await roomy.refresh();
  await roomy.fillVectors();
  expect(roomy.generation()).toBe(records);
  roomy.close();
  const embedder = openSubwordEmbedder("");
  const indexes = openIndexesToRead(folder, embedder);
  const store = openStore(join(folder, "store.db"));
  expect(indexes && checkIndexes(store, indexes, { embedder })).toEqual([]);
  indexes?.file.close();
  store.close();
});

const launch = resolve(import.meta.dirname, "launch.js");
const mayMount = canMount();

function canMount(): boolean {
  try {
    execFileSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs none /mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Runs Dana on a disk of its own of so many kilobytes; what it holds afterwards is copied to `out`. */
function onSmallDisk(kilobytes: number, command: string): Promise<{ stdout: string; stderr: string }> {
  const disk = join(folder, "disk");
  for (const path of [disk, join(folder, "corpus"), join(folder, "out")]) mkdirSync(path, { recursive: true });
  const script = `mount -t tmpfs -o size=${kilobytes}k none "$0" && ${command}; rc=$?; cp -r "$0/." "$0/../out/"; exit $rc`;
  const env = { PATH: "/usr/sbin:/usr/bin:/bin", DANA_DATA: disk, DANA_CORPUS: join(folder, "corpus") };
  return new Promise((done) => {
    execFile("unshare", ["-rm", "sh", "-c", script, disk], { env, maxBuffer: 1 << 26 }, (_error, stdout, stderr) =>
      done({ stdout, stderr }),
    );
  });
}

test.skipIf(!mayMount)(
  `on a real disk that is full, ingest says so, prints its report and ends with 1${mayMount ? "" : " (skipped: this user may not mount a tmpfs)"}`,
  async () => {
    const dana = `"${process.execPath}" "${launch}"`;
    writeFileSync(file, JSON.stringify(books));
    const told: string[] = [];
    for (const kilobytes of [1200, 2500, 4000, 5000]) {
      rmSync(join(folder, "out"), { recursive: true, force: true });
      const { stdout, stderr } = await onSmallDisk(
        kilobytes,
        `${dana} ingest "${file}" --source s --json; echo "exit $?"`,
      );
      const [json = "", exit] = stdout.trim().split("\n");
      const report = JSON.parse(json);
      told.push(`${kilobytes} kB: added ${report.added}`);
      expect([kilobytes, exit, stderr]).toEqual([
        kilobytes,
        "exit 1",
        expect.stringMatching(/^dana: .*(disk is full|free space)/m),
      ]);
      // The report tells of the store alone: it does not wait for the index.
      const sentence = report.stopped ?? report.error?.message;
      if (report.added !== records) expect(stderr).toContain(sentence);
      expect(stderr).not.toContain("    at ");
      if (!existsSync(join(folder, "out/store.db"))) continue;
      const whole = openStore(join(folder, "out/store.db"));
      expect(whole.inspection.integrityProblems()).toEqual([]);
      expect(whole.countRecords()).toBe(report.added ?? 0);
      whole.close();
    }
    expect(new Set(told).size).toBeGreaterThan(2);
  },
);
