import type { Embedder } from "../model/embedder.ts";
import type { Faults } from "./faults.ts";
import type { Indexes } from "./indexes.ts";

const mostRemade = 20_000;
const likeness = 0.999;

/** Compares the vectors of the vocabulary with the words: none too few, none of no word, none of another word. */
export function checkVocabulary({ words, vocabulary }: Indexes, embedder: Embedder, faults: Faults): void {
  const { vectors } = vocabulary;
  const size = words.vocabularySize();
  const every = Math.max(1, Math.ceil(size / mostRemade));
  for (let token = 0; token < size; token += 1) {
    const text = words.token(token);
    const held = vectors.vector(token);
    // A word in a script that the embedder does not know has no direction.
    if (!held && vocabulary.isDue(token, words) && embedder.embed(text).some((value) => value !== 0))
      faults.add("words have no vector in the vocabulary", text);
    if (held && token % every === 0 && !isNear(held, embedder.embed(text)))
      faults.add("words have the vector of another in the vocabulary", text);
  }
  for (const token of vectors.rowids())
    if (token >= size) faults.add("vectors of the vocabulary are of no word", String(token));
}

function isNear(held: readonly number[], made: Float32Array): boolean {
  return held.reduce((sum, value, at) => sum + value * (made[at] ?? 0), 0) > likeness;
}
