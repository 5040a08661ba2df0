/** What a step of training works on; every buffer is shared by the threads. A text is one side of a pair: 2 × batch of them, first all left sides. */
export interface StepBuffers {
  readonly dimensions: number;
  readonly batch: number;
  /** rows × dimensions: what is trained. */
  readonly rows: Float32Array;
  /** Sum of mean squared gradients of each row (row-wise Adagrad). */
  readonly squares: Float32Array;
  /** Where the row numbers of a text begin in `tokens`; 2 × batch + 1 of them. */
  readonly offsets: Int32Array;
  readonly tokens: Int32Array;
  /** A number for each text: pairs that share a text are not each other's negatives. */
  readonly texts: Int32Array;
  /** 2 × batch × dimensions: unit vectors of the texts, and their gradients. */
  readonly vectors: Float32Array;
  readonly gradients: Float32Array;
  readonly lengths: Float32Array;
  /** batch × batch, left by right: exponentials of scaled cosines; 0 for pairs that share a text. */
  readonly likeness: Float32Array;
  /** 2 × batch: sum of each row of it, then of each column. */
  readonly sums: Float32Array;
  /** One a thread. */
  readonly losses: Float64Array;
}

/** The share of the work that one of several threads does. */
export interface Part {
  readonly thread: number;
  readonly threads: number;
}

// Dual encoder with tied weights and a symmetric in-batch softmax: Yang et al., IJCAI 2019; scale 20.
const scale = 20;
const negligible = 1e-9;

/** The phases of one step, in order: every thread ends one before any begins the next, so the result does not depend on who is faster. */
export const phases: readonly ((buffers: StepBuffers, part: Part, learningRate: number) => void)[] = [
  embedTexts,
  compareTexts,
  sumColumns,
  findGradients,
  updateRows,
];

function embedTexts({ dimensions, batch, rows, offsets, tokens, vectors, lengths }: StepBuffers, part: Part): void {
  const [from, to] = share(2 * batch, part);
  for (let text = from; text < to; text++) {
    const start = text * dimensions;
    vectors.fill(0, start, start + dimensions);
    const end = offsets[text + 1] ?? 0;
    for (let at = offsets[text] ?? 0; at < end; at++) {
      addScaled(vectors, start, { weight: 1, from: rows, at: (tokens[at] ?? 0) * dimensions, dimensions });
    }
    const length = Math.sqrt(dot(vectors, start, vectors, start, dimensions)) + 1e-9;
    lengths[text] = length;
    for (let d = start; d < start + dimensions; d++) vectors[d] = (vectors[d] ?? 0) / length;
  }
}

function compareTexts(buffers: StepBuffers, part: Part): void {
  const { dimensions, batch, texts, vectors, likeness, sums } = buffers;
  const [from, to] = share(batch, part);
  for (let left = from; left < to; left++) {
    let sum = 0;
    for (let right = 0; right < batch; right++) {
      const isSame = left !== right && (texts[left] === texts[right] || texts[batch + left] === texts[batch + right]);
      // Cosines times 20 stay far from the ends of the exponential, so no largest value is taken off first.
      const value = isSame
        ? 0
        : Math.exp(scale * dot(vectors, left * dimensions, vectors, (batch + right) * dimensions, dimensions));
      likeness[left * batch + right] = value;
      sum += value;
    }
    sums[left] = sum;
  }
}

function sumColumns({ batch, likeness, sums }: StepBuffers, part: Part): void {
  const [from, to] = share(batch, part);
  sums.fill(0, batch + from, batch + to);
  for (let left = 0; left < batch; left++) {
    for (let right = from; right < to; right++) {
      sums[batch + right] = (sums[batch + right] ?? 0) + (likeness[left * batch + right] ?? 0);
    }
  }
}

/** The gradient of the loss by each text's vector, through the division by its length. */
function findGradients(buffers: StepBuffers, part: Part): void {
  const { dimensions, batch, vectors, gradients, likeness, sums, losses } = buffers;
  const [from, to] = share(batch, part);
  let loss = 0;
  for (let one = from; one < to; one++) {
    const own = likeness[one * batch + one] ?? 0;
    loss += (Math.log((sums[one] ?? 0) / own) + Math.log((sums[batch + one] ?? 0) / own)) / 2;
    const left = one * dimensions;
    const right = (batch + one) * dimensions;
    gradients.fill(0, left, left + dimensions);
    gradients.fill(0, right, right + dimensions);
    for (let other = 0; other < batch; other++) {
      const otherRight = (batch + other) * dimensions;
      addScaled(gradients, left, { weight: pull(buffers, one, other), from: vectors, at: otherRight, dimensions });
      const weight = pull(buffers, other, one);
      addScaled(gradients, right, { weight, from: vectors, at: other * dimensions, dimensions });
    }
    throughLength(buffers, one);
    throughLength(buffers, batch + one);
  }
  losses[part.thread] = loss / batch;
}

/** How the loss changes with the cosine of a left and a right text. */
function pull({ batch, likeness, sums }: StepBuffers, left: number, right: number): number {
  const value = likeness[left * batch + right] ?? 0;
  const shares = value / (sums[left] ?? 1) + value / (sums[batch + right] ?? 1);
  return (scale * (shares - (left === right ? 2 : 0))) / (2 * batch);
}

function throughLength({ dimensions, vectors, gradients, lengths }: StepBuffers, text: number): void {
  const start = text * dimensions;
  const along = dot(gradients, start, vectors, start, dimensions);
  const length = lengths[text] ?? 1;
  for (let d = start; d < start + dimensions; d++) {
    gradients[d] = ((gradients[d] ?? 0) - along * (vectors[d] ?? 0)) / length;
  }
}

/** Row-wise Adagrad; a thread has the rows of its remainder, so that no row is written by two. */
function updateRows(buffers: StepBuffers, { thread, threads }: Part, learningRate: number): void {
  const { dimensions, batch, rows, squares, offsets, tokens, gradients } = buffers;
  for (let text = 0; text < 2 * batch; text++) {
    const start = text * dimensions;
    const square = dot(gradients, start, gradients, start, dimensions) / dimensions;
    if (square === 0) continue;
    const end = offsets[text + 1] ?? 0;
    for (let at = offsets[text] ?? 0; at < end; at++) {
      const row = tokens[at] ?? 0;
      if (row % threads !== thread) continue;
      const seen = (squares[row] ?? 0) + square;
      squares[row] = seen;
      const weight = -learningRate / (Math.sqrt(seen) + 1e-10);
      addScaled(rows, row * dimensions, { weight, from: gradients, at: start, dimensions });
    }
  }
}

interface Scaled {
  readonly weight: number;
  readonly from: Float32Array;
  readonly at: number;
  readonly dimensions: number;
}

function addScaled(sum: Float32Array, start: number, { weight, from, at, dimensions }: Scaled): void {
  // Most texts of a batch pull at each other by next to nothing.
  if (Math.abs(weight) < negligible) return;
  for (let d = 0; d < dimensions; d++) sum[start + d] = (sum[start + d] ?? 0) + weight * (from[at + d] ?? 0);
}

// Four sums at once: a processor adds them side by side, which one running sum forbids.
function dot(a: Float32Array, i: number, b: Float32Array, j: number, dimensions: number): number {
  let [s, t, u, v] = [0, 0, 0, 0];
  for (let d = 0; d < dimensions; d += 4) {
    s += (a[i + d] ?? 0) * (b[j + d] ?? 0);
    t += (a[i + d + 1] ?? 0) * (b[j + d + 1] ?? 0);
    u += (a[i + d + 2] ?? 0) * (b[j + d + 2] ?? 0);
    v += (a[i + d + 3] ?? 0) * (b[j + d + 3] ?? 0);
  }
  return s + t + u + v;
}

function share(count: number, { thread, threads }: Part): [number, number] {
  return [Math.floor((count * thread) / threads), Math.floor((count * (thread + 1)) / threads)];
}
