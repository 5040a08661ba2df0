import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";

const launch = resolve(import.meta.dirname, "launch.js");
const records = 3000;
let folder: string;
let books: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-backup-"));
  mkdirSync(join(folder, "corpus"));
  books = join(folder, "books.json");
  const list = Array.from({ length: records }, (_, n) => ({
    id: `b${n}`,
    title: `Кітап ${n}`,
    authors: [`Автор ${n}`],
  }));
  writeFileSync(books, JSON.stringify(list));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function environment(data: string) {
  return { PATH: "/usr/bin:/bin", DANA_DATA: join(folder, data), DANA_CORPUS: join(folder, "corpus") };
}

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function dana(data: string, args: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(process.execPath, [launch, ...args], { env: environment(data) }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
  });
}

async function checked(data: string) {
  const { ok, records: count, problems } = JSON.parse((await dana(data, ["check", "--json"])).stdout);
  return { ok, count, problems };
}

test("a copy taken in the middle of an ingest is whole: restored elsewhere it passes the check", async () => {
  const ingest = dana("busy", ["ingest", books, "--source", "s", "--json"]);
  const copy = join(folder, "middle.db");
  for (;;) {
    const { code, stdout } = await dana("busy", ["backup", copy, "--json"]);
    if (code === 0 && JSON.parse(stdout).records > 0) break;
    rmSync(copy, { force: true });
    await sleep(20);
  }
  expect(JSON.parse((await ingest).stdout)).toMatchObject({ added: records });
  expect((await dana("elsewhere", ["restore", copy])).code).toBe(0);
  const { ok, count, problems } = await checked("elsewhere");
  expect([ok, problems]).toEqual([true, []]);
  // Batches are whole or not there.
  expect(count === records || count % 500 === 0).toBe(true);
  expect(JSON.parse((await dana("elsewhere", ["ingest", books, "--source", "s", "--json"])).stdout)).toMatchObject({
    added: records - count,
    unchanged: count,
  });
});

test("what is no whole copy of a store is refused in a sentence, and the store stays as it is", async () => {
  const copy = join(folder, "whole.db");
  await dana("kept", ["ingest", books, "--source", "s"]);
  await dana("kept", ["backup", copy]);
  const bytes = readFileSync(copy);
  const damaged = Buffer.from(bytes);
  damaged.fill(0xee, 4096 * 20, 4096 * 24);
  const newer = Buffer.from(bytes);
  newer.writeUInt32BE(9999, 60);
  const files: Readonly<Record<string, readonly [Buffer, string]>> = {
    "text.db": [Buffer.from("бұл қойма емес"), "is no copy of a store"],
    "short.db": [bytes.subarray(0, bytes.length / 2), "damaged"],
    "damaged.db": [damaged, "damaged"],
    "newer.db": [newer, "schema 9999"],
    "index.db": [readFileSync(join(folder, "kept/index/index.db")), "no store of Dana's"],
  };
  for (const [name, [content, sentence]] of Object.entries(files)) {
    const path = join(folder, name);
    writeFileSync(path, content);
    const { code, stderr } = await dana("kept", ["restore", path]);
    expect([name, code, stderr.trim().split("\n").length]).toEqual([name, 1, 1]);
    expect(stderr).toContain(sentence);
  }
  const itself = await dana("kept", ["restore", join(folder, "kept/store.db")]);
  expect([itself.code, itself.stderr]).toEqual([1, expect.stringContaining("the store itself")]);
  expect(await checked("kept")).toEqual({ ok: true, count: records, problems: [] });
  expect(readdirSync(join(folder, "kept")).filter((name) => name.includes("restor"))).toEqual([]);
});

test("a restore killed at any moment leaves the store that was or the one that is restored, whole", async () => {
  const copy = join(folder, "small.db");
  const few = join(folder, "few.csv");
  writeFileSync(few, "id,title\n1,Бір\n2,Екі\n");
  await dana("small", ["ingest", few, "--source", "s"]);
  await dana("small", ["backup", copy]);
  const started = performance.now();
  await dana("timed", ["ingest", books, "--source", "s"]);
  await dana("timed", ["restore", copy]);
  const wholeMs = performance.now() - started;
  await dana("killed", ["ingest", books, "--source", "s"]);
  for (const share of [0.1, 0.2, 0.3, 0.4]) {
    const child = spawn(process.execPath, [launch, "restore", copy], { env: environment("killed"), stdio: "ignore" });
    const ended = new Promise((done) => child.once("exit", done));
    await Promise.race([sleep(wholeMs * share), ended]);
    child.kill("SIGKILL");
    await ended;
    const { ok, count, problems } = await checked("killed");
    expect([ok, problems, [2, records].includes(count)]).toEqual([true, [], true]);
    if (count === 2) break;
  }
  expect((await dana("killed", ["restore", copy])).code).toBe(0);
  expect((await checked("killed")).count).toBe(2);
});

test("a damaged store is exchanged for the copy, and kept byte for byte", async () => {
  const copy = join(folder, "good.db");
  await dana("broken", ["ingest", books, "--source", "s"]);
  await dana("broken", ["backup", copy]);
  const path = join(folder, "broken/store.db");
  const bytes = readFileSync(path);
  bytes.fill(0xee, 4096 * 20, 4096 * 40);
  writeFileSync(path, bytes);
  const { code, stdout } = await dana("broken", ["restore", copy, "--json"]);
  expect(code).toBe(0);
  expect(readFileSync(JSON.parse(stdout).kept).equals(bytes)).toBe(true);
  expect(await checked("broken")).toEqual({ ok: true, count: records, problems: [] });
});
