import { expect, test } from "vitest";
import { trainEmbedder } from "./train-embedder.ts";
import { phases, type StepBuffers } from "./train-step.ts";
import type { TrainingPair } from "./training-pair.ts";

const concepts = [
  ["кітап", "книга"],
  ["теңіз", "море"],
  ["тарих", "история"],
  ["жылқы", "лошадь"],
  ["қасқыр", "волк"],
  ["ертегі", "сказка"],
  ["бала", "ребёнок"],
  ["өлең", "стихи"],
];
const pairs: TrainingPair[] = concepts.map(([kk = "", ru = ""]) => [
  { language: "kk", text: kk },
  { language: "ru", text: ru },
]);
const settings = { rows: 2000, dimensions: 16, batch: 8, epochs: 60, learningRate: 0.1, seed: 7, threads: 2 };

test("training brings the loss down, and the same seed gives the same rows on any number of threads", async () => {
  const losses: number[] = [];
  const two = await trainEmbedder(pairs, settings, ({ loss }) => losses.push(loss));
  const one = await trainEmbedder(pairs, { ...settings, threads: 1 }, () => undefined);
  expect(losses).toHaveLength(60);
  expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 4);
  expect([...two.keys()]).toEqual([...one.keys()]);
  for (const [hash, row] of two) expect(one.get(hash)).toEqual(row);
});

test("fewer pairs than a step are refused", async () => {
  await expect(trainEmbedder(pairs.slice(1), settings, () => undefined)).rejects.toThrow("fewer than a step of 8");
});

/** Three pairs of two-row texts, small enough to differentiate by hand. */
function buffers(): StepBuffers {
  const [dimensions, batch, rows] = [4, 3, 8];
  return {
    dimensions,
    batch,
    rows: Float32Array.from({ length: rows * dimensions }, (_, at) => Math.sin(at * at + 1)),
    squares: new Float32Array(rows),
    offsets: Int32Array.from([0, 2, 4, 6, 8, 10, 12]),
    tokens: Int32Array.from([0, 1, 2, 3, 4, 5, 1, 6, 3, 7, 5, 0]),
    texts: Int32Array.from([0, 1, 2, 3, 4, 5]),
    vectors: new Float32Array(2 * batch * dimensions),
    gradients: new Float32Array(2 * batch * dimensions),
    lengths: new Float32Array(2 * batch),
    likeness: new Float32Array(batch * batch),
    sums: new Float32Array(2 * batch),
    losses: new Float64Array(1),
  };
}

function lossOf(change: (made: StepBuffers) => void): number {
  const made = buffers();
  change(made);
  for (const phase of phases.slice(0, 4)) phase(made, { thread: 0, threads: 1 }, 0);
  return made.losses[0] ?? 0;
}

test("the gradient agrees with the loss a little to either side", () => {
  const made = buffers();
  for (const phase of phases.slice(0, 4)) phase(made, { thread: 0, threads: 1 }, 0);
  const step = 1e-3;
  for (const [row, at] of [
    [0, 1],
    [3, 2],
    [6, 0],
  ] as const) {
    const cell = row * 4 + at;
    const higher = lossOf(({ rows }) => rows.set([(rows[cell] ?? 0) + step], cell));
    const lower = lossOf(({ rows }) => rows.set([(rows[cell] ?? 0) - step], cell));
    let gradient = 0;
    for (let text = 0; text < 6; text++) {
      const own = made.tokens.subarray(made.offsets[text], made.offsets[text + 1]);
      gradient += own.filter((token) => token === row).length * (made.gradients[text * 4 + at] ?? 0);
    }
    expect(gradient).toBeCloseTo((higher - lower) / (2 * step), 2);
  }
});

test("pairs that share a text are not each other's negatives", () => {
  const alone = lossOf(({ texts }) => texts.set([0, 0, 0]));
  expect(alone).toBeCloseTo(0, 5);
});
