import { existsSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { z } from "zod";
import { MendableError } from "../../errors.ts";
import { readJsonFile } from "../../library/json-file.ts";
import { type Column, columnNames } from "../csv-columns.ts";

/** Columns by header, number or letter; null takes nothing from it. */
export type ToldColumns = ReadonlyMap<string, Column | null>;

const columnsSchema = z.record(z.string(), z.enum(columnNames).nullable());

const ending = ".columns.json";

/** Whether this is no catalogue but says how the sheet beside it is to be read. */
export function isColumnsFile(path: string): boolean {
  return path.endsWith(ending);
}

/** The name of the file that says how a sheet is read. */
export function columnsFileOf(sheet: string): string {
  return basename(sheet, extname(sheet)) + ending;
}

/**
 * What `books.columns.json` (or `books.csv.columns.json`) beside `books.csv` says.
 * @throws MendableError naming the key that is wrong
 */
export function readColumnsFile(sheet: string): ToldColumns {
  const path = fileBeside(sheet);
  if (path === undefined) return new Map();
  const parsed = columnsSchema.safeParse(readJsonFile(path));
  if (parsed.success) return new Map(Object.entries(parsed.data));
  const key = parsed.error.issues[0]?.path.join(".") ?? "";
  throw new MendableError(`${path}: "${key}" must be null or one of ${columnNames.join(", ")}`);
}

export function hasColumnsFile(sheet: string): boolean {
  return fileBeside(sheet) !== undefined;
}

function fileBeside(sheet: string): string | undefined {
  const names = [columnsFileOf(sheet), basename(sheet) + ending];
  return names.map((name) => join(dirname(sheet), name)).find((path) => existsSync(path));
}
