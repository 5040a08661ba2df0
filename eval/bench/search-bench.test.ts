import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runEmbedBench } from "./embed-bench.ts";
import { measureApart } from "./measure-apart.ts";
import { runSearchBench, type SizeResult } from "./search-bench.ts";
import { searchTable } from "./search-table.ts";

let folder: string;
let modelFile: string;
let first: SizeResult[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dana-bench-"));
  modelFile = join(folder, "none.bin");
  first = await runSearchBench({ sizes: [300], peersUpTo: 300, folder, modelFile, queriesPerKind: 10 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every engine is measured on all queries, and finds among a few records what is asked as it stands there", () => {
  const [result] = first;
  expect(result?.engines.map(({ name }) => name)).toEqual(["dana", "minisearch", "orama"]);
  for (const engine of result?.engines ?? []) {
    if ("failed" in engine) throw new Error(`${engine.name}: ${engine.failed}`);
    expect(engine.overall.queries).toBe(60);
    expect(engine.byKind["clean"]?.["success@10"]).toBe(1);
    expect(engine.overall.msP99).toBeGreaterThanOrEqual(engine.overall.msP50);
    expect(engine.residentBytes).toBeGreaterThan(2 ** 24);
  }
});

test("a folder that holds the records already is used again, and peers above their size are left out", async () => {
  const [again] = await runSearchBench({ sizes: [300], peersUpTo: 299, folder, modelFile, queriesPerKind: 10 });
  expect(first[0]?.built.reused).toBe(false);
  expect(again?.built).toEqual({ ...first[0]?.built, reused: true });
  expect(again?.engines.map(({ name }) => name)).toEqual(["dana"]);
});

test("the table has a line for every engine, overall and in each kind", () => {
  const lines = searchTable(first).split("\n");
  expect(lines[0]).toContain("300 records");
  for (const name of ["dana", "minisearch", "orama"])
    expect(lines.filter((line) => line.trimStart().startsWith(name))).toHaveLength(8);
});

test("an engine whose process fails is an outcome, not the end of the run", async () => {
  const task = { engine: "dana" as const, size: 1, dataFolder: join(folder, "absent"), modelFile };
  expect(await measureApart({ ...task, warmUp: [], queries: [] })).toHaveProperty("failed");
});

test("the embedder's bench names what it measured and gives a time for each language", () => {
  const { embedder, microseconds } = runEmbedBench(modelFile);
  expect(embedder).toContain("untrained");
  for (const { newWords, rememberedWords } of Object.values(microseconds)) {
    expect(newWords).toBeGreaterThan(0);
    expect(rememberedWords).toBeGreaterThan(0);
  }
});
