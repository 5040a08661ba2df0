import type { SpokenWord } from "../language/utterance.ts";

/** One word for a person, whatever its ending, its alphabet, or a slip of one or two letters. */
export function sameWord(asked: SpokenWord, held: SpokenWord): boolean {
  if (asked.keys.some((key) => held.keys.includes(key))) return true;
  if (/\p{N}/u.test(asked.folded + held.folded)) return asked.folded === held.folded;
  return asked.stems().some((one) => held.stems().some((other) => one === other || isSlip(one, other)));
}

/** As `sameWord`, letters as they are: for names so short or plain that a slip would make them another's. */
export function sameStem(asked: SpokenWord, held: SpokenWord): boolean {
  return asked.stems().some((one) => held.stems().includes(one));
}

function isSlip(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  const allowed = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0;
  return allowed > 0 && one[0] === other[0] && distance(one, other, allowed) <= allowed;
}

/** Letters to insert, drop, change or swap; stops counting above `limit`. */
function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1)
      current.push(cell({ one, other, rows, current, row, column }));
    rows.push(current);
  }
  return rows.at(-1)?.at(-1) ?? limit + 1;
}

interface Cell {
  readonly one: string;
  readonly other: string;
  readonly rows: readonly (readonly number[])[];
  readonly current: readonly number[];
  readonly row: number;
  readonly column: number;
}

function cell({ one, other, rows, current, row, column }: Cell): number {
  const at = (up: number, left: number): number => rows[row - up]?.[column - left] ?? Number.POSITIVE_INFINITY;
  const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
  const changed = at(1, 1) + (one[row - 1] === other[column - 1] ? 0 : 1);
  return Math.min(
    changed,
    at(1, 0) + 1,
    (current[column - 1] ?? 0) + 1,
    swapped ? at(2, 2) + 1 : Number.POSITIVE_INFINITY,
  );
}
