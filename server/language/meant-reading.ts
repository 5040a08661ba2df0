/** A text whose words are mostly known was typed as it was meant. */
export const knownEnough = 0.5;
const clearlyBetter = 0.3;

/** Of other readings of a text's keys the one that was meant, where it makes known words and the text itself does not; shares are of letters in known words. */
export function meantReading<T extends { readonly share: number }>(
  typed: number,
  readings: readonly T[],
): T | undefined {
  const [best] = readings.toSorted((one, other) => other.share - one.share);
  return best && best.share >= Math.max(knownEnough, typed + clearlyBetter) ? best : undefined;
}
