import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { MendableError } from "../errors.ts";
import { isColumnsFile } from "./sheet/columns-file.ts";

// Folders deeper than that were made to break a reader.
const deepest = 32;

/** A file to be taken in, or why it cannot be. */
export interface FoundFile {
  readonly path: string;
  readonly fault?: string;
}

/**
 * The file, or the files of the folder and of the folders in it, by name. Hidden ones and those that describe a sheet are left out, and a
 * folder that a link leads to a second time; what cannot be looked at is a fault.
 * @throws MendableError when there is no such path
 */
export function filesOf(path: string): FoundFile[] {
  if (!existsSync(path)) throw new MendableError(`${path}: no such file or folder`);
  return statSync(path).isDirectory() ? within(path, { seen: new Set(), depth: 0 }) : [{ path }];
}

function within(folder: string, { seen, depth }: { seen: Set<string>; depth: number }): FoundFile[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  if (depth > deepest) return [{ path: folder, fault: `lies more than ${deepest} folders deep` }];
  return namesIn(folder).flatMap((found) => {
    if (found.fault !== undefined) return [found];
    const kind = kindOf(found.path);
    if (kind === "folder") return within(found.path, { seen, depth: depth + 1 });
    return kind === "file" ? [found] : [{ ...found, fault: kind }];
  });
}

function namesIn(folder: string): FoundFile[] {
  try {
    const names = readdirSync(folder).filter((name) => !name.startsWith(".") && !isColumnsFile(name));
    return names.sort().map((name) => ({ path: join(folder, name) }));
  } catch (error) {
    return [{ path: folder, fault: `cannot be opened (${error instanceof Error ? error.message : error})` }];
  }
}

function kindOf(path: string): string {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return "folder";
    return stat.isFile() ? "file" : "is neither a file nor a folder";
  } catch (error) {
    return `cannot be opened (${error instanceof Error ? error.message : error})`;
  }
}
