import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { MendableError } from "../errors.ts";
import { readSynonyms } from "./synonyms.ts";

const folder = mkdtempSync(join(tmpdir(), "dana-synonyms-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, "synonyms.json");

function reading(content: unknown): () => unknown {
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return () => readSynonyms(path);
}

test("a corpus without the file has no synonyms", () => {
  expect(readSynonyms(join(folder, "absent.json"))).toEqual([]);
});

test("concepts are read as written, and a word may stand in two of them", () => {
  const concepts = [
    { kk: ["айыппұл*"], ru: ["штраф*"], en: ["fine", "late fee"] },
    { kk: ["баға*"], ru: ["цена"], en: ["price", "fee"] },
  ];
  expect(reading(concepts)()).toEqual(concepts);
});

test.each([
  ["a word with a comma in it", [{ kk: [], ru: [], en: ["fine, penalty"] }], "concept 1, en, 1: is not words"],
  ["a star within a word", [{ kk: [], ru: ["по*рял"], en: [] }], "concept 1, ru, 1: is not words"],
  [
    "a language left out",
    [
      { kk: [], ru: [], en: [] },
      { kk: [], ru: [] },
    ],
    "concept 2, en: ",
  ],
  ["a language Dana does not speak", [{ kk: [], ru: [], en: [], de: ["Buch"] }], "concept 1: "],
  ["no list", { kk: [] }, "the file: "],
  ["no JSON", "[", "is not JSON"],
])("what must be mended is named with the file and the place: %s", (_, content, place) => {
  const read = reading(content);
  expect(read).toThrow(MendableError);
  expect(read).toThrow(path);
  expect(read).toThrow(place);
});
