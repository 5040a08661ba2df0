import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { shelved } from "../index/index-fixture.ts";
import { indexFolder } from "../index/indexes.ts";
import { madeTextVectors } from "../index/text-vector-files.ts";
import { openStore, type Store } from "../library/store.ts";
import {
  type EmbeddingServer,
  letterCounts,
  type ScriptedEmbeddings,
  startEmbeddingServer,
} from "../model/scripted-embedding-server.ts";
import type { SearchResult } from "./hit.ts";
import { type RunningSearcher, startSearcher } from "./searcher.ts";
import type { TextEmbedding } from "./text-search.ts";

let folder: string;
let store: Store;
let server: EmbeddingServer;
let answers: ScriptedEmbeddings;
/** How many texts the server answers, and what it does after these. */
let takes: number;
let afterThese: ScriptedEmbeddings;
const running: RunningSearcher[] = [];
const notices: string[] = [];
const problems: string[] = [];

// What only the server knows: a sea is a place of much water.
const water: ScriptedEmbeddings = {
  body: (texts) => ({
    data: texts.map((text, index) => ({ index, embedding: /теңіз|телегей/i.test(text) ? onlyWater : letters(text) })),
  }),
};
const onlyWater = [...new Array<number>(32).fill(0), 1];
function letters(text: string): number[] {
  return [...letterCounts(text), 0];
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "dana-text-search-"));
  store = openStore(join(folder, "store.db"));
  put("Телегей", "Абай жолы", "Қан мен тер", "Көшпенділер");
  answers = water;
  afterThese = "hang";
  takes = Number.POSITIVE_INFINITY;
  server = await startEmbeddingServer((texts) => {
    takes -= texts.length;
    return takes < 0 ? afterThese : answers;
  });
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((searcher) => searcher.close()));
  store.close();
  server.close();
  notices.splice(0);
  problems.splice(0);
  rmSync(folder, { recursive: true });
});

function put(...titles: readonly string[]): void {
  store.transact((writer) => {
    for (const title of titles) writer.put(shelved(title, title));
  });
}

async function start({ model = "scripted", timeoutMs = 2_000 } = {}): Promise<RunningSearcher> {
  const prefixes = { query: "", passage: "" };
  const textEmbedding: TextEmbedding = {
    config: { kind: "openai", url: server.url, model, timeoutMs, prefixes },
    rest: { leastMs: 50, mostMs: 200 },
  };
  const searcher = startSearcher({
    dataFolder: folder,
    modelFile: join(folder, "none.bin"),
    pollMs: 50,
    textEmbedding,
    onNotice: (sentence) => notices.push(sentence),
    onProblem: (sentence) => problems.push(sentence),
  });
  running.push(searcher);
  await searcher.ready;
  return searcher;
}

async function stop(searcher: RunningSearcher): Promise<void> {
  await searcher.close();
  running.splice(running.indexOf(searcher), 1);
}

async function ask(searcher: RunningSearcher, text = "теңіз"): Promise<SearchResult> {
  return await searcher.search({ text, language: "kk", k: 3 });
}

async function untilBy(searcher: RunningSearcher, by: string): Promise<void> {
  await vi.waitFor(async () => expect((await ask(searcher)).query.nearBy).toBe(by), { timeout: 8_000, interval: 50 });
}

/** How often the server was asked for the vector of a passage's text. */
function timesEmbedded(text: string): number {
  return server.requests.flatMap(({ input }) => input).filter((one) => one === text).length;
}

test("searches use Dana's own vectors until the embedder has all passages, then the embedder's", async () => {
  takes = 0;
  const searcher = await start();
  const early = await ask(searcher);
  expect([early.query.nearBy, early.query.nearByOwnBecause]).toEqual(["embedded", "not-complete"]);
  expect(early.hits.map(({ id }) => id)).not.toContain("Телегей");
  await stop(searcher);

  takes = Number.POSITIVE_INFINITY;
  const second = await start();
  await untilBy(second, "openai:scripted:33:");
  const { query, hits } = await ask(second);
  expect([query.nearByOwnBecause, hits[0]?.id, hits[0]?.lists]).toEqual([undefined, "Телегей", { vector: 1 }]);
  expect(notices.at(-1)).toMatch(/has embedded all passages/);
  expect(problems).toEqual([]);
});

test("what is added, changed and deleted is followed, and only what is new is embedded", async () => {
  const searcher = await start();
  await untilBy(searcher, "openai:scripted:33:");
  put("Ақ теңіз");
  store.transact((writer) => writer.delete("Телегей"));
  await vi.waitFor(async () => expect((await ask(searcher, "телегей")).hits[0]?.id).toBe("Ақ теңіз"), 5_000);
  await untilBy(searcher, "openai:scripted:33:");
  expect((await ask(searcher)).hits.map(({ id }) => id)).toEqual(["Ақ теңіз"]);
  expect([timesEmbedded("Абай жолы"), timesEmbedded("Ақ теңіз")]).toEqual([1, 1]);
});

test("a start with whole vectors uses them at once and embeds nothing", async () => {
  const first = await start();
  await untilBy(first, "openai:scripted:33:");
  await stop(first);
  const before = server.requests.length;
  const second = await start();
  expect((await ask(second)).query.nearBy).toBe("openai:scripted:33:");
  expect(server.requests.slice(before).map(({ input }) => input)).toEqual([["теңіз"]]);
});

test("a server that fails is told of once, without a word of the question, searches go on, and its return is told", async () => {
  const searcher = await start();
  await untilBy(searcher, "openai:scripted:33:");
  answers = { status: 401 };
  const { query, hits } = await ask(searcher, "Абай жолы");
  expect([query.nearBy, query.nearByOwnBecause, hits[0]?.id]).toEqual(["embedded", "no-answer", "Абай жолы"]);
  for (let n = 0; n < 20; n++) {
    await ask(searcher);
    await new Promise((done) => setTimeout(done, 30));
  }
  expect(problems).toEqual([expect.stringMatching(/scripted at http.* answered 401: it wants another key; searches/)]);
  answers = water;
  await untilBy(searcher, "openai:scripted:33:");
  const without = /answers again; (\d+) searches did without it/.exec(notices.at(-1) ?? "")?.[1];
  expect(Number(without)).toBeGreaterThan(20);
});

test("a server that hangs costs one search its time, and the next ones none", async () => {
  const searcher = await start({ timeoutMs: 400 });
  await untilBy(searcher, "openai:scripted:33:");
  answers = "hang";
  expect((await ask(searcher)).query.nearByOwnBecause).toBe("no-answer");
  const started = performance.now();
  for (let n = 0; n < 5; n++) expect((await ask(searcher)).query.nearBy).toBe("embedded");
  expect(performance.now() - started).toBeLessThan(300);
  expect(problems[0]).toMatch(/within 400 ms/);
});

test("a server that is gone leaves the search as it was without it", async () => {
  server.close();
  const searcher = await start();
  const { query, hits } = await ask(searcher, "Абай жолы");
  expect([query.nearBy, hits[0]?.id]).toEqual(["embedded", "Абай жолы"]);
});

test("another embedder is filled while searches go on, and the vectors of the former are deleted then", async () => {
  const first = await start();
  await untilBy(first, "openai:scripted:33:");
  await stop(first);
  // 48 sentences to measure it; then it is busy.
  takes = 48;
  afterThese = { status: 429, headers: { "retry-after-ms": "500" } };
  const second = await start({ model: "other" });
  await vi.waitFor(() => expect(notices.at(-1)).toMatch(/openai:other:33: has 4 passages/), 5_000);
  const { query, hits } = await ask(second, "Абай жолы");
  expect([query.nearBy, query.nearByOwnBecause, hits[0]?.id]).toEqual(["embedded", "not-complete", "Абай жолы"]);
  expect(madeTextVectors(folder)).toHaveLength(2);
  takes = Number.POSITIVE_INFINITY;
  await untilBy(second, "openai:other:33:");
  await vi.waitFor(() => {
    expect(madeTextVectors(folder).map(({ embedder }) => embedder)).toEqual(["openai:other:33:"]);
    const files = readdirSync(indexFolder(folder)).map((name) => /^texts[a-p]+/.exec(name)?.[0] ?? "");
    expect(new Set(files.filter(Boolean)).size).toBe(1);
  }, 5_000);
});

test("a model of other dimensions behind the same name is measured anew, and its vectors made", async () => {
  const searcher = await start();
  await untilBy(searcher, "openai:scripted:33:");
  answers = "embed";
  await ask(searcher);
  expect(problems[0]).toMatch(/a vector of 32 numbers where 33 are expected/);
  await untilBy(searcher, "openai:scripted:32:");
});

test("a filling cut short goes on at the next start", async () => {
  put(...Array.from({ length: 150 }, (_, n) => `Кітап ${"қ".repeat(n)}`));
  // 48 sentences to measure it, and two batches of 64.
  takes = 48 + 128;
  const first = await start();
  await vi.waitFor(() => expect(server.requests.length).toBeGreaterThan(4), 5_000);
  await stop(first);
  takes = Number.POSITIVE_INFINITY;
  const before = server.requests.length;
  await untilBy(await start(), "openai:scripted:33:");
  const embedded = server.requests.slice(before).flatMap(({ input }) => input);
  expect(embedded.filter((text) => text !== "теңіз")).toHaveLength(154 - 128);
});

test("a second searcher on the folder uses the vectors of the first without making any", async () => {
  const first = await start();
  await untilBy(first, "openai:scripted:33:");
  const second = await start();
  await untilBy(second, "openai:scripted:33:");
  put("Ақ теңіз");
  await vi.waitFor(async () => expect((await ask(second)).hits.map(({ id }) => id)).toContain("Ақ теңіз"), 5_000);
  await untilBy(second, "openai:scripted:33:");
  expect(timesEmbedded("Ақ теңіз")).toBe(1);
});
