import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { projectFolder } from "../../server/config.ts";
import { type Command, printJson, printText } from "../../server/dana-command.ts";
import { progressBar } from "../../server/dana-progress.ts";
import { UsageError } from "../../server/errors.ts";
import { quantise } from "../../server/model/quantise.ts";
import { writeSubwordFile } from "../../server/model/subword-file.ts";
import { defaultSettings, trainEmbedder } from "../../server/model/train-embedder.ts";
import { readExternalSets } from "../language/external-sets.ts";
import { readRows } from "../language/row.ts";
import { readQuestionSets } from "../question.ts";
import { corpusPairs } from "./corpus-pairs.ts";
import { lexiconPairs } from "./lexicon-pairs.ts";
import { normalised, withoutEvaluated } from "./overlap.ts";
import { readPairs } from "./read-pairs.ts";
import type { SourcedPair } from "./sourced-pair.ts";

const evalFolder = join(import.meta.dirname, "..");

export const trainCommand: Command = {
  usage: "train embedder [--pairs FILE…] [--out FOLDER]",
  arguments: [0, 1],
  options: ["pairs", "out"],
  async run(call) {
    const [what = "embedder"] = call.arguments;
    if (what !== "embedder") throw new UsageError(`train knows "embedder"; got "${what}"`);
    const { pairs: files = [], out = join(projectFolder, "corpus/model") } = call.options;
    const own = [
      ...lexiconPairs(join(projectFolder, "corpus/authoring/lexicon")),
      ...corpusPairs(join(projectFolder, "corpus")),
    ];
    const { kept, dropped } = withoutEvaluated(
      [...files.flatMap((file) => readPairs(resolve(file))), ...own],
      evaluatedTexts(),
    );
    const losses: number[] = [];
    const rows = await trainEmbedder(
      kept.map(({ pair }) => pair),
      defaultSettings,
      showing(losses),
    );
    const path = join(resolve(out), "embedder.bin");
    const hash = hashOf(kept);
    mkdirSync(resolve(out), { recursive: true });
    writeSubwordFile(path, quantise(`subword:${hash.slice(0, 12)}`, rows, defaultSettings.dimensions));
    const made = {
      sha256: createHash("sha256").update(readFileSync(path)).digest("hex"),
      pairs: { sha256: hash, bySource: counted(kept), droppedAsEvaluated: dropped },
      // What the result depends on; the number of threads is not of it.
      settings: { ...defaultSettings, threads: undefined },
      rows: rows.size,
      lossOfLastSteps: losses.slice(-100).reduce((sum, loss) => sum + loss, 0) / Math.min(100, losses.length),
    };
    writeFileSync(join(resolve(out), "embedder.json"), `${JSON.stringify(made, null, 2)}\n`);
    if (call.json) printJson({ path, ...made });
    else
      printText(
        `${path}\n${kept.length} pairs (${dropped} dropped), ${rows.size} rows, loss ${made.lossOfLastSteps.toFixed(3)}`,
      );
    return 0;
  },
};

/** Every text that any evaluation asks or looks for: none of them may be trained on. */
function evaluatedTexts(): ReadonlySet<string> {
  const sets = readdirSync(join(evalFolder, "sets")).filter((name) => name.endsWith(".jsonl"));
  const questions = readQuestionSets(
    join(evalFolder, "sets"),
    sets.map((name) => name.replace(".jsonl", "")),
  );
  const { pools, skipped } = readExternalSets(join(projectFolder, "../shared/data/evaluation"));
  for (const reason of skipped) process.stderr.write(`overlap not checked: ${reason}\n`);
  const texts = [
    ...questions.flatMap(({ questions: asked }) => asked.flatMap(({ turns }) => turns)),
    ...readRows(join(evalFolder, "language/families")).flatMap(({ clean, query }) => [clean, query]),
    ...pools.flatMap(({ documents, asked }) => [
      ...documents.flatMap(({ title, text }) => [title, text]),
      ...asked.flatMap(({ queries }) => queries.map(({ text }) => text)),
    ]),
  ];
  return new Set(texts.map(normalised));
}

const lossEvery = 100;

function showing(losses: number[]) {
  const bar = progressBar("training");
  return ({ step, steps, loss }: { step: number; steps: number; loss: number }): void => {
    losses.push(loss);
    bar(step, steps);
    if (step % lossEvery === 0 || step === steps)
      process.stderr.write(`step ${step}/${steps} loss ${loss.toFixed(3)}\n`);
  };
}

function counted(pairs: readonly SourcedPair[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { pair, source } of pairs) {
    const key = `${source} ${pair[0].language}-${pair[1].language}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

function hashOf(pairs: readonly SourcedPair[]): string {
  const hash = createHash("sha256");
  for (const { pair } of pairs) hash.update(JSON.stringify(pair));
  return hash.digest("hex");
}
