import { MendableError } from "../errors.ts";
import type { EmbedderMeasures, EmbedOptions } from "./text-embedder.ts";
import { unlikeSentences } from "./unlike-sentences.ts";

/** Unit vectors of the texts, in order. */
type Embed = (texts: readonly string[], options: EmbedOptions) => Promise<readonly Float32Array[]>;

// Sentences of one length in letters that a model does not know all become the same vector.
const blindCosine = 0.999;

/**
 * Embeds sentences that have nothing in common. What models call near differs widely (two unlike sentences have a
 * cosine of 0.1 in one, 0.8 in another), so the largest cosine of an unlike pair, in any two languages, is where likeness begins.
 * @throws MendableError when the model cannot tell the sentences apart
 */
export async function measureEmbedder(
  embed: Embed,
  { name, signal }: { name: string; signal?: AbortSignal },
): Promise<EmbedderMeasures> {
  const sentences = unlikeSentences.flat();
  // A server may have to load its model first.
  const rest = { patient: true, ...(signal ? { signal } : {}) };
  const queries = await embed(sentences, { kind: "query", ...rest });
  const passages = await embed(sentences, { kind: "passage", ...rest });
  const lengths = new Set([...queries, ...passages].map((vector) => vector.length));
  const [dimensions, other] = lengths;
  if (dimensions === undefined || other !== undefined)
    throw new MendableError(`${name} gives vectors of unequal length: ${[...lengths].join(", ")} numbers`);
  const clearCosine = largestUnlike(queries, passages);
  if (clearCosine > blindCosine) {
    throw new MendableError(
      `${name} gives sentences that have nothing in common the same vector: it may not know Kazakh or Russian, or be no embedding model`,
    );
  }
  return { dimensions, clearCosine };
}

function largestUnlike(queries: readonly Float32Array[], passages: readonly Float32Array[]): number {
  const perMatter = unlikeSentences[0]?.length ?? 1;
  const matterOf = (index: number): number => Math.floor(index / perMatter);
  let largest = 0;
  for (const [left, query] of queries.entries()) {
    for (const [right, passage] of passages.entries()) {
      if (matterOf(left) !== matterOf(right)) largest = Math.max(largest, cosine(query, passage));
    }
  }
  return largest;
}

/** Of two unit vectors. */
function cosine(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
}
