/** The thing whose turn it is, round after round. */
export function inTurn<T>(things: readonly T[], turn: number): T {
  const thing = things[turn % things.length];
  if (thing === undefined) throw new RangeError("there is nothing to take turns");
  return thing;
}
