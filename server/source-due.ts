import type { SourceRun } from "./source-runs.ts";
import type { ScheduledSource } from "./sources-file.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;
const firstRetryMs = 5 * minuteMs;
const longestRetryMs = 6 * 60 * minuteMs;

/**
 * When a source is to be taken next. One that was never taken, or whose time passed while the machine was off, is due
 * at once; one that failed is tried again after 5 minutes, then 10, 20 … up to six hours, and always at its own time.
 */
export function dueAt(
  { timing }: ScheduledSource,
  runs: readonly SourceRun[],
  { now, timezone }: { now: Date; timezone: string },
): Date {
  const last = runs.at(-1);
  if (!last) return now;
  // A clock that was set back must not put a run off for years.
  const ended = new Date(Math.min(Date.parse(last.endedAt), now.getTime()));
  const started = new Date(Math.min(Date.parse(last.startedAt), now.getTime()));
  const regular =
    timing.kind === "every" ? new Date(started.getTime() + timing.ms) : nextTimeOfDay(started, timing.time, timezone);
  if (last.outcome === "done") return regular;
  const retry = new Date(ended.getTime() + Math.min(firstRetryMs * 2 ** (failuresAtEnd(runs) - 1), longestRetryMs));
  if (timing.kind === "every") return retry;
  return retry < regular ? retry : regular;
}

function failuresAtEnd(runs: readonly SourceRun[]): number {
  const lastDone = runs.findLastIndex(({ outcome }) => outcome === "done");
  return runs.length - 1 - lastDone;
}

/** The first instant after `after` at which clocks in `timezone` show `time`; where they skip it, the instant they jump. */
export function nextTimeOfDay(after: Date, time: string, timezone: string): Date {
  // From the day before: a day may begin on the other side of midnight UTC.
  for (let day = -1; ; day += 1) {
    const date = wallText(new Date(after.getTime() + day * dayMs), timezone).slice(0, 10);
    const instant = instantOf(`${date}T${time}`, timezone);
    if (instant > after) return instant;
  }
}

/** The instant at which clocks show a wall time; the earlier where they show it twice. */
function instantOf(wall: string, timezone: string): Date {
  const asUtc = Date.parse(`${wall}:00Z`);
  // Offsets before and after any change of that day.
  const offsets = [offsetAt(asUtc - dayMs, timezone), offsetAt(asUtc + dayMs, timezone)];
  const candidates = offsets.map((offset) => asUtc - offset).toSorted((a, b) => a - b);
  const exact = candidates.find((instant) => wallText(new Date(instant), timezone) === wall);
  // A time that clocks skip in spring comes as much after the jump.
  return new Date(exact ?? candidates.at(-1) ?? asUtc);
}

const offsetAt = (instant: number, timezone: string): number =>
  Date.parse(`${wallText(new Date(instant), timezone)}:00Z`) - Math.floor(instant / minuteMs) * minuteMs;

/** "2026-11-25T03:00" */
export function wallText(instant: Date, timezone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short", timeStyle: "short" })
    .format(instant)
    .replace(" ", "T");
}
