import type { Trilingual } from "./frames.ts";

export type BranchNames = ReadonlyMap<string, Trilingual>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isTrilingual = (value: unknown): value is Trilingual =>
  isObject(value) && ["kk", "ru", "en"].every((language) => typeof value[language] === "string");

/** The names of the branches by id; what is not understood is left out, and the page then shows the id. */
export function parseBranchNames(value: unknown): BranchNames {
  const names = new Map<string, Trilingual>();
  for (const branch of Array.isArray(value) ? value : []) {
    if (isObject(branch) && typeof branch["id"] === "string" && isTrilingual(branch["name"])) {
      names.set(branch["id"], branch["name"]);
    }
  }
  return names;
}

export async function fetchBranchNames(url: string): Promise<BranchNames> {
  try {
    const response = await fetch(url);
    return response.ok ? parseBranchNames(await response.json()) : new Map();
  } catch {
    // No network yet: cards show ids until the page is loaded again.
    return new Map();
  }
}
