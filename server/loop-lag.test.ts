import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { watchLoop } from "./loop-lag.ts";

test("a held-up event loop is told once, in seconds", async () => {
  const lag = watchLoop();
  await sleep(30);
  lag();
  await sleep(20);
  const until = performance.now() + 120;
  while (performance.now() < until);
  await sleep(20);
  expect(lag()).toBeGreaterThan(0.1);
  expect(lag()).toBe(0);
});
