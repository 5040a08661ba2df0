import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MendableError } from "../errors.ts";

/** The prompts and the variables that the code sends to each. */
const variables = {
  phrase: ["language", "library"],
  advise: ["language", "library"],
} as const;

type PromptName = keyof typeof variables;
export type Prompts = Readonly<Record<PromptName, string>>;

/**
 * Reads the prompts of a folder.
 * @throws MendableError naming the file and the variable, when one is missing or unknown.
 */
export function readPrompts(folder: string): Prompts {
  return { phrase: readPrompt(folder, "phrase"), advise: readPrompt(folder, "advise") };
}

/** Puts the values in; the names were checked when the prompt was read. */
export function renderPrompt(prompt: string, values: Readonly<Record<string, string>>): string {
  return prompt.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

function readPrompt(folder: string, name: PromptName): string {
  const path = join(folder, `${name}.md`);
  const text = readFileSync(path, "utf8");
  const used = new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""));
  const known: readonly string[] = variables[name];
  const unknown = [...used].filter((variable) => !known.includes(variable));
  const missing = known.filter((variable) => !used.has(variable));
  if (unknown.length > 0)
    throw new MendableError(`${path}: unknown variable {${unknown[0]}}; known are ${known.join(", ")}`);
  if (missing.length > 0) throw new MendableError(`${path}: the variable {${missing[0]}} is missing`);
  return text;
}
