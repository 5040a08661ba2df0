import { MendableError } from "../errors.ts";
import { measureEmbedder } from "./measure-embedder.ts";
import { type BatchLimits, splitIntoBatches } from "./text-batches.ts";
import type { EmbedderMeasures, EmbedOptions, Prefixes, TextEmbedder } from "./text-embedder.ts";

/** What stands behind a text embedder: one call of one model. */
export interface EmbeddingModel {
  /** For messages: "the embedder e5 at http://…". */
  readonly name: string;
  /** Tells the model from any other. */
  readonly id: string;
  readonly batch: BatchLimits;
  /** A vector of any length above 0 for each text, in order. */
  embedBatch(texts: readonly string[], options: EmbedOptions): Promise<readonly ArrayLike<number>[]>;
}

export interface ModelEmbedderOptions {
  readonly prefixes: Prefixes;
  /** Known from before: nothing is asked of the model until the first text. */
  readonly measures?: EmbedderMeasures;
  readonly signal?: AbortSignal;
}

// Models cut at 512 to 8,192 tokens, and some servers refuse what is longer. Our passages are far shorter.
const maxTextCharacters = 8_000;

/**
 * Makes a text embedder of a model: prefixes, batches, unit length.
 * @throws MendableError when the model fails, or cannot tell unlike sentences apart
 */
export async function openModelEmbedder(
  model: EmbeddingModel,
  { prefixes, measures, signal }: ModelEmbedderOptions,
): Promise<TextEmbedder> {
  const embed = (texts: readonly string[], options: EmbedOptions): Promise<Float32Array[]> =>
    embedAll(
      model,
      texts.map((text) => prefixes[options.kind] + sendable(text)),
      options,
    );
  const { dimensions, clearCosine } =
    measures ?? (await measureEmbedder(embed, { name: model.name, ...(signal ? { signal } : {}) }));
  return {
    // The prefix of queries changes no passage, so no index.
    id: `${model.id}:${dimensions}:${prefixes.passage}`,
    dimensions,
    clearCosine,
    async embedTexts(texts, options) {
      const vectors = (await embed(texts.filter(hasWords), options)).values();
      return texts.map((text) =>
        hasWords(text) ? checked(vectors.next().value, { model, dimensions }) : new Float32Array(dimensions),
      );
    },
  };
}

/** Cut, and without the half of a character that a cut or a keyboard may leave: servers in other languages refuse it. */
function sendable(text: string): string {
  return text.slice(0, maxTextCharacters).toWellFormed();
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** One batch after another: a small server, or a small machine, has no second one to spare. */
async function embedAll(
  model: EmbeddingModel,
  texts: readonly string[],
  options: EmbedOptions,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (const batch of splitIntoBatches(texts, model.batch)) {
    options.signal?.throwIfAborted();
    for (const vector of await model.embedBatch(batch, options)) vectors.push(toUnitLength(vector, model.name));
  }
  return vectors;
}

function toUnitLength(vector: ArrayLike<number>, name: string): Float32Array {
  const numbers = Float64Array.from(vector);
  const length = Math.hypot(...numbers);
  if (!(length > 0 && Number.isFinite(length)))
    throw new MendableError(`${name} gave a vector without a direction: all zeros, or not numbers`);
  return Float32Array.from(numbers, (value) => value / length);
}

function checked(
  vector: Float32Array | undefined,
  { model, dimensions }: { model: EmbeddingModel; dimensions: number },
): Float32Array {
  if (vector?.length === dimensions) return vector;
  throw new MendableError(
    `${model.name} gave a vector of ${vector?.length ?? 0} numbers where ${dimensions} are expected: is it still the same model?`,
  );
}
