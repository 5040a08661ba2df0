import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { clockOf } from "../../server/config.ts";
import { type Call, type Command, printJson, printText, wholeNumber } from "../../server/dana-command.ts";
import { commands as help } from "../../server/dana-help.ts";
import { checkWritable } from "../../server/dana-open.ts";
import { progressBar } from "../../server/dana-progress.ts";
import { UsageError } from "../../server/errors.ts";
import { modelFile } from "../../server/librarian.ts";
import { openSubwordEmbedder } from "../../server/model/subword-embedder.ts";
import { embedText, runEmbedBench } from "./embed-bench.ts";
import { runIngestBench } from "./ingest-bench.ts";
import { ingestTable } from "./ingest-table.ts";
import { runKillBench } from "./kill-bench.ts";
import { isGood, killTable } from "./kill-table.ts";
import { benchRoundTrip } from "./round-trip/command.ts";
import { runSearchBench } from "./search-bench.ts";
import { searchTable } from "./search-table.ts";

const sizesMeasured = "10000,100000,1000000";
const peersReach = 100_000;
const recordsKilled = 5000;
const killsMade = 40;
const largest = 10_000_000;

const benches: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  search: benchSearch,
  ingest: benchIngest,
  embed: benchEmbed,
  "round-trip": benchRoundTrip,
  kill: benchKill,
};

export const benchCommand: Command = {
  usage: help["bench"]?.usage ?? "bench",
  arguments: [1, Number.POSITIVE_INFINITY],
  options: ["size", "peers-up-to", "k"],
  async run(call) {
    const [name = ""] = call.arguments;
    const bench = benches[name];
    if (call.arguments.length > 1 && bench !== benchRoundTrip) throw new UsageError(`bench ${name} takes no paths`);
    if (!bench) throw new UsageError(`there is no bench "${name}": one of ${Object.keys(benches).join(", ")}`);
    if (call.options.k !== undefined && name !== "kill") throw new UsageError(`bench ${name} has no -k`);
    return await bench(call);
  },
};

function scaleOf({ options, config }: Call) {
  const { size = sizesMeasured, "peers-up-to": peers } = options;
  const sizes = size.split(",").map((one) => wholeNumber("size", one, { least: 100, most: largest, fallback: 100 }));
  const peersUpTo = wholeNumber("peers-up-to", peers, { least: 0, most: largest, fallback: peersReach });
  const folder = join(config.dataFolder, "bench");
  checkWritable(folder);
  return { sizes, peersUpTo, folder, modelFile: modelFile(config) };
}

async function benchIngest(call: Call): Promise<number> {
  const before = machine();
  const results = await runIngestBench({
    ...scaleOf(call),
    corpusFolder: call.config.corpusFolder,
    onStep: (step) => process.stderr.write(`${step}\n`),
  });
  const text = `${machineLine(before)}\n\n${ingestTable(results)}`;
  if (call.json) {
    process.stderr.write(`${text}\n`);
    printJson({ bench: "ingest", at: clockOf(call.config)().toISOString(), machine: before, results });
  } else printText(text);
  return 0;
}

async function benchSearch(call: Call): Promise<number> {
  const before = machine();
  const at = clockOf(call.config)().toISOString();
  const results = await runSearchBench({ ...scaleOf(call), onProgress: progressBar });
  const embedder = openSubwordEmbedder(modelFile(call.config)).id;
  const text = `${machineLine(before)}, embedder ${embedder}\n\n${searchTable(results)}`;
  if (call.json) {
    process.stderr.write(`${text}\n`);
    printJson({ bench: "search", at, machine: before, embedder, results });
  } else printText(text);
  return results.some(({ engines }) => engines.some((engine) => "failed" in engine)) ? 1 : 0;
}

async function benchEmbed(call: Call): Promise<number> {
  if (call.options.size !== undefined || call.options["peers-up-to"] !== undefined)
    throw new UsageError("bench embed has no --size and no --peers-up-to");
  const result = runEmbedBench(modelFile(call.config));
  if (call.json) printJson({ bench: "embed", machine: machine(), ...result });
  else printText(`${machineLine(machine())}\n\n${embedText(result)}`);
  return 0;
}

/** A folder of the bench's own: what Dana holds is not touched. */
async function benchKill(call: Call): Promise<number> {
  if (call.options["peers-up-to"] !== undefined) throw new UsageError("bench kill has no --peers-up-to");
  const size = wholeNumber("size", call.options.size, { least: 100, most: 1_000_000, fallback: recordsKilled });
  const kills = wholeNumber("k", call.options.k, { least: 1, most: 1000, fallback: killsMade });
  const folder = join(call.config.dataFolder, "bench", "kill");
  checkWritable(folder);
  const results = await runKillBench({ size, kills, folder, onProgress: progressBar("kills") });
  if (call.json) printJson({ bench: "kill", machine: machine(), size, results });
  else printText(`${machineLine(machine())}, ${size} records\n\n${killTable(results)}`);
  return results.every(isGood) ? 0 : 1;
}

function machine() {
  const processors = cpus();
  return {
    processor: processors[0]?.model ?? "unknown",
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    /** Processes that wanted a core in the minute before: above the cores, the clock measures them too. */
    load: Number(loadavg()[0]?.toFixed(1)),
  };
}

function machineLine({ processor, cores, memoryGiB, node, load }: ReturnType<typeof machine>): string {
  return `${cores} × ${processor}, ${memoryGiB} GiB, load ${load}, Node ${node}`;
}
