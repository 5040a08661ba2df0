import { contentHash } from "../library/content-hash.ts";
import type { StoredPassage } from "../library/passage.ts";
import type { Store } from "../library/store.ts";
import type { TextEmbedder } from "../model/text-embedder.ts";
import { embedPassages } from "./embed-passages.ts";
import { passageText } from "./passage-text.ts";
import { takeUpTo } from "./sync.ts";
import type { TextVectorRow } from "./text-vector-file.ts";
import type { TextVectors } from "./text-vectors.ts";

export interface FillOptions {
  readonly signal: AbortSignal;
  /** Passages that are embedded, and kept, at once. */
  readonly batchSize?: number;
}

export interface FillStep {
  /** Passages looked at in this step. */
  readonly passages: number;
  /** Those of them whose text had no vector yet. */
  readonly embedded: number;
  /** Ids of those that the embedder refuses though it answers. */
  readonly refused: readonly string[];
}

/**
 * Brings the vectors to the store's present state, a batch at a time; what is embedded is kept whenever it stops. The
 * caller holds the index lock.
 */
export async function* fillTextVectors(
  store: Store,
  { vectors, embedder }: { vectors: TextVectors; embedder: TextEmbedder },
  { signal, batchSize = 64 }: FillOptions,
): AsyncGenerator<FillStep> {
  // Changes made while this runs are left for the next filling: deletions and passages are read up to one number.
  const target = store.seq();
  if (vectors.seq() > target) vectors.rewind();
  const deletions = store.deletedSince(vectors.seq()).filter(({ seq }) => seq <= target);
  while (vectors.seq() < target) {
    const batch = store.passagesSince(vectors.seq(), batchSize).filter(({ seq }) => seq <= target);
    const upTo = batch.length < batchSize ? target : (batch.at(-1)?.seq ?? target);
    const { written, ...step } = await embedBatch(batch, { vectors, embedder, signal });
    signal.throwIfAborted();
    vectors.apply({ seq: upTo, written, deleted: takeUpTo(deletions, upTo) });
    yield step;
  }
  vectors.dropSpare();
}

interface Embedding {
  readonly vectors: TextVectors;
  readonly embedder: TextEmbedder;
  readonly signal: AbortSignal;
}

async function embedBatch(
  batch: readonly StoredPassage[],
  { vectors, embedder, signal }: Embedding,
): Promise<FillStep & { readonly written: readonly TextVectorRow[] }> {
  const read = batch.map((passage) => ({ passage, text: passageText(passage) }));
  // Editions and copies often have one text.
  const made = new Map(read.map(({ text }) => [text, vectors.known(contentHash(text))]));
  const missing = [...made].flatMap(([text, vector]) => (vector ? [] : [text]));
  const embedded = await embedPassages(missing, embedder, signal);
  for (const [index, text] of missing.entries()) made.set(text, embedded[index]);
  const noDirection = new Float32Array(embedder.dimensions);
  return {
    passages: batch.length,
    embedded: missing.length,
    refused: read.flatMap(({ passage, text }) => (made.get(text) ? [] : [passage.id])),
    written: read.map(({ passage: { rowid, seq }, text }) => ({
      rowid,
      seq,
      hash: contentHash(text),
      vector: made.get(text) ?? noDirection,
    })),
  };
}
