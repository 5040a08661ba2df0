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
// A piece of fewer such bytes (an initial, a call number) is too little to contradict its record.
const leastToContradict = 3;

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
    const shared = trial.get(main);
    const own = mayContradict(piece, shared) ? bestOf(trial, options.expected) : undefined;
    const chosen = own && shared && own.cost + apart < shared.cost ? own : shared;
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

function mayContradict(piece: Buffer, shared: Trial | undefined): boolean {
  const count = piece.reduce((sum, byte) => sum + (byte > 0x7f ? 1 : 0), 0);
  return count >= leastToContradict || (shared?.text.includes("\ufffd") ?? false);
}

function tryAll(piece: Buffer, among: readonly Encoding[]): Map<Encoding, Trial> {
  const trials = new Map<Encoding, Trial>();
  for (const encoding of among) {
    const text = encoding === "marc-8" ? decodeMarc8(piece) : decode(piece, encoding);
    const cost = encoding === "marc-8" ? marc8Cost(text) : costOf(text);
    trials.set(encoding, { encoding, text, cost: cost + surprise(piece, encoding) });
  }
  return trials;
}

const markedLetter = 2.5;
const latinBeyondAscii = /[\u00c0-\u024f\u1e00-\u1eff]/g;
// Greek, Hebrew, Arabic, East Asian: only escape sequences lead to them.
const escapedTo = /[\u0370-\u03ff\u0590-\u06ff\u3000-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff5e]/g;

/** In MARC-8 a letter with one mark is as likely as with another: it was made for romanised names. A mark on no letter is none. */
function marc8Cost(text: string): number {
  const plain = text
    .replace(escapedTo, "")
    .replace(/(\p{L})\ufe20(\p{L})\ufe21/gu, "$1$2")
    .replace(/[^\p{L}\p{M}]\p{M}/gu, "\ufffd")
    .replace(/[ʻʼʹʺ·℗©♯♭®±£ℓ¿¡]/g, "’");
  let count = 0;
  const bare = plain.replace(latinBeyondAscii, (letter) => {
    if (letter.normalize("NFD") === letter) return letter;
    count += 1;
    return "e";
  });
  return costOf(bare) + markedLetter * count;
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
