import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { MendableError } from "../server/errors.ts";
import type { Outcome } from "./outcome.ts";

// Only what is compared: an older run stays readable.
const storedRun = z.object({
  at: z.string(),
  outcomes: z.array(
    z.object({
      set: z.string(),
      id: z.string(),
      passed: z.boolean(),
      checks: z.array(z.object({ name: z.string(), passed: z.boolean() })),
    }),
  ),
});
export type StoredRun = z.infer<typeof storedRun>;

/** A question of which other checks fail than before. */
interface Change {
  readonly set: string;
  readonly id: string;
  readonly question: string;
  /** Checks that fail now and did not before. */
  readonly broken: readonly string[];
  /** Checks that failed before and do not now. */
  readonly mended: readonly string[];
}

/** What got worse and better since a stored run; a question in which one check broke is worse, whatever else was mended. */
export interface Comparison {
  readonly with: string;
  readonly worse: readonly Change[];
  readonly better: readonly Change[];
  /** Questions that only one of the runs holds. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export function compareRuns(before: StoredRun, outcomes: readonly Outcome[]): Comparison {
  const earlier = new Map(before.outcomes.map((outcome) => [keyOf(outcome), outcome]));
  const now = new Set(outcomes.map(keyOf));
  const changes = outcomes.flatMap((outcome) => {
    const old = earlier.get(keyOf(outcome));
    return old ? [changeOf(old, outcome)] : [];
  });
  return {
    with: before.at,
    worse: changes.filter(({ broken }) => broken.length > 0),
    better: changes.filter(({ broken, mended }) => broken.length === 0 && mended.length > 0),
    added: [...now].filter((key) => !earlier.has(key)),
    removed: [...earlier.keys()].filter((key) => !now.has(key)),
  };
}

export function readRun(path: string): StoredRun {
  if (!existsSync(path))
    throw new MendableError(`${path}: there is no such run; --compare takes the path of a stored run`);
  try {
    return storedRun.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new MendableError(`${path}: is not a stored run of dana eval`, { cause: error });
  }
}

function changeOf(before: StoredRun["outcomes"][number], { set, id, turns, checks }: Outcome): Change {
  const failedBefore = failed(before.checks);
  const failedNow = failed(checks);
  return {
    set,
    id,
    question: turns.at(-1) ?? "",
    broken: failedNow.filter((name) => !failedBefore.includes(name)),
    mended: failedBefore.filter((name) => !failedNow.includes(name)),
  };
}

function failed(checks: readonly { readonly name: string; readonly passed: boolean }[]): string[] {
  return checks.filter(({ passed }) => !passed).map(({ name }) => name);
}

function keyOf({ set, id }: { readonly set: string; readonly id: string }): string {
  return `${set}/${id}`;
}
