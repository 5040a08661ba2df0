import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { openSubwordEmbedder } from "../server/model/subword-embedder.ts";

const folder = join(import.meta.dirname, "model");
const path = join(folder, "embedder.bin");
const made = z
  .object({ sha256: z.string(), rows: z.number(), pairs: z.object({ sha256: z.string() }) })
  .parse(JSON.parse(readFileSync(join(folder, "embedder.json"), "utf8")));
const embedder = openSubwordEmbedder(path);

function cosine(a: string, b: string): number {
  const other = embedder.embed(b);
  return embedder.embed(a).reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

test("the model is the one that its description and its card name, within 18 MB", () => {
  const bytes = readFileSync(path);
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(made.sha256);
  expect(readFileSync(join(folder, "README.md"), "utf8")).toContain(made.sha256);
  expect(bytes.length).toBeLessThan(18e6);
  expect(embedder.id).toBe(`subword:${made.pairs.sha256.slice(0, 12)}`);
});

test("the words of the model are found in the spelling they were learnt in", () => {
  for (const word of ["кітап", "библиотека", "library", "қазақ"]) expect(embedder.knows(word)).toBe(true);
  for (const word of ["щшщшщ", "xqzxq"]) expect(embedder.knows(word)).toBe(false);
});

test.each([
  ["кітап", "книга", "book"],
  ["тарих", "история", "history"],
  ["теңіз", "море", "sea"],
  ["жылқы", "лошадь", "horse"],
  ["балалар әдебиеті", "детская литература", "children's literature"],
])("%s, %s and %s are near, and far from another thing", (kk, ru, en) => {
  for (const [a, b] of [
    [kk, ru],
    [ru, en],
    [kk, en],
  ] as const) {
    expect(cosine(a, b)).toBeGreaterThan(embedder.clearCosine);
    expect(cosine(a, b)).toBeGreaterThan(cosine(a, "электр қуаты") + 0.2);
  }
});

test.each(["кітап китап", "қазақ казак", "Абай Abai", "мектептерімізде мектеп", "достоевский достаевский"])(
  "spellings of one word are near: %s",
  (both) => {
    const [one = "", other = ""] = both.split(" ");
    expect(cosine(one, other)).toBeGreaterThan(0.5);
  },
);
