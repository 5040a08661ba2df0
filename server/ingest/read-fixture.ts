import { join } from "node:path";
import type { DraftRecord } from "../library/record.ts";
import type { Rejection } from "./outcome.ts";
import { type ReadOptions, readRecords } from "./read-file.ts";

/** For tests: reads a whole file into its drafts and its rejections. */
export async function readWhole(
  path: string,
  options: Partial<ReadOptions> = {},
): Promise<{ drafts: DraftRecord[]; rejections: Rejection[] }> {
  const drafts: DraftRecord[] = [];
  const rejections: Rejection[] = [];
  for await (const outcome of readRecords(path, { format: "auto", dialect: "auto", encoding: "auto", ...options })) {
    if (outcome.ok) drafts.push(outcome.draft);
    else rejections.push(outcome.rejection);
  }
  return { drafts, rejections };
}

export const fixtures = join(import.meta.dirname, "fixtures");

export function readFixture(name: string, options: Partial<ReadOptions> = {}): ReturnType<typeof readWhole> {
  return readWhole(join(fixtures, name), options);
}
