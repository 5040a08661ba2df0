export interface BackoffOptions {
  readonly firstMs: number;
  readonly longestMs: number;
  /** 0 to 1, as Math.random. */
  readonly random: () => number;
}

/** How long to wait before attempt `attempt` (from 0): doubled each time up to the longest, the upper half of it random. */
export function backoffMs(attempt: number, { firstMs, longestMs, random }: BackoffOptions): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 30));
  // The jitter keeps a whole reading room from returning in the same instant.
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
