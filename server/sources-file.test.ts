import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSources } from "./sources-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-sources-file-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (content: unknown): void => writeFileSync(join(folder, "sources.json"), JSON.stringify(content));

test("a library without the file has no schedule", () => {
  expect(readSources(folder)).toEqual([]);
});

test("addresses of any protocol, files and folders are taken at a time or every so often", () => {
  write([
    { source: "union", url: "https://library.example/oai", format: "oai", at: "03:00" },
    { source: "irbis", url: "irbis64://reader:pw@10.0.0.5:6666/IBIS", every: "30m" },
    { source: "list", path: "export/list.csv", encoding: "cp1251", replace: true, every: "7d" },
  ]);
  expect(readSources(folder)).toEqual([
    {
      source: "union",
      timing: { kind: "at", time: "03:00" },
      from: "https://library.example/oai",
      options: ["--format", "oai"],
    },
    {
      source: "irbis",
      timing: { kind: "every", ms: 1_800_000 },
      from: "irbis64://reader:pw@10.0.0.5:6666/IBIS",
      options: [],
    },
    {
      source: "list",
      timing: { kind: "every", ms: 604_800_000 },
      from: join(folder, "export/list.csv"),
      options: ["--encoding", "cp1251", "--replace"],
    },
  ]);
});

test("all wrong values are named at once, with their source", () => {
  write([
    { source: "a b", url: "library.example", at: "25:00" },
    { source: "c", path: "x", every: "soon", nightly: true },
    { path: "y", at: "03:00" },
  ]);
  let message = "";
  try {
    readSources(folder);
  } catch (error) {
    message = error instanceof Error ? error.message : "";
  }
  for (const part of ['"a b"', '"url"', '"at"', '"c": "every"', "nightly", 'number 3: "source"'])
    expect(message).toContain(part);
});

test.each([
  [{ source: "s", at: "03:00" }, '"s": give either "path" or "url"'],
  [{ source: "s", path: "x", url: "http://x", at: "03:00" }, '"s": give either "path" or "url"'],
  [{ source: "s", path: "x", at: "03:00", every: "1h" }, '"s": give either "at" or "every"'],
  [{ source: "s", url: "http://x", encoding: "cp866", at: "03:00" }, '"encoding" goes with "path"'],
  [{ source: "s", path: "x", every: "0m" }, "from a minute to a year"],
])("what contradicts itself is refused: %j", (entry, message) => {
  write([entry]);
  expect(() => readSources(folder)).toThrow(message);
});

test("a name that stands there twice and a file that is no list are refused", () => {
  write([
    { source: "s", path: "x", at: "03:00" },
    { source: "s", path: "y", at: "04:00" },
  ]);
  expect(() => readSources(folder)).toThrow('"s": the name stands there twice');
  write({ source: "s" });
  expect(() => readSources(folder)).toThrow("must be a list");
});
