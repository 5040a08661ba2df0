import { expect, test } from "vitest";
import { openSubwordEmbedder } from "./subword-embedder.ts";

const embedder = openSubwordEmbedder("/there/is/no/such/model.bin");

function cosine(a: string, b: string): number {
  const other = embedder.embed(b);
  return embedder.embed(a).reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}

test("a vector has length 1, that of no words length 0", () => {
  expect(cosine("Абай жолы", "Абай жолы")).toBeCloseTo(1, 5);
  expect(embedder.embed(" ?! ").every((value) => value === 0)).toBe(true);
});

test("the same text has the same vector in another process, so the untrained rows are pinned", () => {
  expect(embedder.id).toBe("subword:untrained:128");
  expect([...embedder.embed("абай").slice(0, 4)].map((value) => value.toFixed(4))).toMatchInlineSnapshot(`
    [
      "-0.0881",
      "0.0294",
      "-0.0881",
      "-0.0294",
    ]
  `);
});

test("a word is near its inflected, folded, Latin and mistyped forms, and far from others", () => {
  for (const form of ["кітаптар", "китап", "kitap", "кітааап"]) expect(cosine("кітап", form)).toBeGreaterThan(0.35);
  for (const other of ["физика", "library", "музей"]) expect(cosine("кітап", other)).toBeLessThan(0.35);
});

test("words of grammar do not bring texts together", () => {
  expect(cosine("кітап бар ма", "музей бар ма")).toBeLessThan(0.35);
});
