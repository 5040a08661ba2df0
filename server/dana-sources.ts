import { clockOf } from "./config.ts";
import { type Command, printJson, printText } from "./dana-command.ts";
import { readCorpusFacts } from "./ingest/read-corpus.ts";
import { unnamedLibrary } from "./library/unnamed-library.ts";
import { dueAt, wallText } from "./source-due.ts";
import { type SourceRun, SourceRuns } from "./source-runs.ts";
import { readSources, type Timing } from "./sources-file.ts";

interface SourceState {
  readonly source: string;
  readonly timing: Timing;
  readonly lastRun?: SourceRun;
  /** ISO 8601. */
  readonly nextRun: string;
}

export const sourcesCommand: Command = {
  usage: "sources",
  arguments: [0, 0],
  options: [],
  async run({ config, json }) {
    const runs = new SourceRuns(config.dataFolder);
    const timezone = (readCorpusFacts(config.corpusFolder).library ?? unnamedLibrary).timezone;
    const now = clockOf(config)();
    const states = readSources(config.corpusFolder).map((source): SourceState => {
      const own = runs.of(source.source);
      const lastRun = own.at(-1);
      const nextRun = dueAt(source, own, { now, timezone }).toISOString();
      return { source: source.source, timing: source.timing, ...(lastRun ? { lastRun } : {}), nextRun };
    });
    if (json) printJson(states);
    else
      printText(states.length === 0 ? noSources : states.map((state) => textOf(state, { now, timezone })).join("\n"));
    return 0;
  },
};

const noSources =
  'no source is taken by itself: name some in sources.json of the corpus folder, [{ "source": "union", "url": "https://…", "format": "oai", "at": "03:00" }]';

function textOf(
  { source, timing, lastRun, nextRun }: SourceState,
  { now, timezone }: { now: Date; timezone: string },
): string {
  const clock = (instant: string): string => wallText(new Date(instant), timezone).replace("T", " ");
  const next = Date.parse(nextRun) <= now.getTime() ? "as soon as Dana serves" : clock(nextRun);
  const when = timing.kind === "at" ? `at ${timing.time}` : `every ${timing.ms / 60_000} min`;
  return `${source} (${when}): ${lastRun ? ranText(lastRun, clock) : "not taken yet"}; next ${next}`;
}

function ranText(
  { outcome, endedAt, added, updated, deleted, rejected, reason }: SourceRun,
  clock: (instant: string) => string,
): string {
  if (outcome === "failed") return `failed ${clock(endedAt)}: ${reason ?? ""}`;
  return `taken ${clock(endedAt)}, added ${added}, updated ${updated}, deleted ${deleted}, rejected ${rejected}`;
}
