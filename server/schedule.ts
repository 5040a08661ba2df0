import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "./log.ts";
import type { SourceOutcome } from "./run-source.ts";
import { dueAt } from "./source-due.ts";
import type { SourceRuns } from "./source-runs.ts";
import type { ScheduledSource } from "./sources-file.ts";

export interface ScheduleParts {
  readonly timezone: string;
  readonly runs: SourceRuns;
  readonly take: (source: ScheduledSource, signal: AbortSignal) => Promise<SourceOutcome>;
  readonly now: () => Date;
  readonly log: Log;
  /** Hears of every run that came to its end. */
  readonly onRun: (source: string, outcome: "done" | "failed") => void;
  /** How often the clock is read: it may have been set, or the machine may have slept. */
  readonly tickMs?: number;
}

export interface RunningSchedule {
  /** Takes nothing new, ends what is being taken. */
  close(): Promise<void>;
}

const defaultTickMs = 20_000;

/** Takes each source whenever it is due, one at a time, the longest due first. */
export function startSchedule(sources: readonly ScheduledSource[], parts: ScheduleParts): RunningSchedule {
  const stopping = new AbortController();
  const running = sources.length > 0 ? keep(sources, parts, stopping.signal) : Promise.resolve();
  return {
    async close() {
      stopping.abort();
      await running;
    },
  };
}

async function keep(sources: readonly ScheduledSource[], parts: ScheduleParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const due = longestDue(sources, parts);
    if (due) await takeOne(due, parts, signal);
    else await sleep(parts.tickMs ?? defaultTickMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

function longestDue(
  sources: readonly ScheduledSource[],
  { runs, timezone, now }: ScheduleParts,
): ScheduledSource | undefined {
  const at = now();
  return sources
    .map((source) => ({ source, due: dueAt(source, runs.of(source.source), { now: at, timezone }) }))
    .filter(({ due }) => due <= at)
    .toSorted((a, b) => a.due.getTime() - b.due.getTime())[0]?.source;
}

async function takeOne(source: ScheduledSource, parts: ScheduleParts, signal: AbortSignal): Promise<void> {
  const { runs, now, timezone, log, onRun } = parts;
  const startedAt = now().toISOString();
  log.info("source-started", { source: source.source });
  const outcome = await parts.take(source, signal).catch(
    (error: unknown): SourceOutcome => ({
      kind: "failed",
      reason: error instanceof Error ? error.message : String(error),
    }),
  );
  // Taken again at the next start.
  if (outcome.kind === "stopped") return;
  const { kind, ...told } = outcome;
  const counts = { added: 0, updated: 0, deleted: 0, rejected: 0 };
  const run = { source: source.source, startedAt, endedAt: now().toISOString(), outcome: kind, ...counts, ...told };
  try {
    runs.add(run);
  } catch (error) {
    log.error("source-runs-not-written", { reason: error instanceof Error ? error.message : String(error) });
  }
  onRun(source.source, kind);
  if (kind === "done") log.info("source-taken", { source: source.source, ...told });
  else {
    const again = dueAt(source, runs.of(source.source), { now: now(), timezone });
    log.error("source-failed", { source: source.source, ...told, again: again.toISOString() });
  }
}
