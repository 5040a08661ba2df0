import { afterEach, expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { openTextEmbedder } from "./open-text-embedder.ts";
import { type EmbeddingServer, startEmbeddingServer } from "./scripted-embedding-server.ts";

let server: EmbeddingServer | undefined;
afterEach(() => server?.close());

test("the embedder of the settings opens with its key, measures itself, and embeds; one measured before opens without a call", async () => {
  server = await startEmbeddingServer(["embed", "embed", "embed"]);
  const { url, requests } = server;
  const { config, secrets } = readConfig({
    DANA_EMBEDDER: "openai",
    DANA_EMBEDDER_URL: url,
    DANA_EMBEDDER_MODEL: "e5",
    DANA_EMBEDDER_KEY: "a-key",
    DANA_EMBEDDER_PASSAGE_PREFIX: "passage: ",
  });
  if (!config.embedder) return expect.unreachable("the settings name an embedder");
  const key = secrets.embedderKey ?? "";
  const { id, dimensions, clearCosine } = await openTextEmbedder(config.embedder, { key });
  expect(requests).toHaveLength(2);
  const again = await openTextEmbedder(config.embedder, { key, measures: { dimensions, clearCosine } });
  expect([again.id, requests.length]).toEqual([id, 2]);
  expect(await again.embedTexts(["кітап"], { kind: "passage" })).toHaveLength(1);
  expect(requests[2]).toEqual({ model: "e5", input: ["passage: кітап"], authorization: "Bearer a-key" });
});

test("a folder without a model stops the start with what it lacks", async () => {
  const { config } = readConfig({ DANA_EMBEDDER: "onnx", DANA_EMBEDDER_MODEL: "./no-such-model" });
  if (!config.embedder) return expect.unreachable("the settings name an embedder");
  await expect(openTextEmbedder(config.embedder)).rejects.toThrow(/no-such-model: is no ONNX model/);
});
