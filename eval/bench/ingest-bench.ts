import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { writeIso2709 } from "../../server/library/write-iso2709.ts";
import { writeMarc } from "../../server/library/write-marc.ts";
import { percentile } from "../bootstrap.ts";
import { type ChatTimes, chatMeanwhile } from "./chat-meanwhile.ts";
import { type DanaRun, type DanaServer, processUse, runDana, startDana } from "./dana-process.ts";
import { writeIsoFile } from "./iso-file.ts";
import { type LangchainResult, measureLangchain } from "./langchain-store.ts";
import { type RecordSource, recordSource } from "./records.ts";

export interface IngestBenchOptions {
  readonly sizes: readonly number[];
  /** The largest size at which LangChain's store is filled too. */
  readonly peersUpTo: number;
  readonly folder: string;
  readonly modelFile: string;
  readonly corpusFolder: string;
  readonly updates?: number;
  readonly onStep?: (step: string) => void;
}

export interface IngestResult {
  readonly size: number;
  readonly fileBytes: number;
  /** The command alone on an empty folder: it ends when everything is found. */
  readonly alone: Omit<DanaRun, "stdout"> & { readonly recordsPerSecond: number; readonly storeSeconds: number };
  /** The same with a server running, which takes the records in while it chats. */
  readonly served: {
    /** Until the last record is found. */
    readonly seconds: number;
    readonly recordsPerSecond: number;
    readonly serverPeakBytes: number;
    readonly chat: ChatTimes;
  };
  /** From the end of a command that changes one record until the server finds it. */
  readonly update: { readonly msP50: number; readonly msMost: number };
  readonly langchain?: LangchainResult;
}

/** Measures taking in one file of MARC21 at each size. */
export async function runIngestBench(options: IngestBenchOptions): Promise<IngestResult[]> {
  const source = recordSource();
  const results: IngestResult[] = [];
  for (const size of options.sizes) results.push(await measureSize(source, size, options));
  return results;
}

async function measureSize(source: RecordSource, size: number, options: IngestBenchOptions): Promise<IngestResult> {
  const { folder, modelFile, corpusFolder, peersUpTo, updates = 20, onStep } = options;
  const file = join(folder, `ingest-${size}.mrc`);
  onStep?.(`${size} records: the file`);
  await writeIsoFile(file, source, size);
  const environment = { DANA_DATA: join(folder, `ingest-${size}`), DANA_CORPUS: corpusFolder };
  onStep?.(`${size} records: the command alone`);
  const alone = await measureAlone(file, { size, environment });
  onStep?.(`${size} records: with a chat going on`);
  rmSync(environment.DANA_DATA, { recursive: true, force: true });
  const server = await startDana(environment);
  try {
    const served = await measureServed(server, { file, size, source, environment });
    onStep?.(`${size} records: ${updates} updates`);
    const update = await measureUpdates(server, { updates, source, environment });
    const langchain = size <= peersUpTo ? await measureLangchain({ size, modelFile }) : undefined;
    return { size, ...alone, served, update, ...(langchain ? { langchain } : {}) };
  } finally {
    await server.close();
    rmSync(environment.DANA_DATA, { recursive: true, force: true });
  }
}

type Environment = Readonly<Record<"DANA_DATA" | "DANA_CORPUS", string>>;

async function measureAlone(
  file: string,
  { size, environment }: { size: number; environment: Environment },
): Promise<Pick<IngestResult, "alone" | "fileBytes">> {
  rmSync(environment.DANA_DATA, { recursive: true, force: true });
  // The corpus is taken in before, so that the clock sees this file alone.
  await runDana(["search", "кітап", "--json"], environment);
  const { stdout, ...run } = await runDana(["ingest", file, "--source", "bench", "--json"], environment);
  const { seconds, added } = JSON.parse(stdout) as { seconds: number; added: number };
  if (added !== size) throw new Error(`${added} of ${size} records were added`);
  return {
    fileBytes: statSync(file).size,
    alone: { ...run, storeSeconds: seconds, recordsPerSecond: size / run.seconds },
  };
}

interface Served {
  readonly file: string;
  readonly size: number;
  readonly source: RecordSource;
  readonly environment: Environment;
}

async function measureServed(server: DanaServer, { file, size, source, environment }: Served) {
  const stop = new AbortController();
  const chat = chatMeanwhile(server.url, stop.signal);
  const started = performance.now();
  const { id, title } = [...source.records(size)].at(-1) ?? { id: "", title: "" };
  await runDana(["ingest", file, "--source", "bench", "--json"], environment);
  await untilFound(server.url, title, id);
  const seconds = (performance.now() - started) / 1000;
  stop.abort();
  const use = processUse(server.process);
  return { seconds, recordsPerSecond: size / seconds, serverPeakBytes: use?.peakBytes ?? 0, chat: await chat };
}

async function measureUpdates(
  server: DanaServer,
  { updates, source, environment }: { updates: number; source: RecordSource; environment: Environment },
): Promise<IngestResult["update"]> {
  const times: number[] = [];
  mkdirSync(environment.DANA_DATA, { recursive: true });
  const file = join(environment.DANA_DATA, "update.mrc");
  for (let n = 0; n < updates; n++) {
    const record = source.record(n);
    const title = `Жаңартылған ${record.title} ${n}`;
    writeFileSync(file, writeIso2709(writeMarc({ ...record, title })));
    await runDana(["ingest", file, "--source", "bench", "--json"], environment);
    const started = performance.now();
    await untilFound(server.url, title, record.id);
    times.push(performance.now() - started);
  }
  return { msP50: percentile(times, 50) ?? 0, msMost: Math.max(...times) };
}

/** Until the record is the first that a search for its title finds, under that title. */
async function untilFound(url: string, title: string, id: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/api/search?q=${encodeURIComponent(title)}&k=1`);
    const { hits } = (await response.json()) as { hits?: { id: string; title: string }[] };
    if (hits?.[0]?.id === id && hits[0].title === title) return;
    await sleep(20);
  }
}
