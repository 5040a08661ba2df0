import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRecords } from "../../server/ingest/read-file.ts";
import type { BibRecord, DraftRecord } from "../../server/library/record.ts";
import { buildCorpus } from "./build.ts";

const authoring = import.meta.dirname;
const corpus = join(authoring, "..");
const { records, files } = buildCorpus(authoring, () => {});
const catalogue = [...files].filter(([path]) => path.startsWith("catalogue/"));

let folder = "";
const drafts = new Map<string, DraftRecord>();
const draftsPerFile = new Map<string, DraftRecord[]>();
const rejections: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dana-corpus-"));
  for (const [path, bytes] of catalogue) {
    const copy = join(folder, basename(path));
    writeFileSync(copy, bytes);
    const read: DraftRecord[] = [];
    for await (const outcome of readRecords(copy, { format: "auto", dialect: "auto", encoding: "auto" })) {
      if (!outcome.ok) rejections.push(`${path}: ${outcome.rejection.reason}`);
      else {
        read.push(outcome.draft);
        drafts.set(outcome.draft.controlNumber ?? "", outcome.draft);
      }
    }
    draftsPerFile.set(path, read);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the committed corpus is what the authored lines make (else run: npm run corpus)", () => {
  for (const [path, bytes] of files) {
    const committed = join(corpus, path);
    expect(existsSync(committed), path).toBe(true);
    expect(readFileSync(committed).equals(bytes), path).toBe(true);
  }
});

test("the catalogue has at least 600 records: 250 Kazakh, 200 Russian, 150 English", () => {
  const inLanguage = (language: string) => records.filter((record) => record.language === language).length;
  expect(records.length).toBeGreaterThanOrEqual(600);
  expect(inLanguage("kk")).toBeGreaterThanOrEqual(250);
  expect(inLanguage("ru")).toBeGreaterThanOrEqual(200);
  expect(inLanguage("en")).toBeGreaterThanOrEqual(150);
});

test("each of the five files holds at least 80 records, in all three languages", () => {
  expect(draftsPerFile.size).toBe(5);
  for (const [path, read] of draftsPerFile) {
    expect(read.length, path).toBeGreaterThanOrEqual(80);
    expect([...new Set(read.map((draft) => draft.language))].sort(), path).toEqual(["en", "kk", "ru"]);
  }
});

test("every record is in exactly one file and reads back as it was written", () => {
  expect(rejections).toEqual([]);
  expect(drafts.size).toBe(records.length);
  expect([...draftsPerFile.values()].flat()).toHaveLength(records.length);
  for (const record of records) {
    const { id, source, ...description } = record;
    const controlNumber = id.slice(source.length + 1);
    expect(ordered(drafts.get(controlNumber)), id).toEqual(ordered({ ...description, controlNumber }));
  }
});

test("copies are invented for every record but e-resources, on loan only with a date within four weeks, each barcode once", () => {
  const items = records.flatMap((record) => record.holdings.flatMap((holding) => holding.items));
  expect(new Set(items.map((item) => item.barcode)).size).toBe(items.length);
  expect(records.filter((record) => record.holdings.length === 0).every((record) => record.kind === "e-resource")).toBe(
    true,
  );
  for (const { status, dueBack } of items) {
    expect(dueBack !== undefined).toBe(status === "on-loan");
    if (dueBack) expect(dueBack > "2026-11-23" && dueBack <= "2026-12-21").toBe(true);
  }
  const share = items.filter((item) => item.status === "available").length / items.length;
  expect(share).toBeGreaterThan(0.6);
  expect(share).toBeLessThan(0.8);
});

test("no two records of one language share title, part, names and year", () => {
  const keys = records.map(({ language, title, names, year, isbns, kind }: BibRecord) =>
    JSON.stringify([language, title, names.map((name) => name.heading), year, isbns, kind]),
  );
  const repeated = keys.filter((key, at) => keys.indexOf(key) !== at);
  expect(repeated).toEqual([]);
});

/** IRBIS and CSV keep names by role: the order within a role is what counts. */
function ordered(draft: DraftRecord | undefined): unknown {
  if (!draft) return undefined;
  const roles = ["author", "translator", "editor", "compiler", "illustrator", "contributor"];
  return { ...draft, names: [...draft.names].sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role)) };
}
