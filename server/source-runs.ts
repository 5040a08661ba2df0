import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const run = z
  .object({
    source: z.string(),
    startedAt: z.string(),
    endedAt: z.string(),
    outcome: z.enum(["done", "failed"]),
    added: z.number(),
    updated: z.number(),
    deleted: z.number(),
    rejected: z.number(),
    /** Why it failed. */
    reason: z.string().optional(),
  })
  .readonly();

/** One run of a scheduled source that came to its end. */
export type SourceRun = z.infer<typeof run>;

const keptOfSource = 20;

/**
 * The last runs of the scheduled sources, oldest first: kept in a file of the data folder, which waits for no ingest as
 * the store would. Only the server that takes them adds to it.
 */
export class SourceRuns {
  readonly #path: string;
  #all: readonly SourceRun[];

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, "source-runs.json");
    this.#all = read(this.#path);
  }

  of(source: string): readonly SourceRun[] {
    return this.#all.filter((one) => one.source === source);
  }

  /** @throws what the disk says when it cannot be written; the run is known to this process all the same */
  add(one: SourceRun): void {
    const own = [...this.of(one.source), one].slice(-keptOfSource);
    this.#all = [...this.#all.filter(({ source }) => source !== one.source), ...own];
    const draft = `${this.#path}.part`;
    writeFileSync(draft, JSON.stringify(this.#all, null, 1));
    renameSync(draft, this.#path);
  }
}

/** A damaged file tells of no runs: then each source is taken once more than it had to be. */
function read(path: string): readonly SourceRun[] {
  if (!existsSync(path)) return [];
  const parsed = z.array(run).safeParse(parse(readFileSync(path, "utf8")));
  return parsed.success ? parsed.data : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
