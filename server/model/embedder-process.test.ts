import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { openSeparateEmbedder, type SeparateEmbedder } from "./embedder-process.ts";
import type { TextEmbedderConfig } from "./open-text-embedder.ts";
import { type EmbeddingServer, type ScriptedEmbeddings, startEmbeddingServer } from "./scripted-embedding-server.ts";
import { writeTinyOnnxModel } from "./tiny-onnx-model.ts";
import { unlikeSentences } from "./unlike-sentences.ts";

const isInstalled = existsSync(join(import.meta.dirname, "../../node_modules/@huggingface/transformers"));
const inProcess = "a network of this machine runs in a process of its own, and is ended in the middle of its work";
const measures = { dimensions: 32, clearCosine: 0.9 };
let server: EmbeddingServer | undefined;
let opened: SeparateEmbedder | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
  server?.close();
});

async function configOf(script: readonly ScriptedEmbeddings[]): Promise<TextEmbedderConfig> {
  server = await startEmbeddingServer(script);
  const prefixes = { query: "", passage: "" };
  return { kind: "openai", url: server.url, model: "scripted", timeoutMs: 300, prefixes };
}

test("an embedder in a process of its own measures itself and embeds with its key", async () => {
  opened = await openSeparateEmbedder({ config: await configOf(["embed", "embed", "embed"]), key: "a-key" });
  expect([opened.id, opened.dimensions]).toEqual(["openai:scripted:32:", 32]);
  const vectors = await opened.embedTexts(["кітап", "?!"], { kind: "passage" });
  expect(vectors.map((vector) => Math.hypot(...vector).toFixed(3))).toEqual(["1.000", "0.000"]);
  expect(server?.requests[2]).toEqual({ model: "scripted", input: ["кітап"], authorization: "Bearer a-key" });
});

test("a server that fails is named across the processes", async () => {
  const config = await configOf([{ status: 401 }, { status: 404 }]);
  await expect(openSeparateEmbedder({ config })).rejects.toThrow(/scripted at http.* answered 401/);
  opened = await openSeparateEmbedder({ config, measures });
  await expect(opened.embedTexts(["кітап"], { kind: "query" })).rejects.toThrow(/answered 404/);
});

test.skipIf(!isInstalled)(
  isInstalled ? inProcess : `${inProcess} (skipped: npm install --no-save @huggingface/transformers@4.3.1)`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "dana-process-"));
    writeTinyOnnxModel(folder, unlikeSentences.flat());
    const place = { kind: "folder", folder } as const;
    const prefixes = { query: "", passage: "" };
    opened = await openSeparateEmbedder({ config: { kind: "onnx", place, timeoutMs: 300, prefixes } });
    const [kazakh, russian] = await opened.embedTexts(["кітап", "книга"], { kind: "passage" });
    expect(kazakh?.reduce((sum, value, index) => sum + value * (russian?.[index] ?? 0), 0)).toBeCloseTo(1, 5);
    const many = opened.embedTexts(new Array<string>(500).fill("кітап қала"), { kind: "passage" });
    const refused = expect(many).rejects.toThrow(/closed/);
    await opened.close();
    await refused;
    rmSync(folder, { recursive: true });
  },
);

test("a stopped call is rejected at once, and the next one is answered", async () => {
  opened = await openSeparateEmbedder({ config: await configOf(["hang", "embed"]), measures });
  const stop = new AbortController();
  const pending = opened.embedTexts(["кітап"], { kind: "passage", signal: stop.signal });
  await vi.waitFor(() => expect(server?.requests).toHaveLength(1), 5_000);
  stop.abort("enough");
  await expect(pending).rejects.toBe("enough");
  expect(await opened.embedTexts(["кітап"], { kind: "query" })).toHaveLength(1);
});

test("closing rejects what is under way and what comes later", async () => {
  opened = await openSeparateEmbedder({ config: await configOf(["hang"]), measures });
  const pending = opened.embedTexts(["кітап"], { kind: "passage" });
  const refused = expect(pending).rejects.toThrow(/closed/);
  await opened.close();
  await refused;
  await expect(opened.embedTexts(["кітап"], { kind: "query" })).rejects.toThrow(/closed/);
});

test("an opening that is stopped leaves nothing running", async () => {
  const stop = new AbortController();
  const opening = openSeparateEmbedder({ config: await configOf(["hang"]) }, stop.signal);
  const refused = expect(opening).rejects.toBe("closing");
  stop.abort("closing");
  await refused;
});
