import { expect, test } from "vitest";
import { Outage } from "./outage.ts";

test("an outage rests twice as long after each failure, up to a limit, and ends with a success", () => {
  let now = 0;
  const outage = new Outage({ leastMs: 10, mostMs: 35 }, () => now);
  const rests: number[] = [];
  for (let failure = 0; failure < 4; failure++) {
    outage.fail();
    const from = now;
    while (outage.isResting()) now++;
    rests.push(now - from);
  }
  expect([rests, outage.isOn(), outage.failures()]).toEqual([[10, 20, 35, 35], true, 4]);
  outage.end();
  expect([outage.isOn(), outage.isResting()]).toEqual([false, false]);
});

test("many questions that fail together are one failure", () => {
  const outage = new Outage({ leastMs: 10, mostMs: 100 }, () => 0);
  for (let question = 0; question < 5; question++) outage.fail();
  expect(outage.failures()).toBe(1);
});
