import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { seededRandom } from "./random.ts";
import type { StepBuffers } from "./train-step.ts";
import type { ThreadStart } from "./train-thread.ts";
import { type Batch, countRows, epochBatches, type RowNumbers } from "./training-batches.ts";
import type { TrainingPair } from "./training-pair.ts";

export interface TrainingSettings {
  /** Most rows of the model: words and groups of letters. */
  readonly rows: number;
  readonly dimensions: number;
  /** Pairs in a step; the others of a step are each pair's negatives. */
  readonly batch: number;
  readonly epochs: number;
  /** Falls evenly to a tenth. */
  readonly learningRate: number;
  readonly seed: number;
  readonly threads: number;
}

// 250,000 rows of 128 four-bit values are 17.5 MB; 1,024 pairs, Adagrad at 0.06 and eight epochs: more of either changed nothing.
export const defaultSettings: TrainingSettings = {
  rows: 250_000,
  dimensions: 128,
  batch: 1024,
  epochs: 8,
  learningRate: 0.06,
  seed: 20_261_125,
  threads: 2,
};

export interface TrainingProgress {
  readonly step: number;
  readonly steps: number;
  /** Cross-entropy of a pair among the others of its step, in nats. */
  readonly loss: number;
}

/**
 * Trains the rows of a subword model so that both texts of a pair have near vectors. The same pairs, settings and seed
 * give the same rows, however many processors there are. Gives the rows by hash.
 */
export async function trainEmbedder(
  pairs: readonly TrainingPair[],
  settings: TrainingSettings,
  onProgress: (progress: TrainingProgress) => void,
): Promise<Map<number, Float32Array>> {
  const { batch, epochs, seed, dimensions } = settings;
  if (pairs.length < batch) throw new RangeError(`${pairs.length} pairs are fewer than a step of ${batch}`);
  const rows = countRows(pairs, { limit: settings.rows, seed });
  const buffers = emptyBuffers(rows.size, settings);
  const threads = startThreads(buffers, settings);
  const steps = epochs * Math.floor(pairs.length / batch);
  let step = 0;
  try {
    const source = batches(pairs, rows, settings);
    for (let next = source.next(); !next.done; ) {
      fill(buffers, next.value);
      const learningRate = settings.learningRate * (1 - (0.9 * step) / steps);
      const running = Promise.all(threads.map((thread) => runStep(thread, learningRate)));
      // The next batch is spelt out while this one is learnt.
      next = source.next();
      await running;
      step++;
      onProgress({ step, steps, loss: buffers.losses.reduce((sum, loss) => sum + loss, 0) });
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
  return new Map([...rows].map(([hash, row]) => [hash, buffers.rows.slice(row * dimensions, (row + 1) * dimensions)]));
}

function* batches(
  pairs: readonly TrainingPair[],
  rows: RowNumbers,
  { batch, epochs, seed }: TrainingSettings,
): Generator<Batch> {
  for (let epoch = 1; epoch <= epochs; epoch++) yield* epochBatches(pairs, rows, { batch, seed: seed + epoch });
}

// Texts are cut at 24 words; a word of usual length has some twenty rows.
const mostTokens = 24 * 60;

function emptyBuffers(rows: number, { dimensions, batch, seed, threads }: TrainingSettings): StepBuffers {
  const floats = (length: number) => new Float32Array(new SharedArrayBuffer(4 * length));
  const integers = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));
  const random = seededRandom(seed);
  const first = floats(rows * dimensions);
  for (let at = 0; at < first.length; at++) first[at] = (random() - 0.5) * 0.1;
  return {
    dimensions,
    batch,
    rows: first,
    squares: floats(rows),
    offsets: integers(2 * batch + 1),
    tokens: integers(2 * batch * mostTokens),
    texts: integers(2 * batch),
    vectors: floats(2 * batch * dimensions),
    gradients: floats(2 * batch * dimensions),
    lengths: floats(2 * batch),
    likeness: floats(batch * batch),
    sums: floats(2 * batch),
    losses: new Float64Array(new SharedArrayBuffer(8 * threads)),
  };
}

function fill(buffers: StepBuffers, { offsets, tokens, texts }: Batch): void {
  buffers.offsets.set(offsets);
  buffers.tokens.set(tokens);
  buffers.texts.set(texts);
}

function startThreads(buffers: StepBuffers, { threads }: TrainingSettings): Worker[] {
  const barrier = new Int32Array(new SharedArrayBuffer(8));
  return Array.from({ length: threads }, (_, thread) => {
    const workerData: ThreadStart = { buffers, barrier, thread, threads };
    return new Worker(new URL("./train-thread.ts", import.meta.url), { workerData, name: `train-${thread}` });
  });
}

async function runStep(thread: Worker, learningRate: number): Promise<void> {
  thread.postMessage(learningRate);
  await once(thread, "message");
}
