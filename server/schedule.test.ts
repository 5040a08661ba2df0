import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Log } from "./log.ts";
import { outcomeOf, type SourceOutcome } from "./run-source.ts";
import { type ScheduleParts, startSchedule } from "./schedule.ts";
import { SourceRuns } from "./source-runs.ts";
import type { ScheduledSource } from "./sources-file.ts";

let folder: string;
let now: Date;
let logged: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-schedule-"));
  now = new Date("2026-11-25T04:00:00Z");
  logged = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const nightly = (source: string): ScheduledSource => ({
  source,
  timing: { kind: "at", time: "03:00" },
  from: "x",
  options: [],
});
const done: SourceOutcome = { kind: "done", added: 2, updated: 1, deleted: 0, rejected: 0 };

function parts(take: ScheduleParts["take"]): ScheduleParts {
  const log: Log = {
    info: () => undefined,
    error: (event, details) => void logged.push({ event, ...details }),
  };
  const runs = new SourceRuns(folder);
  return { timezone: "Asia/Almaty", runs, take, now: () => now, log, onRun: () => undefined, tickMs: 5 };
}

test("each source is taken once when Dana starts, then not before the next night, one at a time", async () => {
  const taken: string[] = [];
  let atOnce = 0;
  const schedule = startSchedule(
    [nightly("a"), nightly("b")],
    parts(async ({ source }) => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      await sleep(10);
      atOnce -= 1;
      taken.push(source);
      return done;
    }),
  );
  await expect.poll(() => taken).toEqual(["a", "b"]);
  await sleep(40);
  expect(taken).toEqual(["a", "b"]);
  now = new Date("2026-11-25T22:00:01Z");
  await expect.poll(() => taken).toEqual(["a", "b", "a", "b"]);
  await schedule.close();
});

test("the night that passed while the machine was off is made up after the start", async () => {
  new SourceRuns(folder).add({
    ...{ source: "a", startedAt: "2026-11-23T22:00:00Z", endedAt: "2026-11-23T22:01:00Z", outcome: "done" },
    ...{ added: 0, updated: 0, deleted: 0, rejected: 0 },
  });
  const taken: string[] = [];
  const schedule = startSchedule(
    [nightly("a")],
    parts(async ({ source }) => {
      taken.push(source);
      return done;
    }),
  );
  await expect.poll(() => taken).toEqual(["a"]);
  await schedule.close();
  expect(new SourceRuns(folder).of("a").at(-1)).toMatchObject({ outcome: "done", added: 2, updated: 1 });
});

test("a failure is told with its reason and tried again later", async () => {
  let times = 0;
  const schedule = startSchedule(
    [nightly("a")],
    parts(async () => {
      times += 1;
      return times === 1 ? { kind: "failed", reason: "the server is away" } : done;
    }),
  );
  await expect
    .poll(() => logged)
    .toEqual([
      { event: "source-failed", source: "a", reason: "the server is away", again: "2026-11-25T04:05:00.000Z" },
    ]);
  await sleep(30);
  expect(times).toBe(1);
  now = new Date("2026-11-25T04:05:00Z");
  await expect.poll(() => times).toBe(2);
  await schedule.close();
});

test("closing ends what is being taken, which counts as not taken", async () => {
  let stopped = false;
  const schedule = startSchedule(
    [nightly("a")],
    parts(async (_, signal) => {
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      stopped = true;
      return { kind: "stopped" };
    }),
  );
  await sleep(20);
  await schedule.close();
  expect([stopped, new SourceRuns(folder).of("a")]).toEqual([true, []]);
});

test("a damaged list of runs stops nothing", () => {
  writeFileSync(join(folder, "source-runs.json"), '[{"source":');
  expect(new SourceRuns(folder).of("a")).toEqual([]);
});

test("a report with rejected records is a run that is done; one that broke off, and no report at all, is not", () => {
  const report = { read: 3, added: 2, updated: 0, deleted: 0, rejectedCount: 1 };
  const outcome = (rejected: unknown, read = 3): SourceOutcome =>
    outcomeOf(JSON.stringify({ ...report, read, rejected }), { code: 1, said: "" });
  expect(outcome([{ ordinal: 2, reason: "has no title" }])).toMatchObject({ kind: "done", rejected: 1 });
  expect(outcome([{ ordinal: 4, reason: "503" }])).toEqual({ kind: "failed", reason: "503" });
  expect(outcome([{ ordinal: 1, reason: "no such server" }], 0)).toEqual({ kind: "failed", reason: "no such server" });
  expect(outcomeOf('{"error":{"code":"failed","message":"x: no such file"}}', { code: 1, said: "" })).toEqual({
    kind: "failed",
    reason: "x: no such file",
  });
  expect(outcomeOf("", { code: 2, said: "dana: --dialect is one of …\ndana --help\n" })).toEqual({
    kind: "failed",
    reason: "dana: --dialect is one of … (ended with 2)",
  });
});
