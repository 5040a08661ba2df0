import type { Embedder } from "../model/embedder.ts";
import { VectorIndex } from "./vector-index.ts";
import type { WordIndex } from "./word-index.ts";

export interface NearToken {
  readonly token: number;
  readonly cosine: number;
}

// Up to this size every word gets a vector; above it, those that stand in two passages or more: a word of one passage
// is mostly a slip or a name, found by its letters.
const smallVocabulary = 60_000;

// Of 24 neighbours among 50,000 words a walk of 64 finds 98 %, of the nearest five all but one in 400.
const walked = 64;

// Readers ask for the same things in the same words.
const rememberedTexts = 10_000;

/** The words of the catalogue by meaning: a vector for each, under its number in the word index. */
export class Vocabulary {
  readonly vectors: VectorIndex;
  /** How many vectors the graph holds beyond its saved copy. */
  unsaved = 0;
  readonly #remembered = new Map<string, readonly NearToken[]>();
  /** Words of one passage that have no vector yet. */
  readonly #late = new Set<number>();
  #isBegun = false;

  constructor(dimensions: number, vectors?: VectorIndex) {
    this.vectors = vectors ?? new VectorIndex(dimensions);
  }

  /** How many words wait for `fill`. */
  late(): number {
    return this.#late.size;
  }

  /**
   * Gives vectors to the words of two passages or more that have none yet, and lists the others for `fill`: looks at all words
   * the first time, then at those that passages were given.
   */
  *update(words: WordIndex, embedder: Embedder, batchSize = 64): Generator<void> {
    const posted = words.takePosted();
    const tokens = this.#isBegun ? posted : numbersUpTo(words.vocabularySize());
    this.#isBegun = true;
    for (const token of tokens) {
      if (this.vectors.has(token) || !hasMeaning(words.token(token))) continue;
      if (words.documentFrequency(token) < 2) {
        if (words.vocabularySize() <= smallVocabulary) this.#late.add(token);
      } else if (this.#add(token, words, embedder) % batchSize === 0) yield;
    }
  }

  /** Gives vectors to the words of one passage, where the vocabulary is small. */
  *fill(words: WordIndex, embedder: Embedder, batchSize: number): Generator<void> {
    for (const token of this.#late) {
      if (words.vocabularySize() > smallVocabulary) this.#late.clear();
      else if (this.#add(token, words, embedder) % batchSize === 0) yield;
    }
  }

  /** Whether a word ought to have a vector by now. */
  isDue(token: number, words: WordIndex): boolean {
    return !this.#late.has(token) && words.documentFrequency(token) > 1 && hasMeaning(words.token(token));
  }

  #add(token: number, words: WordIndex, embedder: Embedder): number {
    this.#late.delete(token);
    if (!this.vectors.has(token)) this.vectors.add(token, embedder.embed(words.token(token)));
    this.#remembered.clear();
    return ++this.unsaved;
  }

  /** The tokens nearest to a text of one embedder, the nearest first. */
  near(text: string, embedder: Embedder, k: number): readonly NearToken[] {
    const key = `${k} ${text}`;
    const known = this.#remembered.get(key);
    if (known) return known;
    const found = this.vectors
      .search(embedder.embed(text), k, walked)
      .map(({ rowid, score }) => ({ token: rowid, cosine: score }));
    if (this.#remembered.size >= rememberedTexts) this.#remembered.clear();
    this.#remembered.set(key, found);
    return found;
  }
}

function* numbersUpTo(end: number): Generator<number> {
  for (let number = 0; number < end; number++) yield number;
}

/** Figures and single letters are near to each other by their letters alone. */
function hasMeaning(token: string): boolean {
  return token.length > 2 && !/\p{N}/u.test(token);
}
