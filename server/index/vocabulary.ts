import type { Embedder } from "../model/embedder.ts";
import { VectorIndex } from "./vector-index.ts";
import type { WordIndex } from "./word-index.ts";

export interface NearToken {
  readonly token: number;
  readonly cosine: number;
}

// Below this size every word has a vector; above it, those that stand in two passages or more: a word of one passage
// is mostly a slip or a name, found by its letters.
const smallVocabulary = 60_000;

/** The words of the catalogue by meaning: a vector for each, under its number in the word index. */
export class Vocabulary {
  readonly vectors: VectorIndex;
  /** Tokens up to this number have been looked at. */
  #reached = 0;

  constructor(dimensions: number, vectors?: VectorIndex) {
    this.vectors = vectors ?? new VectorIndex(dimensions);
  }

  /** Gives vectors to the words that have none yet. */
  *update(words: WordIndex, embedder: Embedder, batchSize = 256): Generator<void> {
    const leastPassages = words.vocabularySize() > smallVocabulary ? 2 : 1;
    let added = 0;
    for (let token = this.#firstToLookAt(leastPassages); token < words.vocabularySize(); token++) {
      if (this.vectors.has(token) || words.documentFrequency(token) < leastPassages) continue;
      const text = words.token(token);
      if (!hasMeaning(text)) continue;
      this.vectors.add(token, embedder.embed(text));
      if (++added % batchSize === 0) yield;
    }
    this.#reached = words.vocabularySize();
  }

  /** The tokens nearest to a word's vector, the nearest first. */
  near(vector: Float32Array, k: number): NearToken[] {
    return this.vectors.search(vector, k).map(({ rowid, score }) => ({ token: rowid, cosine: score }));
  }

  // A word that stood in one passage may stand in two now, so in a large vocabulary all are looked at.
  #firstToLookAt(leastPassages: number): number {
    return leastPassages > 1 ? 0 : this.#reached;
  }
}

/** Figures and single letters are near to each other by their letters alone. */
function hasMeaning(token: string): boolean {
  return token.length > 2 && !/\p{N}/u.test(token);
}
