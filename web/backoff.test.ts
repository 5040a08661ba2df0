import fc from "fast-check";
import { expect, test } from "vitest";
import { backoffMs } from "./backoff.ts";

test("the wait doubles with every attempt up to the longest", () => {
  const waits = [0, 1, 2, 3, 9, 99].map((attempt) =>
    backoffMs(attempt, { firstMs: 500, longestMs: 5000, random: () => 1 }),
  );
  expect(waits).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
});

test("the wait is never under half of its ceiling nor over the longest", () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const wait = backoffMs(attempt, { firstMs: 500, longestMs: 20_000, random: () => random });
      expect(wait).toBeGreaterThanOrEqual(250);
      expect(wait).toBeLessThanOrEqual(20_000);
    }),
  );
});
