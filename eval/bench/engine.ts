import { z } from "zod";

/** Hits asked for, by every engine alike. */
export const hitsAsked = 10;

const engineNames = ["dana", "minisearch", "orama"] as const;
export type EngineName = (typeof engineNames)[number];

/** One search engine, filled and open. */
export interface Engine {
  /** Ids of the records found, best first, at most `hitsAsked`. */
  search(text: string): readonly string[] | Promise<readonly string[]>;
  close(): void;
}

/** A filled engine with how long that took, as far as it was done now. */
export interface OpenedEngine {
  readonly engine: Engine;
  /** The engine with its version and the settings it searches with. */
  readonly settings: string;
  /** Filling the memory of an engine that has no files. */
  readonly buildSeconds?: number;
  /** From opening the files to the answer to a first search, for an engine that has files. */
  readonly startMs?: number;
}

const query = z.object({ id: z.string(), text: z.string(), target: z.string() });

/** What a child process is asked to measure. */
export const taskSchema = z.object({
  engine: z.enum(engineNames),
  size: z.number().int().positive(),
  dataFolder: z.string(),
  modelFile: z.string(),
  /** Asked first and not counted. */
  warmUp: z.array(query),
  queries: z.array(query),
});
export type Task = z.infer<typeof taskSchema>;

/** What it measured. */
export const measuredSchema = z.object({
  settings: z.string(),
  buildSeconds: z.number().optional(),
  startMs: z.number().optional(),
  /** Processor time of a search over all threads, the mean: steadier than the clock where others work too. */
  cpuMs: z.number(),
  /** Resident memory of the process after the searches and a garbage collection. */
  residentBytes: z.number(),
  searches: z.array(
    z.object({
      id: z.string(),
      ms: z.number(),
      /** Of the target among the hits, from 1; absent when it is not among them. */
      rank: z.number().int().positive().optional(),
    }),
  ),
});
export type Measured = z.infer<typeof measuredSchema>;
