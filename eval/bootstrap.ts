import { seededRandom } from "../server/model/random.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * 95 % interval of a mean by the percentile bootstrap (Efron 1979): the 2.5th and 97.5th percentile of the means of
 * `resamples` samples drawn with replacement. The seed makes it the same on every machine.
 */
export function bootstrapInterval(
  values: readonly number[],
  { seed = 20_261_123, resamples = 1000 }: { seed?: number; resamples?: number } = {},
): Interval | undefined {
  if (values.length === 0) return undefined;
  const random = seededRandom(seed);
  const means: number[] = [];
  for (let sample = 0; sample < resamples; sample += 1) {
    let sum = 0;
    for (let drawn = 0; drawn < values.length; drawn += 1) sum += values[Math.floor(random() * values.length)] ?? 0;
    means.push(sum / values.length);
  }
  return { low: percentile(means, 2.5) ?? 0, high: percentile(means, 97.5) ?? 0 };
}

/** The nearest-rank percentile: the smallest value with at least p % of the values at or below it. */
export function percentile(values: readonly number[], p: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(Math.ceil((p / 100) * sorted.length), 1) - 1];
}
