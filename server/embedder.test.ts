import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type EmbeddingServer,
  type ScriptedEmbeddings,
  startEmbeddingServer,
} from "./model/scripted-embedding-server.ts";

const launch = resolve(import.meta.dirname, "launch.js");
const embedder = "openai:scripted:32:";
let folder: string;
let environment: Record<string, string>;
let embeddings: EmbeddingServer;
let answers: ScriptedEmbeddings = { status: 503, headers: { "x-should-retry": "false" } };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dana-embedder-"));
  embeddings = await startEmbeddingServer(() => answers);
  mkdirSync(join(folder, "corpus", "catalogue"), { recursive: true });
  writeFileSync(
    join(folder, "corpus", "catalogue", "books.csv"),
    "id,title,author,language\n1,Абай жолы,Мұхтар Әуезов,kk\n2,Қан мен тер,Әбдіжәміл Нұрпейісов,kk\n",
  );
  environment = {
    PATH: "/usr/bin:/bin",
    DANA_DATA: join(folder, "data"),
    DANA_CORPUS: join(folder, "corpus"),
    DANA_EMBEDDER: "openai",
    DANA_EMBEDDER_URL: embeddings.url,
    DANA_EMBEDDER_MODEL: "scripted",
    DANA_EMBEDDER_KEY: "a-secret-key",
  };
});
afterAll(() => {
  embeddings.close();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(): Promise<{ url: string; server: ChildProcess; said: () => string }> {
  const server = spawn(process.execPath, [launch, "serve", "--port", "0"], {
    env: environment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  server.stderr.on("data", (piece: Buffer) => {
    said += piece.toString();
  });
  for (;;) {
    const url = /Dana: (http:\/\/\S+)/.exec(said)?.[1];
    if (url) return { url, server, said: () => said };
    await sleep(50);
  }
}

function dana(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [launch, ...args], { env: environment }, (_error, stdout, stderr) =>
      done({ stdout, stderr }),
    );
  });
}

function timesEmbedded(): number {
  return embeddings.requests.flatMap(({ input }) => input).filter((text) => text.startsWith("Қан мен тер")).length;
}

test("a served library answers while its embedder is down, searches by it when it is back, and keeps its vectors", async () => {
  const { url, server, said } = await serve();
  const search = async (): Promise<Record<string, unknown>> => {
    const response = await fetch(`${url}/api/search?q=${encodeURIComponent("абай жолы")}`);
    const { query, hits } = (await response.json()) as { query: object; hits: { title: string }[] };
    return { ...query, first: hits[0]?.title };
  };
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await search()).toMatchObject({ nearBy: "embedded", nearByOwnBecause: "not-complete", first: "Абай жолы" });
  while (!said().includes("answered 503")) await sleep(50);
  answers = "embed";
  while ((await search())["nearBy"] !== embedder) await sleep(100);
  server.kill("SIGTERM");
  await once(server, "exit");
  expect(said().match(/answered 503/g)).toHaveLength(1);
  for (const secret of ["абай", "Абай", "a-secret-key"]) expect(said()).not.toContain(secret);

  expect((await dana("search", "абай жолы", "--explain")).stdout).toContain(`vectors: ${embedder}\n`);
  expect(JSON.parse((await dana("check", "--json")).stdout)).toMatchObject({
    ok: true,
    embedders: [{ embedder, embedded: 2, isComplete: true }],
  });
  expect(JSON.parse((await dana("check", "--repair", "--json")).stdout)).toMatchObject({ ok: true, repaired: false });
  const copy = join(folder, "copy.db");
  await dana("backup", copy);
  await dana("restore", copy);
  while (!(await dana("search", "абай жолы", "--explain")).stdout.includes(embedder)) await sleep(50);
  expect(JSON.parse((await dana("check", "--json")).stdout)).toMatchObject({ ok: true });
  expect(timesEmbedded()).toBe(1);
});
