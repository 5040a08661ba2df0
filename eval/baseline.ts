import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { MendableError } from "../server/errors.ts";
import type { Measures } from "./measures.ts";

/** How far a share may stand below the baseline: less than one question of a set of a thousand. */
const tolerance = 0.001;

const baselineSchema = z.record(
  z.string(),
  z.strictObject({
    questions: z.number().int().positive(),
    shares: z.record(z.string(), z.number().min(0).max(1)),
  }),
);

/** The shares of each set that a run must reach. */
export type Baseline = Readonly<z.infer<typeof baselineSchema>>;

type Shares = Baseline[string]["shares"];

/** A share that fell below the baseline. */
export interface Fall {
  readonly set: string;
  readonly share: string;
  /** Absent when the set has no baseline yet. */
  readonly baseline?: number;
  /** Absent when the run does not measure it any more. */
  readonly now?: number;
}

/** The shares of a run by which a set is held to its baseline; of each a larger one is better. */
export function gatedShares(measures: Measures): Record<string, number> {
  const { phantoms, records, decline } = measures;
  const given: (readonly [string, number | undefined])[] = [
    ["questions", measures.questions.share],
    ...entries("language", measures.byLanguage),
    ...entries("category", measures.byCategory),
    ...entries("check", measures.byCheck),
    ...entries("records", records.success),
    ["records/mrr", records.mrr],
    ["no-phantoms", phantoms.share === undefined ? undefined : 1 - phantoms.share],
    ["decline/precision", decline.precision.share],
    ["decline/recall", decline.recall.share],
  ];
  return Object.fromEntries(given.flatMap(([name, share]) => (share === undefined ? [] : [[name, rounded(share)]])));
}

export function fallsBelow(
  baseline: Baseline,
  run: Baseline,
  { mayFall = tolerance }: { readonly mayFall?: number } = {},
): Fall[] {
  return Object.entries(run).flatMap(([set, { questions, shares }]) => {
    const held = baseline[set];
    if (!held) return [{ set, share: "every share" }];
    const fewer =
      questions < held.questions
        ? [{ set, share: "number of questions", baseline: held.questions, now: questions }]
        : [];
    return [...fewer, ...fallenShares(set, { held: held.shares, shares, mayFall })];
  });
}

export function readBaseline(path: string): Baseline {
  if (!existsSync(path)) return {};
  try {
    return baselineSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new MendableError(
      `${path}: is not a baseline (${error instanceof Error ? error.message : error}): write it again with --update-baseline`,
      { cause: error },
    );
  }
}

/** Replaces the sets of the run in the baseline; the others stay. */
export function writeBaseline(path: string, run: Baseline): void {
  writeFileSync(path, `${JSON.stringify({ ...readBaseline(path), ...run }, null, 2)}\n`);
}

function fallenShares(
  set: string,
  { held, shares, mayFall }: { held: Shares; shares: Shares; mayFall: number },
): Fall[] {
  return Object.entries(held).flatMap(([share, baseline]) => {
    const now = shares[share];
    if (now === undefined) return [{ set, share, baseline }];
    return now < baseline - mayFall ? [{ set, share, baseline, now }] : [];
  });
}

function entries(group: string, shares: Readonly<Record<string, { readonly share?: number }>>) {
  return Object.entries(shares).map(([name, { share }]) => [`${group}/${name}`, share] as const);
}

/** To four places, as a baseline is written. */
export function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
