import { expect, test } from "vitest";
import { dueAt, nextTimeOfDay } from "./source-due.ts";
import type { SourceRun } from "./source-runs.ts";
import type { ScheduledSource } from "./sources-file.ts";

const almaty = "Asia/Almaty";
const nightly: ScheduledSource = { source: "s", timing: { kind: "at", time: "03:00" }, from: "x", options: [] };
const hourly: ScheduledSource = { ...nightly, timing: { kind: "every", ms: 3_600_000 } };

function ran(at: string, outcome: SourceRun["outcome"] = "done"): SourceRun {
  return { source: "s", startedAt: at, endedAt: at, outcome, added: 0, updated: 0, deleted: 0, rejected: 0 };
}

const due = (source: ScheduledSource, runs: readonly SourceRun[], now: string): string =>
  dueAt(source, runs, { now: new Date(now), timezone: almaty }).toISOString();

test("three in the night is by the library's clock, whatever the zone of the machine", () => {
  expect(nextTimeOfDay(new Date("2026-11-25T12:00:00Z"), "03:00", almaty).toISOString()).toBe(
    "2026-11-25T22:00:00.000Z",
  );
  // The instant itself has been taken.
  expect(nextTimeOfDay(new Date("2026-11-25T22:00:00Z"), "03:00", almaty).toISOString()).toBe(
    "2026-11-26T22:00:00.000Z",
  );
  // Until March 2024 Almaty was an hour further east: the night between had 25 hours.
  expect(nextTimeOfDay(new Date("2024-02-28T21:00:00Z"), "03:00", almaty).toISOString()).toBe(
    "2024-02-29T22:00:00.000Z",
  );
});

test("a night that skips the hour, or has it twice, has one run", () => {
  const nights = (from: string): string[] => {
    const first = nextTimeOfDay(new Date(from), "02:30", "Europe/Berlin");
    const second = nextTimeOfDay(first, "02:30", "Europe/Berlin");
    return [first, second].map((instant) => instant.toISOString());
  };
  expect(nights("2027-03-27T12:00:00Z")).toEqual(["2027-03-28T01:30:00.000Z", "2027-03-29T00:30:00.000Z"]);
  expect(nights("2027-10-30T12:00:00Z")).toEqual(["2027-10-31T00:30:00.000Z", "2027-11-01T01:30:00.000Z"]);
});

test("what was never taken, and what a machine that was off has missed, is due at once", () => {
  const now = "2026-11-25T04:00:00.000Z";
  expect(due(nightly, [], now)).toBe(now);
  expect(due(nightly, [ran("2026-11-23T22:00:10Z")], now)).toBe("2026-11-24T22:00:00.000Z");
  expect(due(nightly, [ran("2026-11-24T22:00:10Z")], now)).toBe("2026-11-25T22:00:00.000Z");
  expect(due(hourly, [ran("2026-11-25T03:30:00Z")], now)).toBe("2026-11-25T04:30:00.000Z");
});

test("a failed run is tried again after 5, 10, 20 minutes … six hours, and at its own time in any case", () => {
  const failed = (times: number): SourceRun[] => [
    ran("2026-11-24T05:00:00Z"),
    ...Array.from({ length: times }, () => ran("2026-11-24T22:00:00Z", "failed")),
  ];
  const now = "2026-11-24T22:00:00Z";
  expect([1, 2, 3, 9].map((times) => due(nightly, failed(times), now).slice(0, 16))).toEqual([
    "2026-11-24T22:05",
    "2026-11-24T22:10",
    "2026-11-24T22:20",
    "2026-11-25T04:00",
  ]);
  const before = ran("2026-11-24T21:58:00Z", "failed");
  expect(due(nightly, [before], now).slice(0, 16)).toBe("2026-11-24T22:00");
});

test("a clock that ran years ahead and was set right puts off no run", () => {
  const now = "2026-11-25T04:00:00Z";
  expect(due(nightly, [ran("2031-01-01T00:00:00Z")], now)).toBe("2026-11-25T22:00:00.000Z");
});
