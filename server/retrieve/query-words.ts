import type { Indexes } from "../index/indexes.ts";
import type { WordIndex } from "../index/word-index.ts";
import type { QueryTerm } from "../language/analyse.ts";
import type { Embedder } from "../model/embedder.ts";
import { nearTokens } from "./near-tokens.ts";

/** A token of the catalogue that a word of the question may mean. */
export interface ReadAs {
  readonly token: number;
  readonly text: string;
  /** 1 for the word itself, less for what is spelt like it or near it in meaning. */
  readonly weight: number;
  readonly by: "word" | "spelling" | "meaning";
}

/** A word of the question as the catalogue's vocabulary knows it. */
export interface QueryWord {
  readonly term: string;
  /** The best first. */
  readonly readAs: readonly ReadAs[];
  /** Rarity times the weight of the word in the question. */
  readonly weight: number;
  readonly chatter: boolean;
}

interface Sources {
  readonly words: WordIndex;
  readonly vocabulary: Indexes["vocabulary"];
  readonly embedder: Embedder;
}

const neighbours = 24;
// Words of this cosine mean the same; in between, nearness falls off faster than the cosine.
const sameMeaning = 0.7;
const steepness = 1.5;
/** What a word near in meaning counts beside the word itself, and where the catalogue does not know the word. */
const besideOwn = 0.85;
const besideName = 0.5;
const alone = 0.9;
// Lighter readings cost time and change no order.
const leastWeight = 0.03;
const spellingWeights = [1, 0.85, 0.6];
// A word that the model has learnt is hardly a slip of another.
const learntShare = 0.25;

/**
 * The question's words, each with the tokens of the vocabulary it may mean: itself in all its spellings, what is spelt
 * like it where nobody wrote it so, and its nearest words in any language. The rarity of such a group is that of one
 * token that stood in as many passages as they do together, each counted by its weight.
 */
export function queryWords(terms: readonly QueryTerm[], sources: Sources): QueryWord[] {
  return terms.map((term) => {
    const readAs = readingsOf(term, sources);
    const passages = sources.words.count();
    const frequency = readAs.reduce(
      (sum, { token, weight }) => sum + weight * sources.words.documentFrequency(token),
      0,
    );
    const df = Math.min(passages, frequency);
    const idf = Math.log(1 + (passages - df + 0.5) / (df + 0.5));
    return { term: term.term, readAs, weight: idf * term.weight, chatter: term.chatter };
  });
}

function readingsOf(term: QueryTerm, sources: Sources): ReadAs[] {
  const own = ownTokens(term, sources.words);
  const spelled = own.length > 0 ? own : spelledTokens(term, sources);
  const readings = new Map(spelled.map((reading) => [reading.token, reading]));
  const near = term.chatter ? [] : nearInMeaning(term, own.length > 0 ? shareBesideOwn(term, sources) : alone, sources);
  for (const reading of near) {
    if (reading.weight > (readings.get(reading.token)?.weight ?? 0)) readings.set(reading.token, reading);
  }
  return [...readings.values()].toSorted((one, other) => other.weight - one.weight || one.token - other.token);
}

/** What the catalogue knows and the model has not learnt is mostly a name: its neighbours are other names spelt like it. */
function shareBesideOwn({ word, term }: QueryTerm, { embedder }: Sources): number {
  return embedder.knows(word) || embedder.knows(term) ? besideOwn : besideName;
}

function ownTokens({ variants }: QueryTerm, words: WordIndex): ReadAs[] {
  return variants.flatMap((text) => {
    const token = words.number(text);
    if (token === undefined || words.documentFrequency(token) === 0) return [];
    return [{ token, text, weight: 1, by: "word" as const }];
  });
}

function spelledTokens(term: QueryTerm, { words, embedder }: Sources): ReadAs[] {
  const share = embedder.knows(term.word) ? learntShare : 1;
  return nearTokens(inScriptOf(term), words).map(({ token, slips }) => ({
    token,
    text: words.token(token),
    weight: share * (spellingWeights[slips] ?? 0.5),
    by: "spelling" as const,
  }));
}

/** A slip is looked for in the word as typed and as its Cyrillic, not in its Latin spellings, which differ anyway. */
function inScriptOf({ term, variants }: QueryTerm): string[] {
  const cyrillic = /\p{Script=Cyrillic}/u;
  return cyrillic.test(term) ? variants.filter((token) => cyrillic.test(token)) : [...variants];
}

function nearInMeaning({ word, term }: QueryTerm, share: number, { words, vocabulary, embedder }: Sources): ReadAs[] {
  if (/\p{N}/u.test(term)) return [];
  const least = embedder.wordCosine;
  return vocabulary.near(`${word} ${word} ${term}`, embedder, neighbours).flatMap(({ token, cosine }) => {
    const weight = share * Math.min(1, Math.max(0, (cosine - least) / (sameMeaning - least))) ** steepness;
    if (weight < leastWeight || words.documentFrequency(token) === 0) return [];
    return [{ token, text: words.token(token), weight, by: "meaning" as const }];
  });
}
