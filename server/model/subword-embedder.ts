import { existsSync } from "node:fs";
import { remember } from "../language/remember.ts";
import type { Embedder } from "./embedder.ts";
import { readSubwordFile, type SubwordRows } from "./subword-file.ts";
import { isOfGrammar, rowHashes, wholeWordHashes, wordsOf } from "./subword-tokens.ts";
import { untrainedRows } from "./untrained-rows.ts";

/** The rows of a model by hash. */
export interface RowTable {
  readonly id: string;
  readonly dimensions: number;
  readonly clearCosine: number;
  readonly wordCosine: number;
  /** Whether the model learnt a row for the hash. */
  has(hash: number): boolean;
  /** Adds the row of the hash, if there is one, to `sum`. */
  addRow(hash: number, sum: Float32Array): void;
}

/** The trained embedder of `path`, or the untrained one of the same architecture when there is no such file. */
export function openSubwordEmbedder(path: string): Embedder {
  return subwordEmbedder(existsSync(path) ? trainedRows(readSubwordFile(path)) : untrainedRows());
}

// A catalogue says the same words over and over; 40,000 vectors of 128 numbers are 20 MB.
const rememberedWords = 20_000;

interface Word {
  readonly vector: Float32Array;
  readonly isOfGrammar: boolean;
}

/** A word is the sum of its rows, a text the mean of its words of meaning, brought to length 1. */
function subwordEmbedder(table: RowTable): Embedder {
  const wordOf = remember(
    (word): Word => ({ vector: sumOfRows(table, word), isOfGrammar: isOfGrammar(word) }),
    rememberedWords,
  );
  return {
    id: table.id,
    dimensions: table.dimensions,
    clearCosine: table.clearCosine,
    wordCosine: table.wordCosine,
    knows: (word) => wholeWordHashes(word).some((hash) => table.has(hash)),
    embed: (text) => {
      const all = wordsOf(text).map(wordOf);
      const meaning = all.filter((word) => !word.isOfGrammar);
      const sum = new Float32Array(table.dimensions);
      // The length is set to 1 at the end, so the mean over words is their sum.
      for (const { vector } of meaning.length > 0 ? meaning : all) add(sum, vector);
      return toUnitLength(sum);
    },
  };
}

function sumOfRows(table: RowTable, word: string): Float32Array {
  const sum = new Float32Array(table.dimensions);
  for (const hash of rowHashes(word)) table.addRow(hash, sum);
  return sum;
}

function add(sum: Float32Array, vector: Float32Array): void {
  for (let index = 0; index < sum.length; index++) sum[index] = (sum[index] ?? 0) + (vector[index] ?? 0);
}

// Unrelated texts reach 0.2 under the trained rows, and chance alone 4/√128.
const trainedClearCosine = 0.35;
// Between 0.2 and 0.3 aligned sentences and titles are found alike.
const trainedWordCosine = 0.25;

function trainedRows(rows: SubwordRows): RowTable {
  const { dimensions } = rows;
  const rowOf = placesOf(rows.hashes);
  return {
    id: rows.id,
    dimensions,
    clearCosine: trainedClearCosine,
    wordCosine: trainedWordCosine,
    has: (hash) => rowOf(hash) >= 0,
    addRow: (hash, sum) => {
      const row = rowOf(hash);
      if (row < 0) return;
      const scale = rows.scales[row] ?? 0;
      const start = (row * dimensions) / 2;
      for (let pair = 0; pair < dimensions / 2; pair++) {
        const byte = rows.nibbles[start + pair] ?? 0;
        sum[2 * pair] = (sum[2 * pair] ?? 0) + ((byte & 15) - 8) * scale;
        sum[2 * pair + 1] = (sum[2 * pair + 1] ?? 0) + ((byte >> 4) - 8) * scale;
      }
    },
  };
}

/** Gives the row of a hash, -1 where there is none: a table of places, since a search by halves misses the processor's cache at each. */
function placesOf(hashes: Uint32Array): (hash: number) => number {
  const size = 2 ** Math.ceil(Math.log2(2 * hashes.length + 1));
  const places = new Int32Array(size).fill(-1);
  for (let row = 0; row < hashes.length; row++) {
    let place = (hashes[row] ?? 0) & (size - 1);
    while ((places[place] ?? -1) >= 0) place = (place + 1) & (size - 1);
    places[place] = row;
  }
  return (hash) => {
    for (let place = hash & (size - 1); ; place = (place + 1) & (size - 1)) {
      const row = places[place] ?? -1;
      if (row < 0 || hashes[row] === hash) return row;
    }
  };
}

function toUnitLength(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square);
  return length > 0 ? vector.map((value) => value / length) : vector;
}
