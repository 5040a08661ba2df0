import { words } from "../language/words.ts";
import { noisyWord } from "./augment.ts";
import { seededRandom, shuffled } from "./random.ts";
import { rowHashes, wordsToEmbed } from "./subword-tokens.ts";
import type { TrainingPair, TrainingText } from "./training-pair.ts";

/** The rows of a model before its training: the number of each hash. */
export type RowNumbers = ReadonlyMap<number, number>;

/** One batch as `train-step.ts` takes it: texts of both sides with the numbers of their rows. */
export interface Batch {
  readonly offsets: Int32Array;
  readonly tokens: Int32Array;
  readonly texts: Int32Array;
}

// A text's first words say what it is about; longer ones are cut.
const longestText = 24;
// Pairs of one text with itself, spelt otherwise: without them the spelling of rare words is learnt from their letters alone.
const selfShare = 0.08;

/** The most frequent hashes of the training texts, as given and spelt otherwise, at most `limit`; ties go by hash. */
export function countRows(
  pairs: readonly TrainingPair[],
  { limit, seed }: { limit: number; seed: number },
): RowNumbers {
  const random = seededRandom(seed);
  const counts = new Map<number, number>();
  const count = (word: string): void => {
    for (const hash of new Set(rowHashes(word))) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  };
  for (const { language, text } of pairs.flat()) {
    for (const word of wordsToEmbed(text).slice(0, longestText)) {
      count(word);
      count(noisyWord(word, language, random));
    }
  }
  const frequent = [...counts].toSorted(([a, m], [b, n]) => n - m || a - b).slice(0, limit);
  return new Map(frequent.map(([hash], index) => [hash, index]));
}

/** The batches of one epoch in a shuffled order; the last, short one is left out. */
export function* epochBatches(
  pairs: readonly TrainingPair[],
  rows: RowNumbers,
  { batch, seed }: { batch: number; seed: number },
): Generator<Batch> {
  const random = seededRandom(seed);
  const clean = new Map<string, Int32Array>();
  const order = shuffled(pairs, random);
  for (let start = 0; start + batch <= order.length; start += batch) {
    const chosen = order
      .slice(start, start + batch)
      .map((pair) => (random() < selfShare ? selfPair(pair, random) : pair));
    const texts = [...chosen.map(([left]) => left), ...chosen.map(([, right]) => right)];
    yield encode(texts, { rows, random, clean });
  }
}

function selfPair([left, right]: TrainingPair, random: () => number): TrainingPair {
  const own = random() < 0.6 ? left : right;
  return [own, own];
}

interface Encoding {
  readonly rows: RowNumbers;
  readonly random: () => number;
  /** Rows of words as given, by word. */
  readonly clean: Map<string, Int32Array>;
}

function encode(texts: readonly TrainingText[], encoding: Encoding): Batch {
  const offsets = new Int32Array(texts.length + 1);
  const parts: Int32Array[] = [];
  let length = 0;
  for (const [index, text] of texts.entries()) {
    for (const rows of rowsOfText(text, encoding)) {
      parts.push(rows);
      length += rows.length;
    }
    offsets[index + 1] = length;
  }
  const tokens = new Int32Array(length);
  let at = 0;
  for (const part of parts) {
    tokens.set(part, at);
    at += part.length;
  }
  return { offsets, tokens, texts: numbered(texts) };
}

function rowsOfText({ language, text }: TrainingText, { rows, random, clean }: Encoding): Int32Array[] {
  return wordsToEmbed(text)
    .slice(0, longestText)
    .map((word) => {
      const spelt = noisyWord(word, language, random);
      if (spelt !== word) return rowsOfWord(spelt, rows);
      const known = clean.get(word) ?? rowsOfWord(word, rows);
      clean.set(word, known);
      return known;
    });
}

function rowsOfWord(word: string, rows: RowNumbers): Int32Array {
  return Int32Array.from(rowHashes(word).flatMap((hash) => rows.get(hash) ?? []));
}

function numbered(texts: readonly TrainingText[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(texts, ({ text }) => {
    const key = words(text.toLowerCase()).join(" ");
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}
