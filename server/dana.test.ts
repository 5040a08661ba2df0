import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { librarySchema } from "./library/library-file.ts";
import type { BibRecord } from "./library/record.ts";
import { titleOnly } from "./library/title-only.ts";
import { writeIso2709 } from "./library/write-iso2709.ts";
import { writeMarc } from "./library/write-marc.ts";

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const launch = resolve(import.meta.dirname, "launch.js");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command line as a person would, with a data folder of the test's own. */
function dana(
  args: readonly string[],
  { env = {}, input = "" }: { env?: Record<string, string>; input?: string } = {},
): Promise<Ran> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [launch, ...args],
      {
        env: { PATH: "/usr/bin:/bin", DANA_DATA: join(folder, "data"), DANA_NOW: "2026-11-23T12:00:00+05:00", ...env },
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => done({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}

function record(number: string, title: string): BibRecord {
  return {
    ...titleOnly(title),
    id: `books.mrc:${number}`,
    source: "books.mrc",
    names: [{ heading: "Әуезов, Мұхтар", display: "Мұхтар Әуезов", role: "author" }],
    language: "kk",
    year: 1942,
  };
}

test("no command, an unknown one, an unknown option and a wrong value are wrong usage: exit code 2", async () => {
  for (const args of [
    [],
    ["reed"],
    ["ask"],
    ["ask", "x", "--port", "1"],
    ["search", "x", "-k", "many"],
    ["ask", "--nonsense", "x"],
    ["bench", "speed"],
    ["bench", "search", "--size", "many"],
  ]) {
    const { code, stdout } = await dana(args);
    expect([args, code, stdout]).toEqual([args, 2, ""]);
  }
});

test.each([
  ["kk", "кітапханашы"],
  ["ru", "библиотекарь"],
  ["en", "librarian"],
])("help is there in %s", async (language, word) => {
  const { code, stdout } = await dana(["--help", "--language", language]);
  expect(code).toBe(0);
  expect(stdout).toContain(word);
  expect(stdout).toContain("dana ingest");
});

test("a question is answered as one JSON value with its sources", async () => {
  const { code, stdout } = await dana(["ask", "Кітапты жоғалтып алдым, не істеймін?", "--json"]);
  expect(code).toBe(0);
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ kind: "answered", language: "kk", by: "composer" });
  expect(answer.citations[0]).toMatchObject({ n: 1, source: "faq", id: "faq:lost-book" });
});

test("a book that does not exist is declined, which is done and not failed", async () => {
  const { code, stdout } = await dana(["ask", "«Дневник лунной ночи» есть?", "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ kind: "declined", language: "ru", reason: "not-found" });
});

test("what was said in a session is understood in the next question", async () => {
  const session = "s".repeat(32);
  await dana(["ask", "«Абай жолы» бар ма?", "--session", session]);
  const { stdout } = await dana(["ask", "ал орысшасы бар ма?", "--session", session, "--json"]);
  const answer = JSON.parse(stdout);
  expect(answer.kind).toBe("answered");
  expect(answer.records.map((card: { title: string }) => card.title)).toContain("Путь Абая");
});

test("a search gives hits of the kind asked for", async () => {
  const { code, stdout } = await dana(["search", "Абай жолы", "--kind", "record", "-k", "3", "--json"]);
  expect(code).toBe(0);
  const { query, hits } = JSON.parse(stdout);
  expect(query.language).toBe("kk");
  expect(hits.length).toBe(3);
  for (const hit of hits) expect(Object.keys(hit).sort()).toEqual(["id", "kind", "language", "rank", "score", "title"]);
  expect(hits[0]).toMatchObject({ kind: "record", rank: 1, title: expect.stringContaining("Абай жолы") });
});

test("a damaged MARC file: the good records stay, the bad one is named with its byte, and the exit code is 1", async () => {
  const path = join(folder, "books.mrc");
  const good = writeIso2709(writeMarc(record("1", "Бірінші кітап")));
  const bad = Buffer.from(writeIso2709(writeMarc(record("2", "Екінші кітап"))));
  bad.write("99999", 12, "ascii");
  const last = writeIso2709(writeMarc(record("3", "Үшінші кітап")));
  writeFileSync(path, Buffer.concat([good, bad, last, good.subarray(0, 40)]));
  const { code, stdout } = await dana(["ingest", path, "--json"]);
  expect(code).toBe(1);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ added: 2, rejectedCount: 2 });
  expect(report.rejected[0]).toMatchObject({ path, ordinal: 2, byte: good.length, reason: expect.any(String) });
  const again = await dana(["ingest", path, "--json"]);
  expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
  const found = await dana(["search", "Үшінші кітап", "--json"]);
  expect(JSON.parse(found.stdout).hits[0]).toMatchObject({ id: "books.mrc:3" });
});

test("a record is given in every shape, and iso2709 is bytes", async () => {
  for (const [shape, mark] of [
    ["json", '"title"'],
    ["marcxml", "<record"],
    ["gost", "Бірінші кітап"],
    ["ris", "TY  - "],
    ["bibtex", "@book"],
    ["iso2709", "\u001e"],
  ] as const) {
    const { code, stdout } = await dana(["record", "books.mrc:1", "--as", shape]);
    expect([shape, code]).toEqual([shape, 0]);
    expect(stdout).toContain(mark);
  }
  expect((await dana(["record", "books.mrc:1", "--as", "iso2709", "--json"])).code).toBe(2);
  expect((await dana(["record", "books.mrc:404", "--json"])).code).toBe(1);
});

test("UNIMARC comes back as UNIMARC, in MARC21 where that is asked for, and IRBIS64 as IRBIS64 text", async () => {
  const fixture = (name: string): string => join(import.meta.dirname, "ingest", "fixtures", name);
  await dana(["ingest", fixture("win1251.iso"), fixture("irbis.txt"), "--json"]);
  const path = join(folder, "own.json");
  await dana(["export", path]);
  const all = JSON.parse(readFileSync(path, "utf8")) as {
    id: string;
    original?: { dialect: string; fields: unknown[] };
  }[];
  const unimarc = all.find(({ id, original }) => id.startsWith("win1251") && original);
  const id = unimarc?.id ?? "";
  expect(unimarc?.original?.dialect).toMatch(/unimarc|rusmarc/);
  expect((await dana(["record", id, "--as", "marcxml"])).stdout).toContain('<datafield tag="200"');
  expect((await dana(["record", id, "--as", "marcxml", "--dialect", "marc21"])).stdout).toContain(
    '<datafield tag="245"',
  );
  expect((await dana(["record", id, "--as", "ris", "--dialect", "marc21"])).code).toBe(2);
  expect(JSON.parse((await dana(["record", id, "--json"])).stdout).original).toEqual(unimarc?.original);
  const text = join(folder, "own.txt");
  const { code, stdout } = await dana(["export", text, "--format", "irbis", "--json"]);
  const irbis = all.filter(({ original }) => original?.dialect === "irbis");
  expect([code, JSON.parse(stdout).records]).toEqual([1, irbis.length]);
  expect(JSON.parse(stdout).leftCount).toBe(all.length - irbis.length);
  expect(readFileSync(text, "utf8").split("*****\n")).toHaveLength(irbis.length + 1);
});

test("an export read into another data folder holds the same records", async () => {
  const path = join(folder, "all.mrc");
  const written = JSON.parse((await dana(["export", path, "--format", "iso2709", "--json"])).stdout);
  const env = { DANA_DATA: join(folder, "second"), DANA_CORPUS: join(folder, "empty") };
  mkdirSync(env.DANA_CORPUS, { recursive: true });
  const report = JSON.parse((await dana(["ingest", path, "--json"], { env })).stdout);
  expect([report.added, report.rejectedCount]).toEqual([written.records, 0]);
  const jsonPath = join(folder, "all.json");
  await dana(["export", jsonPath, "--format", "json"]);
  const titles = (JSON.parse(readFileSync(jsonPath, "utf8")) as { title: string }[]).map((one) => one.title);
  expect(titles).toHaveLength(written.records);
  expect(titles).toContain("Бірінші кітап");
});

test("check finds the store and the indexes whole", async () => {
  const { code, stdout } = await dana(["check", "--json"]);
  expect([code, JSON.parse(stdout).problems]).toEqual([0, []]);
});

test("a FAQ file with a wrong date stops the start with the file and the field", async () => {
  const corpus = join(folder, "wrong-date");
  mkdirSync(join(corpus, "faq"), { recursive: true });
  writeFileSync(
    join(corpus, "faq", "hours.md"),
    "---\ntopics: []\naudience: []\nreviewed: soon\nwordings: { kk: [], ru: [], en: [] }\n---\n# kk: а?\n\nб\n\n# ru: а?\n\nб\n\n# en: a?\n\nb\n",
  );
  const { code, stderr } = await dana(["ask", "?"], {
    env: { DANA_CORPUS: corpus, DANA_DATA: join(folder, "wrong-date-data") },
  });
  expect(code).toBe(1);
  expect(stderr).toMatch(/faq\/hours\.md: "reviewed" must be a date.*"soon"/);
  expect(stderr).not.toContain("    at ");
});

test("a data folder that cannot be written is named", async () => {
  const path = join(folder, "a-file", "data");
  writeFileSync(join(folder, "a-file"), "");
  const { code, stderr } = await dana(["ask", "?"], { env: { DANA_DATA: path } });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^dana: .*a-file\/data: cannot write the data folder/);
  const refusing = await dana(["ingest", "x.mrc"], { env: { DANA_DATA: "/proc/dana" } });
  expect([refusing.code, refusing.stderr]).toEqual([1, expect.stringContaining("/proc/dana: cannot write")]);
});

test("init leads from nothing to a checked corpus of one's own, and asks again for what is wrong", async () => {
  const target = join(folder, "mine");
  const answers = [
    "Ауыл кітапханасы",
    "Сельская библиотека",
    "Village Library",
    "library",
    "https://library.example.kz",
    "info@library.example.kz",
    "",
    "1",
    "main",
    "Орталық",
    "Центр",
    "Centre",
    "Абай к-сі 1",
    "ул. Абая, 1",
    "1 Abai St",
    "+7 700 000 00 00",
    "43.2, 76.9",
    "mon-fri nine to five",
    "mon-fri 9:00-17:00",
  ];
  const { code, stderr } = await dana(["init", target], { input: `${answers.join("\n")}\n` });
  expect([code, (stderr.match(/✗/g) ?? []).length]).toEqual([0, 2]);
  const library = librarySchema.parse(JSON.parse(readFileSync(join(target, "library.json"), "utf8")));
  expect(library.branches[0]?.hours[0]?.week.wed).toEqual([["09:00", "17:00"]]);
  const env = { DANA_CORPUS: target, DANA_DATA: join(folder, "mine-data") };
  const asked = JSON.parse((await dana(["ask", "Сейсенбіде ашықсыздар ма?", "--json"], { env })).stdout);
  expect(asked.text).toContain("17:00");
  expect((await dana(["init", target])).code).toBe(1);
});

test("an empty corpus folder searches, declines, and takes its first catalogue", async () => {
  const env = { DANA_CORPUS: join(folder, "empty"), DANA_DATA: join(folder, "empty-data") };
  mkdirSync(env.DANA_CORPUS, { recursive: true });
  for (const question of ["Абай жолы бар ма?", "до скольки вы работаете?", "Which events are on?", "рахмет"]) {
    const { code, stderr } = await dana(["ask", question, "--json"], { env });
    expect([question, code, stderr]).toEqual([question, 0, ""]);
  }
  const { code, stdout } = await dana(["ingest", join(folder, "books.mrc"), "--json"], { env });
  expect([code, JSON.parse(stdout).added]).toEqual([1, 2]);
  expect(JSON.parse((await dana(["check", "--json"], { env })).stdout)).toMatchObject({ ok: true, records: 2 });
});
