import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";

const launch = resolve(import.meta.dirname, "launch.js");
let folder: string;
let environment: Record<string, string>;
let server: ChildProcess;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dana-processes-"));
  mkdirSync(join(folder, "corpus"));
  environment = { PATH: "/usr/bin:/bin", DANA_DATA: join(folder, "data"), DANA_CORPUS: join(folder, "corpus") };
  server = spawn(process.execPath, [launch, "serve", "--port", "0"], {
    env: environment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  url = await new Promise((found, fail) => {
    let said = "";
    server.stderr?.on("data", (piece: Buffer) => {
      said += piece.toString();
      const match = /Dana: (http:\/\/\S+)/.exec(said);
      if (match?.[1]) found(match[1]);
    });
    server.once("exit", () => fail(new Error(said)));
  });
});
afterAll(() => {
  server?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function dana(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [launch, ...args], { env: environment }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
  });
}

async function titlesFound(query: string): Promise<string[]> {
  const response = await fetch(`${url}/api/search?q=${encodeURIComponent(query)}`);
  const { hits } = (await response.json()) as { hits: { title: string }[] };
  return hits.map((hit) => hit.title);
}

/** Asks until the condition holds; the test's own time limit ends it otherwise. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(50);
}

test("what the command line ingests is found by the running server, and what it deletes is not", async () => {
  const file = join(folder, "books.csv");
  writeFileSync(
    file,
    "id,title,author,language\n1,Көкжиек,Автор Бір,kk\n2,Теңіз иісі,Автор Екі,kk\n3,А,А,kk\n4,Б,Б,kk\n5,В,В,kk\n",
  );
  expect((await dana(["ingest", file, "--source", "s", "--json"])).code).toBe(0);
  await until(async () => (await titlesFound("Теңіз иісі")).includes("Теңіз иісі"));
  writeFileSync(file, "id,title,author,language\n1,Көкжиек,Автор Бір,kk\n3,А,А,kk\n4,Б,Б,kk\n5,В,В,kk\n");
  const replaced = await dana(["ingest", file, "--source", "s", "--replace", "--json"]);
  expect(JSON.parse(replaced.stdout)).toMatchObject({ deleted: 1, unchanged: 4 });
  await until(async () => !(await titlesFound("Теңіз иісі")).includes("Теңіз иісі"));
});

test("the command line searches, checks and backs up beside the running server", async () => {
  const found = JSON.parse((await dana(["search", "Көкжиек", "--json"])).stdout);
  expect(found.hits[0].title).toBe("Көкжиек");
  await until(async () => JSON.parse((await dana(["check", "--json"])).stdout).ok);
  expect((await dana(["backup", join(folder, "copy.db"), "--json"])).code).toBe(0);
});

test("a copy restored while the server runs is what it searches within two seconds", async () => {
  const file = join(folder, "newer.csv");
  writeFileSync(file, "id,title,author,language\n7,Жаңа кітап,Автор Жеті,kk\n");
  await dana(["ingest", file, "--source", "newer"]);
  await until(async () => (await titlesFound("Жаңа кітап")).includes("Жаңа кітап"));
  const restored = await dana(["restore", join(folder, "copy.db"), "--json"]);
  expect([restored.code, restored.stderr]).toEqual([0, ""]);
  const restoredAt = performance.now();
  await until(async () => !(await titlesFound("Жаңа кітап")).includes("Жаңа кітап"));
  expect(performance.now() - restoredAt).toBeLessThan(2000);
  expect(await titlesFound("Көкжиек")).toContain("Көкжиек");
  await until(async () => JSON.parse((await dana(["check", "--json"])).stdout).ok);
  // The store that was replaced lies beside, and brings back what was lost by mistake.
  const { kept } = JSON.parse(restored.stdout);
  expect((await dana(["restore", kept])).code).toBe(0);
  await until(async () => (await titlesFound("Жаңа кітап")).includes("Жаңа кітап"));
  await dana(["restore", join(folder, "copy.db")]);
});

test("a port that is taken is said in one line", async () => {
  const taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, "127.0.0.1", listening));
  const address = taken.address();
  const port = typeof address === "object" && address ? String(address.port) : "";
  const { code, stderr } = await dana(["serve", "--port", port]);
  taken.close();
  expect(code).toBe(1);
  expect(
    stderr
      .trim()
      .split("\n")
      .filter((line) => line.startsWith("dana:")),
  ).toEqual([expect.stringContaining(port)]);
  expect(stderr).not.toContain("    at ");
});

test("a question never stands in the log, and the server ends quietly when told to", async () => {
  let said = "";
  server.stderr?.on("data", (piece: Buffer) => {
    said += piece.toString();
  });
  const secret = "құпиясұрақ";
  await fetch(`${url}/api/ask`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: `${secret} деген кітап бар ма?` }),
  });
  const ended = new Promise<number | null>((done) => server.once("exit", done));
  server.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(said).not.toContain(secret);
});

test("a store restored from its copy holds what it held, and what came after is gone", async () => {
  const file = join(folder, "later.csv");
  writeFileSync(file, "id,title,author,language\n9,Кейінгі кітап,Автор,kk\n");
  await dana(["ingest", file, "--source", "later"]);
  expect((await dana(["restore", join(folder, "copy.db"), "--json"])).code).toBe(0);
  const { records, ok } = JSON.parse((await dana(["check", "--json"])).stdout);
  expect([records, ok]).toEqual([4, true]);
  const { hits } = JSON.parse((await dana(["search", "Кейінгі кітап", "--json"])).stdout);
  expect(hits.map((hit: { title: string }) => hit.title)).not.toContain("Кейінгі кітап");
});
