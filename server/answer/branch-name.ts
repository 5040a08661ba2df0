import type { Ask } from "./ask.ts";

export function branchName(id: string, ask: Ask): string {
  return ask.parts.library.branches.find((branch) => branch.id === id)?.name[ask.language] ?? id;
}
