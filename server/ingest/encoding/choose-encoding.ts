import { isUtf8 } from "node:buffer";
import { codePages, decode, type Encoding } from "../decode.ts";
import { decodeMarc8 } from "./decode-marc8.ts";
import { costOf } from "./likelihood.ts";

/** One piece of text as it was read: a field, a cell, a line. */
export interface Reading {
  readonly text: string;
  /** Absent where nothing but ASCII stands. */
  readonly encoding?: Encoding;
}

export interface ChoiceOptions {
  /** What these bytes may be written in; the first of equals is taken. */
  readonly among: readonly Encoding[];
  /** What is expected of the file, in nats: a dear encoding needs better reasons. */
  readonly expected?: ReadonlyMap<Encoding, number>;
}

export const textEncodings: readonly Encoding[] = ["utf-8", ...codePages];
export const marcEncodings: readonly Encoding[] = ["utf-8", "marc-8", ...codePages];

// How much likelier, in nats, a piece must be in another encoding than the rest of its record to be read apart from it.
const apart = 6;

/**
 * Decides what the pieces of one record are written in: together, since more letters decide better, and apart where a piece contradicts.
 * `main` is the encoding of most of them.
 */
export function readPieces(
  pieces: readonly Buffer[],
  options: ChoiceOptions,
): { readings: Reading[]; main: Encoding | undefined } {
  const tried = pieces.map((piece) => (isPlain(piece) ? undefined : tryAll(piece, options.among)));
  const main = cheapestInAll(tried, options);
  const readings = pieces.map((piece, at): Reading => {
    const trial = tried[at];
    if (trial === undefined || main === undefined) return { text: piece.toString("latin1") };
    const own = bestOf(trial, options.expected);
    const shared = trial.get(main);
    const chosen = own && shared && own.cost + apart < shared.cost ? own : (shared ?? own);
    return { text: chosen?.text ?? "", encoding: chosen?.encoding ?? main };
  });
  return { readings, main };
}

interface Trial {
  readonly encoding: Encoding;
  readonly text: string;
  readonly cost: number;
}

function isPlain(piece: Buffer): boolean {
  return !piece.some((byte) => byte > 0x7f || byte === 0x1b);
}

function tryAll(piece: Buffer, among: readonly Encoding[]): Map<Encoding, Trial> {
  const trials = new Map<Encoding, Trial>();
  for (const encoding of among) {
    const text = encoding === "marc-8" ? decodeMarc8(piece) : decode(piece, encoding);
    trials.set(encoding, { encoding, text, cost: costOf(text) + surprise(piece, encoding) });
  }
  return trials;
}

/** An escape is a fault in all but MARC-8; that bytes of another encoding are whole UTF-8 is a rare chance. */
function surprise(piece: Buffer, encoding: Encoding): number {
  const escapes = piece.reduce((count, byte) => count + (byte === 0x1b ? 1 : 0), 0);
  if (escapes > 0) return encoding === "marc-8" ? 0 : 12 * escapes;
  if (encoding === "utf-8") return isUtf8(piece) ? 0 : 4;
  return 0;
}

function cheapestInAll(
  tried: readonly (Map<Encoding, Trial> | undefined)[],
  { among, expected }: ChoiceOptions,
): Encoding | undefined {
  const trials = tried.filter((trial) => trial !== undefined);
  if (trials.length === 0) return undefined;
  const totals = among.map((encoding) => {
    const costs = trials.map((trial) => trial.get(encoding)?.cost ?? 0);
    return { encoding, total: costs.reduce((sum, cost) => sum + cost, expected?.get(encoding) ?? 0) };
  });
  return totals.reduce((best, other) => (other.total < best.total - 0.01 ? other : best)).encoding;
}

function bestOf(trial: ReadonlyMap<Encoding, Trial>, expected: ChoiceOptions["expected"]): Trial | undefined {
  let best: Trial | undefined;
  const dear = (one: Trial): number => one.cost + (expected?.get(one.encoding) ?? 0);
  for (const one of trial.values()) if (best === undefined || dear(one) < dear(best) - 0.01) best = one;
  return best;
}
