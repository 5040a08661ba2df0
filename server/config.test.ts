import { resolve } from "node:path";
import { expect, test } from "vitest";
import { clockOf, readConfig } from "./config.ts";

test("all wrong settings are named at once, unknown ones too", () => {
  const env = { DANA_PORT: "eighty", DANA_NOW: "soon", DANA_CORPS: "./mine", DANA_CHAT_URL: "http://127.0.0.1:1/v1" };
  let message = "";
  try {
    readConfig(env);
  } catch (error) {
    message = error instanceof Error ? error.message : "";
  }
  for (const name of ["DANA_PORT", "DANA_NOW", "DANA_CORPS", "DANA_CHAT_MODEL"]) expect(message).toContain(name);
});

test("an empty environment gives a Dana that listens on this machine only", () => {
  const { config } = readConfig({});
  expect([config.host, config.port, config.chatModel]).toEqual(["127.0.0.1", 8080, undefined]);
});

test("the key of the chat model is not part of the configuration", () => {
  const { config, secrets } = readConfig({
    DANA_CHAT_URL: "http://127.0.0.1:1/v1",
    DANA_CHAT_MODEL: "m",
    DANA_CHAT_KEY: "very-secret",
  });
  expect(JSON.stringify(config)).not.toContain("very-secret");
  expect(secrets.chatKey).toBe("very-secret");
});

test("DANA_NOW fixes the clock", () => {
  const { config } = readConfig({ DANA_NOW: "2027-03-22T10:00:00+05:00" });
  expect(clockOf(config)().toISOString()).toBe("2027-03-22T05:00:00.000Z");
});

test("a stronger embedder is named by a server, a folder or an id of the hub, and its key stays apart", () => {
  const prefixes = { query: "query: ", passage: "passage: " };
  const { config, secrets } = readConfig({
    DANA_EMBEDDER: "openai",
    DANA_EMBEDDER_URL: "http://127.0.0.1:11434/v1",
    DANA_EMBEDDER_MODEL: "multilingual-e5-small",
    DANA_EMBEDDER_KEY: "very-secret",
    DANA_EMBEDDER_QUERY_PREFIX: prefixes.query,
    DANA_EMBEDDER_PASSAGE_PREFIX: prefixes.passage,
  });
  const server = { url: "http://127.0.0.1:11434/v1", model: "multilingual-e5-small", timeoutMs: 1_000 };
  expect(config.embedder).toEqual({ kind: "openai", ...server, prefixes });
  expect([JSON.stringify(config).includes("very-secret"), secrets.embedderKey]).toEqual([false, "very-secret"]);

  const placeOf = (model: string): unknown => {
    const local = readConfig({ DANA_DATA: "/srv/dana", DANA_EMBEDDER: "onnx", DANA_EMBEDDER_MODEL: model }).config
      .embedder;
    return local?.kind === "onnx" ? local.place : undefined;
  };
  expect(placeOf("./models/e5")).toEqual({ kind: "folder", folder: resolve("models/e5") });
  expect(placeOf("Xenova/multilingual-e5-small")).toEqual({
    kind: "hub",
    id: "Xenova/multilingual-e5-small",
    cacheFolder: "/srv/dana/models",
  });
  expect(readConfig({ DANA_EMBEDDER: "embedded" }).config.embedder).toBeUndefined();
});

test.each([
  [{ DANA_EMBEDDER: "openai", DANA_EMBEDDER_TIMEOUT_MS: "soon" }, ["_URL", "_MODEL", "_TIMEOUT_MS"]],
  [{ DANA_EMBEDDER: "onnx", DANA_EMBEDDER_MODEL: "models e5", DANA_EMBEDDER_URL: "ftp://x" }, ["_MODEL", "_URL"]],
  [{ DANA_EMBEDDER_MODEL: "e5", DANA_EMBEDDER_KEY: "k", DANA_PORT: "eighty" }, ["_MODEL", "_KEY", "DANA_PORT"]],
  [{ DANA_EMBEDDER: "word2vec" }, ["DANA_EMBEDDER:"]],
])("settings of the embedder that do not fit together are all named: %j", (env, names) => {
  for (const name of names) expect(() => readConfig(env)).toThrow(name);
});
