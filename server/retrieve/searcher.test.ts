import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MendableError } from "../errors.ts";
import { openStore, type Store } from "../library/store.ts";
import { BusyError } from "./busy-error.ts";
import { rankingShelf } from "./ranking-shelf.ts";
import { type RunningSearcher, type SearcherOptions, startSearcher } from "./searcher.ts";

let folder: string;
let store: Store;
const running: RunningSearcher[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-searcher-"));
  store = openStore(join(folder, "store.db"));
  putShelf(0, 10);
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((searcher) => searcher.close()));
  store.close();
  rmSync(folder, { recursive: true });
});

function putShelf(from: number, to: number): void {
  store.transact((writer) => {
    for (const entry of rankingShelf().slice(from, to)) writer.put(entry);
  });
}

function start(options: Partial<SearcherOptions> = {}): RunningSearcher {
  const searcher = startSearcher({ dataFolder: folder, modelFile: join(folder, "none.bin"), pollMs: 50, ...options });
  running.push(searcher);
  return searcher;
}

const abai = { text: "Абай жолы", language: "kk", k: 3 } as const;

test("the worker indexes the store and answers", async () => {
  const progress = vi.fn();
  const searcher = start({ onProgress: progress });
  await searcher.ready;
  expect((await searcher.search(abai)).hits[0]).toMatchObject({ exact: "title", rank: 1 });
  expect(searcher.generation()).toBe(store.seq());
  expect(progress).toHaveBeenCalled();
});

test("what is written into the store is found soon after", async () => {
  const searcher = start();
  await searcher.ready;
  putShelf(10, 20);
  await vi.waitFor(() => expect(searcher.generation()).toBe(store.seq()), 2000);
  const { hits } = await searcher.search({ text: "Қыз Жібек", language: "kk", k: 1 });
  expect(hits[0]?.title).toBe("Қыз Жібек");
});

test("a second searcher on the same folder reads what the first writes, and takes over when it closes", async () => {
  const first = start();
  await first.ready;
  const second = start();
  await second.ready;
  putShelf(10, 14);
  await vi.waitFor(() => expect(second.generation()).toBe(store.seq()), 2000);
  expect((await second.search({ text: "Қыз Жібек", language: "kk", k: 1 })).hits[0]?.title).toBe("Қыз Жібек");
  await first.close();
  putShelf(14, 20);
  await vi.waitFor(() => expect(second.generation()).toBe(store.seq()), 2000);
});

test("above the limit of waiting searches one is refused as busy, and the others are answered", async () => {
  const searcher = start({ maxWaiting: 2 });
  const waiting = [searcher.search(abai), searcher.search(abai)];
  await expect(searcher.search(abai)).rejects.toThrow(BusyError);
  expect(await Promise.all(waiting)).toHaveLength(2);
  await searcher.ready;
  expect((await searcher.search(abai)).hits.length).toBeGreaterThan(0);
});

test("a model that cannot be read stops the search with the file's name", async () => {
  const modelFile = join(folder, "embedder.bin");
  writeFileSync(modelFile, "broken");
  const searcher = start({ modelFile });
  await expect(searcher.ready).rejects.toThrow(modelFile);
  await expect(searcher.search(abai)).rejects.toThrow(MendableError);
});

test("a closed searcher refuses searches", async () => {
  const searcher = start();
  await searcher.ready;
  await searcher.close();
  await expect(searcher.search(abai)).rejects.toThrow(MendableError);
});
