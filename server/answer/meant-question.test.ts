import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { ingestCorpus, readCorpusFacts } from "../ingest/read-corpus.ts";
import { languages } from "../library/language.ts";
import { openStore, type Store } from "../library/store.ts";
import type { Searcher } from "../retrieve/hit.ts";
import { SearchEngine } from "../retrieve/search-engine.ts";
import { meantQuestion } from "./meant-question.ts";

// The demo library as readers ask it: what counts as known depends on what a catalogue holds.
const project = join(import.meta.dirname, "../..");
const corpus = join(project, "corpus");
let folder: string;
let store: Store;
let engine: SearchEngine;
let searcher: Searcher;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dana-layout-"));
  store = openStore(join(folder, "store.db"));
  await ingestCorpus(corpus, store, { facts: readCorpusFacts(corpus), now: () => new Date(0) });
  engine = new SearchEngine({ dataFolder: folder, modelFile: join(corpus, "model", "embedder.bin") });
  await engine.refresh();
  await engine.fillVectors();
  searcher = { search: async (query) => engine.search(query) };
}, 60_000);

afterAll(() => {
  engine.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["rsnfg ,fh vf&", "кытап бар ма?"],
  ["r3nfgnsy vthp3v3y 0fkfq epfhnfvsp?", "кітаптын мерзімін қалай узартамыз?"],
  ["0fpf0 nfhb[s", "қазақ тарихы"],
  ["rfr ghjlkbnm rybue", "как продлить книгу"],
  ["yt hf,jnftnt d dcrhtctymt?", "не работаете в вскресенье?"],
  ["ghbdtn", "привет"],
  ["f,fq ;jks", "абай жолы"],
  ["руддщ", "hello"],
  ["рфму нщг пще Ьфтэы Ыуфкср?", "have you got Man's Search?"],
])("%s is heard as %s", async (typed, meant) => {
  expect(await meantQuestion(typed, searcher)).toBe(meant);
});

test.each(["asdfgh", "Ждрплмн ыъхц", "1984", "978-601-7025-67-0", "", "?", "WiFi QR PDF", "Kafka on the Shore"])(
  "what is no other layout's word stays as typed: %s",
  async (text) => {
    expect(await meantQuestion(text, searcher)).toBe(text);
  },
);

const linesOf = (path: string): string[] => readFileSync(path, "utf8").trimEnd().split("\n");
/** Every tenth: a question of unknown words is searched for in each layout. */
const someOf = (path: string): string[] => linesOf(path).filter((_, at) => at % 10 === 0);
const turns = z.object({ turns: z.array(z.string()) });
const query = z.object({ query: z.string(), clean: z.string().optional() });
const sets = join(project, "eval", "sets");
const families = join(project, "eval", "language", "families");
const filesIn = (path: string): string[] =>
  readdirSync(path)
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => join(path, name));

async function changed(texts: readonly string[]): Promise<string[]> {
  const meant = await Promise.all(texts.map(async (text) => [text, await meantQuestion(text, searcher)] as const));
  return meant.filter(([text, heard]) => text !== heard).map(([text, heard]) => `${text} → ${heard}`);
}

test("no question of the answer sets is changed", async () => {
  const asked = filesIn(sets)
    .flatMap(linesOf)
    .flatMap((line) => turns.parse(JSON.parse(line)).turns);
  expect(asked.length).toBeGreaterThan(300);
  expect(await changed(asked)).toEqual([]);
}, 30_000);

test("no wording of a FAQ entry is changed", async () => {
  const wordings = store
    .faqs()
    .flatMap(({ texts }) => languages.flatMap((language) => [texts[language].question, ...texts[language].wordings]));
  expect(wordings.length).toBeGreaterThan(1000);
  expect(await changed(wordings)).toEqual([]);
}, 30_000);

test("no title of the catalogue is changed", async () => {
  const titles = [...store.eachRecord()].map(({ title }) => title);
  expect(titles.length).toBeGreaterThan(800);
  expect(await changed(titles)).toEqual([]);
}, 30_000);

test("of the queries of the language families only those typed on another layout are changed, and most of them rightly", async () => {
  for (const path of filesIn(families).filter((one) => !one.endsWith("layout.jsonl"))) {
    expect(await changed(someOf(path).map((line) => query.parse(JSON.parse(line)).query)), path).toEqual([]);
  }
  const retyped = someOf(join(families, "layout.jsonl")).map((line) => query.parse(JSON.parse(line)));
  const right = await Promise.all(
    retyped.map(async ({ query: typed, clean = "" }) => (await meantQuestion(typed, searcher)) === clean),
  );
  expect(right.filter(Boolean).length / retyped.length).toBeGreaterThan(0.95);
}, 60_000);
