import { readFileSync } from "node:fs";
import { MendableError } from "../errors.ts";

/**
 * The value a JSON file holds.
 * @throws MendableError where it cannot be read as JSON
 */
export function readJsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw notJson(path, error);
  }
}

export function notJson(path: string, error: unknown): MendableError {
  return new MendableError(`${path}: is not JSON (${error instanceof Error ? error.message : error})`, {
    cause: error,
  });
}
