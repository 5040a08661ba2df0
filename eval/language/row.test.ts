import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readAuthoredRecords } from "../../corpus/authoring/authored.ts";
import { readRows } from "./row.ts";

const shipped = readRows(join(import.meta.dirname, "families"));

const good = {
  id: "typo-1",
  family: "typo",
  language: "kk",
  clean: "Абай жолы",
  query: "абай жлоы",
  relevant: ["corpus:kk0001"],
  by: "rule",
  rule: "swapped",
};
const crossing = { ...good, id: "cross-1", family: "cross-language", by: "hand", rule: undefined, direction: "kk-ru" };

function folderOf(files: Readonly<Record<string, readonly unknown[]>>): string {
  const folder = mkdtempSync(join(tmpdir(), "dana-rows-"));
  for (const [name, lines] of Object.entries(files)) {
    const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

test("the rows of several files are one list, whatever the files are called", () => {
  const folder = folderOf({ "typo.jsonl": [good], "other-hand.jsonl": ["", crossing], "notes.txt": ["not a row"] });
  expect(readRows(folder).map(({ id, family }) => [id, family])).toEqual([
    ["cross-1", "cross-language"],
    ["typo-1", "typo"],
  ]);
});

test("bad rows are all named, each with file, line and field", () => {
  const folder = folderOf({
    "typo.jsonl": [good, "{", { ...good, id: "typo-3", relevant: ["faq:wifi"] }, { ...good, id: "typo-4", hint: "" }],
  });
  expect(() => readRows(folder)).toThrow(
    /typo\.jsonl:2: is not JSON[\s\S]*typo\.jsonl:3: relevant\.0: must be a record[\s\S]*typo\.jsonl:4: row: .*hint/,
  );
});

test.each([
  ["a direction outside cross-language", { ...good, direction: "kk-ru" }, /direction: belongs to/],
  ["a crossing without a direction", { ...crossing, direction: undefined }, /direction: belongs to/],
  ["a direction from another language", { ...crossing, direction: "ru-kk" }, /direction: must begin with kk/],
  ["a row by rule without its rule", { ...good, rule: undefined }, /rule: names the rule/],
  ["a query that is the clean wording", { ...good, query: good.clean }, /query: is the clean wording itself/],
  ["a record named twice", { ...good, relevant: ["corpus:kk0001", "corpus:kk0001"] }, /relevant: names a record twice/],
])("%s is refused", (_what, row, message) => {
  expect(() => readRows(folderOf({ "a.jsonl": [row] }))).toThrow(message);
});

test("an id that stands twice is refused, in whichever files", () => {
  const folder = folderOf({ "a.jsonl": [good], "b.jsonl": [{ ...good, query: "абай жолв" }] });
  expect(() => readRows(folder)).toThrow(/b\.jsonl:1: id: "typo-1" stands in the families twice/);
});

test("a query that stands in its family twice is refused, whatever its case", () => {
  const folder = folderOf({ "a.jsonl": [good, { ...good, id: "typo-2", query: "Абай жлоы" }] });
  expect(() => readRows(folder)).toThrow(/a\.jsonl:2: query: "Абай жлоы" stands in the family typo twice/);
});

test("every relevant record of the shipped rows is in the corpus", () => {
  const records = readAuthoredRecords(join(import.meta.dirname, "../../corpus/authoring"));
  const known = new Set(records.map(({ id }) => `corpus:${id}`));
  const strays = shipped.flatMap(({ id, relevant }) =>
    relevant.filter((one) => !known.has(one)).map((one) => [id, one]),
  );
  expect(strays).toEqual([]);
});

test("a shipped row that crosses from one language to another finds records of the other", () => {
  const strays = shipped.filter(
    ({ direction, relevant }) => direction && !relevant.some((id) => id.startsWith(`corpus:${direction.slice(3)}`)),
  );
  expect(strays).toEqual([]);
});
