import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runIngestBench } from "./ingest-bench.ts";
import { ingestTable } from "./ingest-table.ts";

test("a file is taken in alone and beside a chat, its changes are found, and LangChain's store is filled beside it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dana-bench-ingest-"));
  const corpusFolder = join(folder, "corpus");
  mkdirSync(corpusFolder);
  const modelFile = join(folder, "none.bin");
  const [result] = await runIngestBench({ sizes: [200], peersUpTo: 200, folder, modelFile, corpusFolder, updates: 2 });
  expect(result?.alone.recordsPerSecond).toBeGreaterThan(0);
  expect(result?.alone.peakBytes).toBeGreaterThan(2 ** 24);
  expect(result?.served.chat).toMatchObject({ failed: 0 });
  expect(result?.update.msMost).toBeGreaterThanOrEqual(result?.update.msP50 ?? Number.NaN);
  expect(result?.langchain?.recordsPerSecond).toBeGreaterThan(0);
  expect(ingestTable(result ? [result] : [])).toContain("LangChain");
  rmSync(folder, { recursive: true });
});
