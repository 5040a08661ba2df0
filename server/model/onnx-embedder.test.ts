import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MendableError } from "../errors.ts";
import { networkFile } from "./feature-extraction.ts";
import { openOnnxEmbedder } from "./onnx-embedder.ts";
import { letterCounts } from "./scripted-embedding-server.ts";
import type { Prefixes } from "./text-embedder.ts";
import { writeTinyOnnxModel } from "./tiny-onnx-model.ts";
import { unlikeSentences } from "./unlike-sentences.ts";

const prefixes: Prefixes = { query: "query: ", passage: "passage: " };
const hub = { kind: "hub", id: "someone/some-model", cacheFolder: "unused" } as const;
const isInstalled = existsSync(join(import.meta.dirname, "../../node_modules/@huggingface/transformers"));
const title = (text: string): string =>
  isInstalled ? text : `${text} (skipped: npm install --no-save @huggingface/transformers@4.3.1)`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-onnx-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function cosine(left: Float32Array | undefined, right: Float32Array | undefined): number {
  return [...(left ?? [])].reduce((sum, value, index) => sum + value * (right?.[index] ?? 0), 0);
}

function tensorOf(texts: readonly string[]): unknown {
  return { dims: [texts.length, 32], data: Float32Array.from(texts.flatMap(letterCounts)) };
}

test.skipIf(!isInstalled)(
  title("a folder with a network and its tokenizer gives words of one meaning one vector"),
  async () => {
    writeTinyOnnxModel(folder, unlikeSentences.flat());
    const opened = await openOnnxEmbedder({ kind: "folder", folder }, { prefixes: { query: "", passage: "" } });
    const texts = ["Кітап", "книга", "book", "қала", "", "кітап қала"];
    const vectors = await opened.embedTexts(texts, { kind: "passage" });
    const toBook = vectors.map((vector) => cosine(vectors[0], vector));
    expect(toBook[1]).toBeCloseTo(1, 5);
    expect(toBook[2]).toBeCloseTo(1, 5);
    expect(toBook[3]).toBeLessThan(opened.clearCosine);
    expect(toBook[4]).toBe(0);
    // Its words are padded with nothing in the longer company above.
    const [alone] = await opened.embedTexts(["кітап"], { kind: "passage" });
    expect(cosine(vectors[0], alone)).toBeCloseTo(1, 5);
    expect(vectors.map((vector) => cosine(vector, vector).toFixed(5))).toEqual(
      texts.map((text) => (text ? "1.00000" : "0.00000")),
    );
  },
);

test.skipIf(!isInstalled)(
  title("a folder may be moved, and another network in its place is another embedder"),
  async () => {
    const idOf = async (name: string, sentences: readonly string[]): Promise<string> => {
      writeTinyOnnxModel(join(folder, name), sentences);
      return (await openOnnxEmbedder({ kind: "folder", folder: join(folder, name) }, { prefixes })).id;
    };
    const sentences = unlikeSentences.flat();
    const [first, moved, other] = [
      await idOf("a", sentences),
      await idOf("b", sentences),
      await idOf("c", [...sentences, "тағы"]),
    ];
    expect([moved === first, other === first]).toEqual([true, false]);
  },
);

test.skipIf(!isInstalled)(title("a network that is cut short is named, not run"), async () => {
  writeTinyOnnxModel(folder);
  truncateSync(join(folder, networkFile), 100);
  await expect(openOnnxEmbedder({ kind: "folder", folder }, { prefixes })).rejects.toThrow(
    `${folder} cannot be loaded: is it whole?`,
  );
});

test("a folder without a model is told what it lacks", async () => {
  writeTinyOnnxModel(folder);
  rmSync(join(folder, networkFile));
  await expect(openOnnxEmbedder({ kind: "folder", folder }, { prefixes })).rejects.toThrow(
    `${folder}: is no ONNX model, it lacks ${networkFile}`,
  );
});

test("without the library, the command that brings the version we know is told", async () => {
  vi.doMock("@huggingface/transformers", () => {
    throw new Error("Cannot find package");
  });
  const project = readFileSync(join(import.meta.dirname, "../../package.json"), "utf8");
  const version = /"@huggingface\/transformers": "([\d.]+)"/.exec(project)?.[1];
  await expect(openOnnxEmbedder(hub, { prefixes })).rejects.toThrow(
    `npm install --no-save @huggingface/transformers@${version}`,
  );
  vi.doUnmock("@huggingface/transformers");
});

test("the network gets 16 texts at most at a time, each with its prefix", async () => {
  const calls: string[][] = [];
  const load = async () => async (texts: string[]) => {
    calls.push(texts);
    return tensorOf(texts);
  };
  const opened = await openOnnxEmbedder(hub, { prefixes, load, measures: { dimensions: 32, clearCosine: 0.9 } });
  const vectors = await opened.embedTexts(
    Array.from({ length: 20 }, (_, index) => `кітап ${index}`),
    { kind: "query" },
  );
  expect(calls.map((texts) => [texts.length, texts[0]])).toEqual([
    [16, "query: кітап 0"],
    [4, "query: кітап 16"],
  ]);
  expect(vectors.map((vector) => cosine(vector, vector).toFixed(5))).toEqual(new Array(20).fill("1.00000"));
  expect(opened.id).toBe("onnx:someone/some-model:32:passage: ");
});

test.each([
  ["fails", async (texts: string[]) => Promise.reject(new Error(`bad token in ${texts[0]}`)), /failed to compute/],
  [
    "gives a vector for each token",
    async (texts: string[]) => ({ dims: [1, 3, 32], data: new Float32Array(96), texts }),
    /no vector of numbers for each text/,
  ],
  ["gives too few vectors", async () => tensorOf([]), /no vector of numbers for each text/],
] as const)("a network that %s is named, and the question is not", async (_what, run, message) => {
  const opened = await openOnnxEmbedder(hub, {
    prefixes,
    load: async () => run,
    measures: { dimensions: 32, clearCosine: 0.9 },
  });
  const failure = await opened.embedTexts(["ұятты сұрақ"], { kind: "query" }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(MendableError);
  expect(String(failure)).toMatch(message);
  expect(String(failure)).toContain("someone/some-model");
  expect(inspect(failure, { depth: 10, showHidden: true })).not.toContain("сұрақ");
});

test("a stop between two batches ends the work", async () => {
  const stop = new AbortController();
  const load = async () => async (texts: string[]) => {
    stop.abort();
    return tensorOf(texts);
  };
  const opened = await openOnnxEmbedder(hub, { prefixes, load, measures: { dimensions: 32, clearCosine: 0.9 } });
  const many = new Array(40).fill("кітап");
  await expect(opened.embedTexts(many, { kind: "passage", signal: stop.signal })).rejects.toBe(stop.signal.reason);
});
