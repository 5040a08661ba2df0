import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { languages } from "../server/library/language.ts";
import { categories, readQuestionSet, readQuestionSets } from "./question.ts";

const sets = join(import.meta.dirname, "sets");
const corpus = join(import.meta.dirname, "../corpus");
const shipped = readQuestionSets(sets).flatMap(({ questions }) => questions);

const good = {
  id: "en-001",
  language: "en",
  category: "practical",
  turns: ["When do you close?"],
  now: "2026-11-23T12:00:00+05:00",
  expect: { kind: "answered", facts: [["20:00", "8 pm"]] },
};

function setOf(...lines: readonly unknown[]): string {
  const path = join(mkdtempSync(join(tmpdir(), "dana-eval-")), "some.jsonl");
  writeFileSync(path, lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
  return path;
}

/** The authored titles by record id. */
function authoredTitles(): Map<string, string> {
  const folder = join(corpus, "authoring");
  const record = z.object({ id: z.string(), title: z.string() });
  const files = readdirSync(folder).filter((file) => /^(kk|ru|en)\.jsonl$/.test(file));
  const lines = files.flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"));
  const records = lines.filter(Boolean).map((line) => record.parse(JSON.parse(line)));
  return new Map(records.map(({ id, title }) => [`corpus:${id}`, title]));
}

test("a single kind and a list of kinds read alike", () => {
  const { questions } = readQuestionSet(
    setOf(good, { ...good, id: "en-002", expect: { kind: ["declined", "clarify"] } }),
  );
  expect(questions.map(({ expect: { kind } }) => kind)).toEqual([["answered"], ["declined", "clarify"]]);
});

test("bad questions are all named, each with file, line and field", () => {
  const path = setOf(good, "{", { ...good, id: "en-003", category: "weather" }, { ...good, id: "en-004", noww: "" });
  expect(() => readQuestionSet(path)).toThrow(
    new RegExp(`${path}:2: is not JSON[^]*${path}:3: category: [^]*${path}:4: question: .*noww`),
  );
});

test("an id that stands twice is refused", () => {
  expect(() => readQuestionSet(setOf(good, good))).toThrow(/:2: id: "en-001" stands in the set twice/);
});

test("more records cannot be asked for than are named", () => {
  const expectation = { kind: "answered", records: ["corpus:kk0001"], recordsAtLeast: 2 };
  expect(() => readQuestionSet(setOf({ ...good, expect: expectation }))).toThrow(/expect.recordsAtLeast: is more than/);
});

test("a set that does not exist is refused with those that do", () => {
  expect(() => readQuestionSets(sets, ["ninth"])).toThrow(/--set is one of .*first.*; got "ninth"/);
});

test("the shipped set asks at least thirty questions in each language", () => {
  for (const language of languages) {
    expect(shipped.filter((question) => question.language === language).length).toBeGreaterThanOrEqual(30);
  }
});

test("the shipped set asks of every category in every language", () => {
  for (const language of languages) {
    const asked = new Set(shipped.filter((question) => question.language === language).map(({ category }) => category));
    expect(asked).toEqual(new Set(categories));
  }
});

test("ids of the shipped questions are unique and begin with their language", () => {
  expect(new Set(shipped.map(({ id }) => id)).size).toBe(shipped.length);
  expect(shipped.filter(({ id, language }) => !id.startsWith(`${language}-`))).toEqual([]);
});

test("every FAQ entry that a shipped question expects is in the corpus", () => {
  const known = new Set(readdirSync(join(corpus, "faq")).map((file) => `faq:${file.replace(/\.md$/, "")}`));
  const cited = shipped.flatMap(({ expect: { cites } }) => cites ?? []).filter((id) => id.startsWith("faq:"));
  expect(cited.filter((id) => !known.has(id))).toEqual([]);
});

test("every record that a shipped question expects is in the authored catalogue, under the title it was chosen for", () => {
  const pinned = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(sets, "titles.json"), "utf8")));
  const authored = authoredTitles();
  const named = shipped.flatMap(({ expect: { records = [], notRecords = [] } }) => [...records, ...notRecords]);
  expect([...new Set(named)].sort()).toEqual(Object.keys(pinned).sort());
  expect(Object.fromEntries(Object.keys(pinned).map((id) => [id, authored.get(id)]))).toEqual(pinned);
});
