import { clockOf } from "./config.ts";
import { type Call, type Command, choose } from "./dana-command.ts";
import { checkWritable } from "./dana-open.ts";
import { progressBar } from "./dana-progress.ts";
import { takeIn } from "./dana-take-in.ts";
import { UsageError } from "./errors.ts";
import { ingestUrls, isAddress } from "./ingest/harvest/ingest-urls.ts";
import { ingestPaths } from "./ingest/ingest-paths.ts";
import { readCorpusFacts } from "./ingest/read-corpus.ts";
import { type IngestReport, sumReports } from "./ingest/report.ts";
import { storePath, waitToWrite } from "./librarian.ts";
import { openStore } from "./library/store.ts";

const formats = [
  "auto",
  "iso2709",
  "marcxml",
  "irbis",
  "mrk",
  "csv",
  "xlsx",
  "json",
  "faq",
  "document",
  "oai",
  "sru",
] as const;
const protocols = ["auto", "oai", "sru"] as const;
export const dialects = ["auto", "marc21", "unimarc", "rusmarc", "kazmarc"] as const;

export const ingestCommand: Command = {
  usage: "ingest PATH|URL… [--format …] [--dialect …] [--encoding …] [--source NAME] [--replace [--force]]",
  arguments: [1, Number.POSITIVE_INFINITY],
  options: ["format", "dialect", "encoding", "source", "replace", "force"],
  async run(call) {
    const { source, replace, force } = call.options;
    if (replace && !source)
      throw new UsageError("--replace needs --source NAME: what is no longer in that source is deleted");
    if (force && !replace) throw new UsageError("--force goes with --replace");
    const urls = call.arguments.filter(isAddress);
    const paths = call.arguments.filter((argument) => !isAddress(argument));
    if (urls.length > 0 && paths.length > 0 && source)
      throw new UsageError("one --source is for files or for addresses: give them in two calls");
    checkWritable(call.config.dataFolder);
    return await takeIn(call, async () =>
      sumReports([
        ...(paths.length > 0 ? [await takePaths(call, paths)] : []),
        ...(urls.length > 0 ? [await takeUrls(call, urls)] : []),
      ]),
    );
  },
};

async function takePaths(call: Call, paths: readonly string[]): Promise<IngestReport> {
  const format = choose("format", call.options.format, formats, "auto");
  if (format === "oai" || format === "sru")
    throw new UsageError(`--format ${format} is for an address, https://…; got "${paths[0]}"`);
  const lock = await waitForTurn(call);
  const store = openStore(storePath(call.config));
  try {
    const { encoding = "auto" } = call.options;
    return await ingestPaths(paths, store, { ...optionsOf(call), format, encoding });
  } finally {
    store.close();
    lock.release();
  }
}

/** The lock is held for each page alone: a harvest waits for its server most of the time, and others may write. */
async function takeUrls(call: Call, urls: readonly string[]): Promise<IngestReport> {
  const asked = choose("format", call.options.format, formats, "auto");
  const format = protocols.find((protocol) => protocol === asked);
  if (!format)
    throw new UsageError(`${withoutLogin(urls[0] ?? "")}: of an address --format is auto, oai or sru; got "${asked}"`);
  if (call.options.encoding !== undefined && call.options.encoding !== "auto")
    throw new UsageError("--encoding is for files: a server says the encoding of its pages itself");
  const locked = async <T>(work: () => T): Promise<T> => {
    const lock = await waitForTurn(call);
    try {
      return work();
    } finally {
      lock.release();
    }
  };
  const store = await locked(() => openStore(storePath(call.config)));
  try {
    const onNote = (note: string): void => void process.stderr.write(`dana: ${note}\n`);
    const { irbisPassword } = call.secrets;
    const login = irbisPassword === undefined ? {} : { irbisPassword };
    return await ingestUrls(urls, store, { ...optionsOf(call), ...login, format, locked, onNote, onInterrupt });
  } finally {
    store.close();
  }
}

function withoutLogin(address: string): string {
  return address.replace(/\/\/[^/]*@/, "//");
}

/** The second Ctrl-C ends the program as it always does. */
function onInterrupt(stop: () => void): () => void {
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}

function optionsOf({ config, options: { source, replace, force, dialect } }: Call) {
  const { authority, maps } = readCorpusFacts(config.corpusFolder);
  return {
    dialect: choose("dialect", dialect, dialects, "auto"),
    authority,
    maps,
    now: clockOf(config),
    onProgress: progressBar("records"),
    ...(source ? { source } : {}),
    ...(replace ? { replace: force ? ("force" as const) : ("refuse-large" as const) } : {}),
  };
}

export function waitForTurn({ config }: Call) {
  return waitToWrite(config, () => process.stderr.write("dana: waiting for another ingest to end\n"));
}
