import { expect, test } from "vitest";
import { FloodGuard, TokenBucket, TokenBuckets } from "./rate-limit.ts";

test("a bucket lets a burst through, then its rate", () => {
  let now = 0;
  const bucket = new TokenBucket({ perSecond: 2, burst: 3 }, () => now);
  expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false]);
  expect(bucket.retryAfterMs()).toBe(500);
  now = 500;
  expect([bucket.take(), bucket.take()]).toEqual([true, false]);
  now = 1_000_000;
  expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false]);
});

test("buckets that are full again are forgotten, and there are never too many", () => {
  let now = 0;
  const buckets = new TokenBuckets({ perSecond: 1, burst: 1 }, () => now, { maxKeys: 2 });
  for (const key of ["a", "b", "c"]) buckets.of(key).take();
  expect(buckets.size).toBe(2);
  now = 1000;
  buckets.sweep();
  expect(buckets.size).toBe(0);
});

test("a flood is told once a second; a quiet pause clears its record", () => {
  let now = 0;
  const guard = new FloodGuard({ floodFrames: 4, floodWarnings: 2 }, () => now);
  expect([guard.overRate(), guard.overRate()]).toEqual(["warn", "drop"]);
  now = 1000;
  expect([guard.overRate(), guard.overRate(), guard.overRate()]).toEqual(["warn", "drop", "close"]);
  now = 7000;
  expect(guard.overRate()).toBe("warn");
});
