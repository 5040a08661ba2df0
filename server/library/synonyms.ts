import { existsSync } from "node:fs";
import { z } from "zod";
import { MendableError } from "../errors.ts";
import { readJsonFile } from "./json-file.ts";
import type { Language } from "./language.ts";

/** What readers call one thing, in each language: words, and phrases of words that stand together; `lo*` stands for all words that begin so. */
export type Concept = Readonly<Record<Language, readonly string[]>>;

const termPattern = /^[\p{L}\p{N}]+\*?( [\p{L}\p{N}]+\*?)*$/u;
const terms = z.array(
  z
    .string()
    .regex(termPattern, "is not words of letters and digits with one space between, * only at the end of a word"),
);
const concept = z.strictObject({ kk: terms, ru: terms, en: terms });

/**
 * Reads `synonyms.json`; an absent file is an empty one.
 * @throws MendableError naming the file, the concept by its number and the word.
 */
export function readSynonyms(path: string): readonly Concept[] {
  if (!existsSync(path)) return [];
  const parsed = z.array(concept).safeParse(readJsonFile(path));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${place(issue.path)}: ${issue.message}`);
  throw new MendableError(`${path}: ${lines.length} place(s) must be mended:\n${lines.join("\n")}`);
}

/** People count from one. */
function place(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the file";
  return path
    .map((step) => (typeof step === "number" ? step + 1 : String(step)))
    .join(", ")
    .replace(/^/, "concept ");
}
