import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { printJson, printText } from "../server/dana-command.ts";

const runsFolder = join(import.meta.dirname, "runs");

/** Stores a run under its kind and time, beside those of the same second; gives the path. */
export function storeRun(run: { readonly at: string }, kind?: string): string {
  mkdirSync(runsFolder, { recursive: true });
  const time = run.at.replaceAll(":", "-").replace(/\.\d+Z$/, "Z");
  const name = kind ? `${kind}-${time}` : time;
  let path = join(runsFolder, `${name}.json`);
  for (let n = 2; existsSync(path); n += 1) path = join(runsFolder, `${name}-${n}.json`);
  writeFileSync(path, `${JSON.stringify(run)}\n`);
  return path;
}

/** The table on standard output; with --json the run there and the table on the other. */
export function printRun(run: object, { text, json }: { readonly text: string; readonly json: boolean }): void {
  if (!json) {
    printText(text);
    return;
  }
  process.stderr.write(`${text}\n`);
  printJson(run);
}
