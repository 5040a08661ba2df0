import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findSaved, saveFile } from "./saved-file.ts";

function save(folder: string, text: string, generation = 7): void {
  saveFile(folder, { name: "words", generation, details: text }, (path) => writeFileSync(path, text));
}

test("a save that is killed before its description is in place leaves the one before, also at the same change of the store", () => {
  const folder = mkdtempSync(join(tmpdir(), "dana-saved-"));
  save(folder, "Абай");
  const first = findSaved(folder, "words");
  const kept = join(folder, "kept");
  copyFileSync(join(folder, "words.json"), kept);
  const keptFile = join(folder, "kept.bin");
  copyFileSync(first?.path ?? "", keptFile);
  save(folder, "Абай жолы");
  const second = findSaved(folder, "words");
  expect(second?.path).not.toBe(first?.path);
  // As it would lie there had the second save ended just before its last step.
  copyFileSync(kept, join(folder, "words.json"));
  copyFileSync(keptFile, first?.path ?? "");
  expect(findSaved(folder, "words")).toEqual(first);
  expect(readFileSync(second?.path ?? "", "utf8")).toBe("Абай жолы");
  save(folder, "Қан мен тер", 3);
  expect(findSaved(folder, "words")).toMatchObject({ generation: 3, details: "Қан мен тер" });
  rmSync(folder, { recursive: true });
});
