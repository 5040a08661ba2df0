import { join } from "node:path";
import type { Language } from "../../server/library/language.ts";
import { type Built, buildDataFolder } from "./bench-store.ts";
import type { EngineName, Measured } from "./engine.ts";
import { type Failed, measureApart } from "./measure-apart.ts";
import { benchQueries, type Query, queryKinds } from "./queries.ts";
import { type RecordSource, recordSource } from "./records.ts";
import { type SummaryByKind, summarise } from "./summary.ts";
import { type Survey, survey } from "./survey.ts";

export interface SearchBenchOptions {
  readonly sizes: readonly number[];
  /** The largest size at which the peers are measured too. */
  readonly peersUpTo: number;
  /** Where the data folders lie, one a size. */
  readonly folder: string;
  readonly modelFile: string;
  readonly queriesPerKind?: number;
  readonly onProgress?: (label: string) => (done: number, total: number) => void;
}

export type EngineResult = { readonly name: EngineName } & (Failed | (SummaryByKind & Omit<Measured, "searches">));

/** One point of the curve: all engines on the same records and queries. */
export interface SizeResult {
  readonly size: number;
  readonly records: Pick<Survey, "distinctWords" | "meanCharacters"> & {
    readonly languages: Readonly<Record<Language, number>>;
  };
  readonly queries: number;
  /** By kind: the share of queries whose words stand together in one record alone, and in ten or fewer. */
  readonly uniqueness: Readonly<Record<string, { readonly alone: number; readonly withinTen: number }>>;
  /** How Dana's data folder was made. */
  readonly built: Built;
  readonly engines: readonly EngineResult[];
}

/** Measures Dana, and its peers where they are asked for, at each size. */
export async function runSearchBench(options: SearchBenchOptions): Promise<SizeResult[]> {
  const source = recordSource();
  const results: SizeResult[] = [];
  for (const size of options.sizes) results.push(await measureSize(source, size, options));
  return results;
}

async function measureSize(source: RecordSource, size: number, options: SearchBenchOptions): Promise<SizeResult> {
  const { folder, modelFile, peersUpTo, queriesPerKind = 60, onProgress } = options;
  const dataFolder = join(folder, `search-${size}`);
  const built = await buildDataFolder(dataFolder, { source, size, modelFile, ...(onProgress ? { onProgress } : {}) });
  const queries = benchQueries(source, { size, perKind: queriesPerKind });
  const warmUp = benchQueries(source, { size, perKind: Math.ceil(queriesPerKind / 3), seed: "warm-up" });
  const { holders, ...records } = survey(source.records(size), queries);
  const names: readonly EngineName[] = size <= peersUpTo ? ["dana", "minisearch", "orama"] : ["dana"];
  const engines: EngineResult[] = [];
  // One after another: they would share the processor's caches and cores.
  for (const name of names) {
    const measured = await measureApart({ engine: name, size, dataFolder, modelFile, queries, warmUp });
    engines.push({ name, ...("failed" in measured ? measured : summarised(measured, queries)) });
  }
  return { size, records, queries: queries.length, uniqueness: uniqueness(queries, holders), built, engines };
}

function summarised({ searches, ...rest }: Measured, queries: readonly Query[]) {
  return { ...rest, ...summarise(searches, queries) };
}

function uniqueness(queries: readonly Query[], holders: Survey["holders"]): SizeResult["uniqueness"] {
  return Object.fromEntries(
    queryKinds.map((kind) => {
      const counts = queries.filter((query) => query.kind === kind).map(({ id }) => holders.get(id) ?? 0);
      const within = (most: number): number =>
        counts.filter((count) => count <= most).length / Math.max(counts.length, 1);
      return [kind, { alone: within(1), withinTen: within(10) }];
    }),
  );
}
