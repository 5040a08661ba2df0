import { inspect } from "node:util";
import { afterEach, expect, test } from "vitest";
import { MendableError } from "../errors.ts";
import { openOpenaiEmbedder } from "./openai-embedder.ts";
import {
  type EmbeddingServer,
  letterCounts,
  type ScriptedEmbeddings,
  startEmbeddingServer,
} from "./scripted-embedding-server.ts";
import type { EmbedderMeasures, Prefixes, TextEmbedder } from "./text-embedder.ts";

const question = "Ұятты сұрақ: қарыздан қалай құтыламын?";
const measures: EmbedderMeasures = { dimensions: 32, clearCosine: 0.9 };
const noPrefixes: Prefixes = { query: "", passage: "" };

let server: EmbeddingServer | undefined;
afterEach(() => server?.close());

interface Given {
  readonly prefixes?: Prefixes;
  readonly measures?: EmbedderMeasures;
  readonly timeoutMs?: number;
}

async function openWith(
  script: readonly ScriptedEmbeddings[],
  { prefixes = noPrefixes, timeoutMs = 5_000, measures: known = measures }: Given = {},
): Promise<{ opened: TextEmbedder; running: EmbeddingServer }> {
  server = await startEmbeddingServer(script);
  const config = { url: server.url, model: "scripted", timeoutMs, key: "a-key" };
  return { opened: await openOpenaiEmbedder(config, { prefixes, measures: known }), running: server };
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => expect.unreachable("it did not fail"),
    (error: unknown) => error,
  );
}

function unit(text: string): number[] {
  const counts = letterCounts(text);
  return counts.map((count) => count / Math.hypot(...counts));
}

test("vectors come in the order of the texts, at length 1, though the server replies last first", async () => {
  const { opened, running } = await openWith(["embed"]);
  const texts = ["кітап", "книга", "book"];
  const vectors = await opened.embedTexts(texts, { kind: "passage" });
  for (const [index, text] of texts.entries())
    for (const [slot, value] of unit(text).entries()) expect(vectors[index]?.[slot]).toBeCloseTo(value, 6);
  expect(running.requests).toEqual([{ model: "scripted", input: texts, authorization: "Bearer a-key" }]);
});

test("many texts go in batches of 64, long ones in smaller batches, and every text once", async () => {
  const { opened, running } = await openWith(["embed", "embed", "embed", "embed", "embed"]);
  const short = Array.from({ length: 130 }, (_, index) => `кітап ${index}`);
  const long = Array.from({ length: 5 }, () => "ұ".repeat(7_000));
  expect(await opened.embedTexts([...short, ...long], { kind: "passage" })).toHaveLength(135);
  expect(running.requests.map(({ input }) => input.length)).toEqual([64, 64, 6, 1]);
  expect(running.requests.flatMap(({ input }) => input)).toEqual([...short, ...long]);
});

test("a text without words is all zeros and is not sent; one of more than 8,000 letters is cut, and stays text", async () => {
  const { opened, running } = await openWith(["embed"]);
  const vectors = await opened.embedTexts(["", "?!", `${"ә".repeat(7_999)}😀`], { kind: "query" });
  expect(vectors.map((vector) => vector.some((value) => value !== 0))).toEqual([false, false, true]);
  expect(running.requests.map(({ input }) => input)).toEqual([[`${"ә".repeat(7_999)}\ufffd`]]);
});

test("queries and passages get their prefixes, and only that of passages changes the id", async () => {
  const { opened, running } = await openWith(["embed", "embed"], {
    prefixes: { query: "query: ", passage: "passage: " },
  });
  await opened.embedTexts(["кітап"], { kind: "query" });
  await opened.embedTexts(["кітап"], { kind: "passage" });
  expect(running.requests.map(({ input }) => input)).toEqual([["query: кітап"], ["passage: кітап"]]);
  expect(opened.id).toBe("openai:scripted:32:passage: ");
});

test("dimensions and what is clearly near are measured on unlike sentences when they are not known", async () => {
  server = await startEmbeddingServer(["embed", "embed"]);
  const config = { url: server.url, model: "scripted", timeoutMs: 5_000 };
  const opened = await openOpenaiEmbedder(config, { prefixes: noPrefixes });
  expect(opened.dimensions).toBe(32);
  expect(opened.clearCosine).toBeGreaterThan(0.5);
  expect(opened.clearCosine).toBeLessThan(0.99);
});

test("a model to which all Kazakh looks alike is refused when it opens", async () => {
  const blind = (texts: readonly string[]) => ({
    data: texts.map((text, index) => ({ index, embedding: /[а-яёәіңғүұқөһ]/i.test(text) ? [1, 2] : [text.length, 1] })),
  });
  server = await startEmbeddingServer([{ body: blind }, { body: blind }]);
  const config = { url: server.url, model: "scripted", timeoutMs: 5_000 };
  await expect(openOpenaiEmbedder(config, { prefixes: noPrefixes })).rejects.toThrow(/may not know Kazakh/);
});

test("a server that is busy is asked again: a question once, a batch of passages for longer", async () => {
  const busy = { status: 429, headers: { "retry-after-ms": "1" } };
  const { opened, running } = await openWith([
    busy,
    "embed",
    busy,
    busy,
    { status: 503, headers: { "retry-after-ms": "1" } },
    "embed",
  ]);
  expect(await opened.embedTexts(["кітап"], { kind: "query" })).toHaveLength(1);
  expect(await opened.embedTexts(["кітап"], { kind: "passage" })).toHaveLength(1);
  expect(running.requests).toHaveLength(6);
});

test.each([
  ["refuses the key", { status: 401 }, /answered 401: it wants another key/],
  ["has no such model", { status: 404 }, /answered 404: is the address the base one/],
  ["refuses the text", { status: 400 }, /answered 400: it refuses the text/],
  ["is out of order", { status: 500, headers: { "x-should-retry": "false" } }, /answered 500$/],
  ["is busy for long", { status: 429, headers: { "retry-after": "30" } }, /gave no vectors within 400 ms/],
  ["never answers", "hang", /gave no vectors within 400 ms/],
  ["replies with no embeddings", { body: (texts) => ({ text: texts[0] }) }, /something other than embeddings: data/],
  ["replies with a text", { body: (texts) => texts[0] }, /something other than embeddings/],
  [
    "replies with one vector too few",
    { body: () => ({ data: [] }) },
    /sent 1 text\(s\) and replied with 0 vector\(s\)/,
  ],
  ["numbers its vectors wrongly", { body: () => replyWith([1], 7) }, /or numbered them wrongly/],
  ["replies with what is no number", { body: () => replyWith([1, null]) }, /data\.0\.embedding\.1/],
  ["replies with zeros", { body: () => replyWith([0, 0]) }, /without a direction/],
  ["has become another model", { body: () => replyWith([1, 2]) }, /a vector of 2 numbers where 32 are expected/],
] satisfies [string, ScriptedEmbeddings, RegExp][])(
  "a server that %s is named with its model, and the question is not",
  async (_what, step, message) => {
    const { opened, running } = await openWith([step], { timeoutMs: 400 });
    const failure = await failureOf(opened.embedTexts([question], { kind: "query" }));
    expect(failure).toBeInstanceOf(MendableError);
    expect(String(failure)).toMatch(message);
    expect(String(failure)).toContain(`the embedder scripted at ${running.url}`);
    const everything = inspect(failure, { depth: 10, showHidden: true });
    expect(everything).not.toContain("сұрақ");
  },
);

function replyWith(embedding: readonly unknown[], index = 0): unknown {
  return { data: [{ index, embedding }] };
}

test("a server that is not there is named with what the network says", async () => {
  const { opened, running } = await openWith([]);
  running.close();
  const failure = await failureOf(opened.embedTexts([question], { kind: "query" }));
  expect(String(failure)).toContain(`the embedder scripted at ${running.url} cannot be reached (ECONNREFUSED)`);
});

test("a reader who stops the question stops the call, and that is no failure of the server", async () => {
  const { opened } = await openWith(["hang"]);
  const stop = new AbortController();
  const pending = failureOf(opened.embedTexts([question], { kind: "query", signal: stop.signal }));
  stop.abort();
  expect(await pending).toBe(stop.signal.reason);
});
