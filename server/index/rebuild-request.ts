import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { indexFolder } from "./indexes.ts";

/** Asks the process that holds the index lock to make the indexes anew. */
export function requestRebuild(dataFolder: string): void {
  mkdirSync(indexFolder(dataFolder), { recursive: true });
  writeFileSync(requestPath(dataFolder), "");
}

/** Whether somebody has asked; asks only once. The caller holds the index lock. */
export function takeRebuildRequest(dataFolder: string): boolean {
  if (!existsSync(requestPath(dataFolder))) return false;
  rmSync(requestPath(dataFolder), { force: true });
  return true;
}

function requestPath(dataFolder: string): string {
  return join(indexFolder(dataFolder), "rebuild");
}
