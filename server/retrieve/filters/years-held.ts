/** The first and last year of a run; absent where it goes on. */
export type YearsHeld = readonly [number, number?];

/** "1995-2003, 2010-" → [[1995, 2003], [2010]]; the numbers held of a year, "2001 (24801-24850)", are no years. */
export function yearsHeld(printed: string): YearsHeld[] {
  const years = printed.replace(/(\d{4}) \([^)]*\)/gu, "$1");
  return [...years.matchAll(/(\d{4})(?:\s?([-–])\s?(\d{4})?)?/gu)].map(([, from, dash, to]): YearsHeld => {
    if (dash === undefined) return [Number(from), Number(from)];
    return to === undefined ? [Number(from)] : [Number(from), Number(to)];
  });
}
