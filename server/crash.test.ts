import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { catalogueDigest, differingParts } from "../eval/bench/catalogue-digest.ts";

// `dana bench kill` does more of it. Kills an ingest at moments spread over its whole run: while records are stored, while the indexes are brought up, while they are saved.
const records = 1500;
const kills = 5;

const launch = resolve(import.meta.dirname, "launch.js");
let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-crash-"));
  mkdirSync(join(folder, "corpus"));
  file = join(folder, "books.json");
  const books = Array.from({ length: records }, (_, index) => ({
    id: `b${index}`,
    title: `Кітап ${index} туралы ${(index * 7919) % 104_729}`,
    authors: [`Автор ${index % 97}`],
    year: 1900 + (index % 120),
    language: "kk",
  }));
  writeFileSync(file, JSON.stringify(books));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function environment(data: string): Record<string, string> {
  return { PATH: "/usr/bin:/bin", DANA_DATA: join(folder, data), DANA_CORPUS: join(folder, "corpus") };
}

function dana(data: string, args: readonly string[]): Promise<unknown> {
  return new Promise((done, fail) => {
    execFile(process.execPath, [launch, ...args, "--json"], { env: environment(data) }, (error, stdout, stderr) => {
      if (stdout) done(JSON.parse(stdout));
      else fail(new Error(stderr, { cause: error }));
    });
  });
}

async function killedAfter(data: string, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [launch, "ingest", file, "--source", "s"], {
    env: environment(data),
    stdio: "ignore",
  });
  const ended = new Promise((done) => child.once("exit", done));
  await Promise.race([sleep(milliseconds), ended]);
  child.kill("SIGKILL");
  await ended;
}

test("an ingest killed at any moment leaves a whole store, and a second one completes it: nothing lost, nothing twice", async () => {
  const started = performance.now();
  await dana("whole", ["ingest", file, "--source", "s"]);
  const wholeMs = performance.now() - started;
  const whole = catalogueDigest(join(folder, "whole", "store.db"));
  for (let kill = 0; kill < kills; kill += 1) {
    const data = `killed-${kill}`;
    await killedAfter(data, wholeMs * ((kill + 0.7) / kills));
    expect(await dana(data, ["ingest", file, "--source", "s"])).toMatchObject({
      read: records,
      updated: 0,
      rejectedCount: 0,
    });
    expect(await dana(data, ["ingest", file, "--source", "s"])).toMatchObject({ added: 0, unchanged: records });
    expect(await dana(data, ["check"])).toMatchObject({ ok: true, records, passages: records, problems: [] });
    expect(differingParts(catalogueDigest(join(folder, data, "store.db")), whole)).toEqual([]);
  }
});

test("two ingests at once queue, and both are kept", async () => {
  const reports = await Promise.all([
    dana("two", ["ingest", file, "--source", "first"]),
    dana("two", ["ingest", file, "--source", "second"]),
  ]);
  for (const report of reports) expect(report).toMatchObject({ read: records, added: records, rejectedCount: 0 });
  expect(await dana("two", ["check"])).toMatchObject({ ok: true, records: 2 * records, problems: [] });
});
