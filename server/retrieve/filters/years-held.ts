/** The first and last year of a run; absent where it goes on. */
export type YearsHeld = readonly [number, number?];

/** "1995-2003, 2010-" → [[1995, 2003], [2010]]. */
export function yearsHeld(printed: string): YearsHeld[] {
  return [...printed.matchAll(/(\d{4})(?:\s?([-–])\s?(\d{4})?)?/gu)].map(([, from, dash, to]): YearsHeld => {
    if (dash === undefined) return [Number(from), Number(from)];
    return to === undefined ? [Number(from)] : [Number(from), Number(to)];
  });
}
