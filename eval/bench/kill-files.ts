import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { exportJson } from "../../server/library/write-json.ts";
import { recordSource } from "./records.ts";

/** The files of the bench: a catalogue, and the same a night later. */
export interface KillFiles {
  readonly corpus: string;
  readonly first: string;
  /** A tenth of it changed, some gone, some new. */
  readonly later: string;
}

/** Writes them into `folder`; each holds some objects that are no records. */
export function writeKillFiles(folder: string, size: number): KillFiles {
  const files = {
    corpus: join(folder, "corpus"),
    first: join(folder, "first.jsonl"),
    later: join(folder, "later.jsonl"),
  };
  mkdirSync(files.corpus, { recursive: true });
  const { record } = recordSource();
  const line = (n: number, more: Readonly<Record<string, unknown>> = {}): string =>
    JSON.stringify({ ...exportJson(record(n)), id: `b${n}`, ...more });
  const bad = (n: number): string[] => (n % 500 === 0 ? [`{"id":"bad${n}","year":"қашан"}`] : []);
  writeLines(files.first, size, (n) => [line(n), ...bad(n)]);
  writeLines(files.later, size + Math.ceil(size / 20), (n) => {
    if (n % 20 === 7) return [];
    return n % 10 === 3 ? [line(n, { title: `${record(n).title} (өзгерген)` })] : [line(n), ...bad(n)];
  });
  return files;
}

function writeLines(path: string, count: number, linesOf: (n: number) => readonly string[]): void {
  const file = openSync(path, "w");
  for (let n = 0; n < count; n += 1) for (const line of linesOf(n)) writeSync(file, `${line}\n`);
  closeSync(file);
}
