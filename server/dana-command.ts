import type { Config, Secrets } from "./config.ts";
import type { Options } from "./dana.ts";
import { UsageError } from "./errors.ts";

/** What a command is called with. */
export interface Call {
  readonly arguments: readonly string[];
  readonly options: Options;
  readonly config: Config;
  readonly secrets: Secrets;
  /** Print one JSON value on standard output, and nothing else there. */
  readonly json: boolean;
}

export interface Command {
  readonly usage: string;
  /** The least and the most arguments it takes. */
  readonly arguments: readonly [number, number];
  readonly options: readonly (keyof Options)[];
  /** Gives the exit code. */
  run(call: Call): Promise<number>;
}

/** One of `choices`, or the fallback when nothing was given. */
export function choose<T extends string>(
  name: string,
  given: string | undefined,
  choices: readonly T[],
  fallback: T,
): T {
  if (given === undefined) return fallback;
  const found = choices.find((choice) => choice === given);
  if (found === undefined) throw new UsageError(`--${name} is one of ${choices.join(", ")}; got "${given}"`);
  return found;
}

/** A whole number within bounds, or the fallback when nothing was given. */
export function wholeNumber(
  name: string,
  given: string | undefined,
  { least, most, fallback }: { least: number; most: number; fallback: number },
): number {
  if (given === undefined) return fallback;
  const value = Number(given);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UsageError(`--${name} is a whole number from ${least} to ${most}; got "${given}"`);
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, process.stdout.isTTY ? 2 : 0)}\n`);
}

export function printText(text: string): void {
  process.stdout.write(`${text}\n`);
}
