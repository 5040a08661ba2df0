import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const launch = resolve(import.meta.dirname, "launch.js");
let folder: string;
let environment: Record<string, string>;
let server: ChildProcess;
let url = "";
let said = "";
let hanging: Server;
let asked = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dana-sources-"));
  mkdirSync(join(folder, "corpus"));
  environment = { PATH: "/usr/bin:/bin", DANA_DATA: join(folder, "data"), DANA_CORPUS: join(folder, "corpus") };
  // A server that takes the question and never answers.
  hanging = createServer(() => {
    asked += 1;
  });
  await new Promise<void>((listening) => hanging.listen(0, "127.0.0.1", listening));
  const address = hanging.address();
  const port = typeof address === "object" && address ? address.port : 0;
  writeFileSync(
    join(folder, "list.csv"),
    "id,title,author,language\n1,Көкжиек,Автор Бір,kk\n2,Теңіз иісі,Автор Екі,kk\n",
  );
  writeFileSync(
    join(folder, "corpus", "sources.json"),
    JSON.stringify([
      { source: "list", path: "../list.csv", replace: true, every: "1h" },
      { source: "away", path: "../gone.csv", at: "03:00" },
      { source: "union", url: `http://127.0.0.1:${port}/oai`, format: "oai", at: "03:00" },
    ]),
  );
  server = spawn(process.execPath, [launch, "serve", "--port", "0"], {
    env: environment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  await new Promise<void>((started, fail) => {
    server.stderr?.on("data", (piece: Buffer) => {
      said += piece.toString();
      url ||= /Dana: (http:\/\/\S+)/.exec(said)?.[1] ?? "";
      if (url !== "") started();
    });
    server.once("exit", () => fail(new Error(said)));
  });
}, 60_000);
afterAll(() => {
  server?.kill("SIGKILL");
  hanging?.closeAllConnections();
  hanging?.close();
  rmSync(folder, { recursive: true, force: true });
});

function dana(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [launch, ...args], { env: environment }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
  });
}

test("the server takes what is due in a process of its own, and answers meanwhile", async () => {
  await expect.poll(() => asked, { timeout: 50_000 }).toBeGreaterThan(0);
  const response = await fetch(`${url}/api/ask`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: "«Теңіз иісі» бар ма?" }),
  });
  expect(await response.json()).toMatchObject({ kind: "answered", records: [{ title: "Теңіз иісі" }] });
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toMatch(/^dana_source_runs_total\{source="list",outcome="done"\} 1$/m);
  expect(metrics).toMatch(/^dana_source_runs_total\{source="away",outcome="failed"\} 1$/m);
  expect(said).toMatch(/"event":"source-failed","source":"away","reason":"[^"]*gone\.csv: no such file/);
}, 60_000);

test("the last runs are listed for people and as JSON, without the address", async () => {
  const states = JSON.parse((await dana(["sources", "--json"])).stdout);
  expect(states).toMatchObject([
    { source: "list", lastRun: { outcome: "done", added: 2, rejected: 0 }, nextRun: expect.any(String) },
    { source: "away", lastRun: { outcome: "failed", reason: expect.stringContaining("gone.csv") } },
    { source: "union" },
  ]);
  expect(Date.parse(states[0].nextRun) - Date.parse(states[0].lastRun.startedAt)).toBe(3_600_000);
  const { stdout } = await dana(["sources"]);
  expect(stdout).toMatch(/^list \(every 60 min\): taken \d{4}-\d\d-\d\d \d\d:\d\d, added 2, .*; next /m);
  expect(stdout).toMatch(/^union \(at 03:00\): not taken yet; next as soon as Dana serves$/m);
  expect(stdout).not.toContain("127.0.0.1");
}, 60_000);

test("told to end, the server ends what it was taking and itself", async () => {
  const children = (): string[] =>
    readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, "utf8").trim().split(/\s+/).filter(Boolean);
  const before = children();
  const ended = new Promise<number | null>((done) => server.once("exit", done));
  server.kill("SIGTERM");
  expect(await ended).toBe(0);
  const alive = before.filter((pid) => {
    try {
      return process.kill(Number(pid), 0);
    } catch {
      return false;
    }
  });
  expect([before.length > 0, alive]).toEqual([true, []]);
}, 60_000);

test("a schedule with wrong values stops the start", async () => {
  writeFileSync(join(folder, "corpus", "sources.json"), '[{ "source": "s", "path": "x", "at": "night" }]');
  const { code, stderr } = await dana(["serve", "--port", "0"]);
  expect([code, stderr]).toEqual([1, expect.stringContaining('"s": "at" must be a time of day')]);
}, 60_000);
