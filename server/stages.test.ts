import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

// The design, in one array: a stage may import itself, the stages before it, and the four beneath.
const line = ["ingest", "index", "retrieve", "answer", "chat", "desk"];
const beneath = ["library", "language", "model", "circulation"];
/** What the stages beneath may import of one another. */
const amongBeneath: Readonly<Record<string, readonly string[]>> = {
  library: ["language"],
  language: ["library"],
  model: ["library", "language"],
  circulation: ["library", "language"],
};
/** Files of `server/` itself that any stage may import. */
const everywhere = ["errors.ts", "log.ts"];

/** The only places where a library may be imported. */
const wrappers: Readonly<Record<string, readonly string[]>> = {
  "better-sqlite3": [
    "library/lock.ts",
    "library/schema.ts",
    "library/restore-store.ts",
    "library/take-over.ts",
    "library/store.ts",
    "library/store-writer.ts",
    "library/statements.ts",
    "index/",
  ],
  "hnswlib-node": ["index/vector-index.ts"],
  "@orama/stemmers": ["language/stem.ts"],
  "iconv-lite": ["ingest/decode.ts"],
  saxes: ["ingest/marcxml.ts", "ingest/harvest/xml-tree.ts", "ingest/sheet/xlsx-rows.ts"],
  jszip: ["ingest/zip-files.ts", "ingest/sheet/xlsx-rows.ts", "ingest/document/read-docx.ts"],
  mammoth: ["ingest/document/read-docx.ts"],
  "pdf-parse": ["ingest/document/pdf-with-spaces.ts"],
  isbn3: ["library/isbn.ts"],
  yaml: ["ingest/read-faq.ts"],
  "@langchain/community": ["ingest/document/read-pdf.ts"],
  "@langchain/textsplitters": ["ingest/document/cut-passages.ts"],
  openai: ["model/"],
  "@huggingface/transformers": ["model/feature-extraction.ts"],
  langchain: ["model/"],
  "@langchain/openai": ["model/"],
  "@langchain/core": ["model/"],
  express: ["http"],
  ws: ["chat/socket.ts"],
  zod: [""],
};

const server = import.meta.dirname;

interface Import {
  readonly file: string;
  readonly target: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(ts|js)$/.test(path) && !path.endsWith(".test.ts"))
    .map((path) => join(folder, path));
}

// `import … from "x"`, `export … from "x"`, `import "x"`, `import("x")`.
const importPattern = /^\s*(?:import|export)\b(?:[^;"]*\bfrom)?\s*"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm;

function importsOf(path: string): Import[] {
  const text = readFileSync(path, "utf8");
  const targets = [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? "");
  return targets.map((target) => ({ file: relative(server, path), target }));
}

const imports = sourceFiles(server).flatMap(importsOf);
const local = imports.filter(({ target }) => target.startsWith("."));
const packages = imports.filter(({ target }) => !target.startsWith(".") && !target.startsWith("node:"));

function stageOf(file: string): string | undefined {
  const folder = dirname(file).split("/")[0];
  return folder === "." ? undefined : folder;
}

function isAllowed(from: string, to: string): boolean {
  if (from === to) return true;
  if (beneath.includes(from)) return amongBeneath[from]?.includes(to) ?? false;
  return beneath.includes(to) || (line.includes(to) && line.indexOf(to) < line.indexOf(from));
}

test("every folder of the server is a stage of the design", () => {
  const folders = readdirSync(server, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect([...line, ...beneath]).toEqual(expect.arrayContaining(folders.map((folder) => folder.name)));
});

test("a stage imports only itself, stages to its left and those beneath", () => {
  const strays = local.filter(({ file, target }) => {
    const from = stageOf(file);
    if (from === undefined) return false;
    const path = relative(server, resolve(server, dirname(file), target));
    const to = stageOf(path);
    return to === undefined ? !everywhere.includes(path) : path.startsWith("..") || !isAllowed(from, to);
  });
  expect(strays).toEqual([]);
});

test("only the command line imports the eval, and nothing imports the page", () => {
  const strays = local.filter(({ file, target }) => {
    const path = relative(dirname(server), resolve(server, dirname(file), target));
    return path.startsWith("web/") || (path.startsWith("eval/") && !basename(file).startsWith("dana"));
  });
  expect(strays).toEqual([]);
});

test("a library is imported only in its wrapper", () => {
  const strays = packages.filter(({ file, target }) => {
    const [name] = Object.keys(wrappers).filter((wrapped) => target === wrapped || target.startsWith(`${wrapped}/`));
    return !(name && wrappers[name]?.some((place) => file.startsWith(place)));
  });
  expect(strays).toEqual([]);
});

test("the reader of imports sees what this file itself imports", () => {
  expect(importsOf(import.meta.filename).map(({ target }) => target)).toContain("node:path");
});
