import type { IndexedPassage, IndexFile } from "../index/index-file.ts";
import { indexTokens } from "../language/analyse.ts";
import { byMeaning, byWord, coverage } from "./coverage.ts";
import type { QueryWord } from "./query-words.ts";

/** A passage weighed against one question. */
export interface Judged {
  readonly passage: IndexedPassage;
  /** Share of the question that it holds word by word. */
  readonly coverage: number;
  /** Share of the question that it holds by meaning, and that its title holds. */
  readonly meaning: number;
  readonly titleMeaning: number;
}

/** Weighs passages against one question, each once: both searches and the fusion ask for the same ones. */
export function judgeOf(
  words: readonly QueryWord[],
  file: Pick<IndexFile, "passage">,
): (rowid: number) => Judged | undefined {
  const judged = new Map<number, Judged | undefined>();
  return (rowid) => {
    if (!judged.has(rowid)) judged.set(rowid, weighed(file.passage(rowid), words));
    return judged.get(rowid);
  };
}

function weighed(passage: IndexedPassage | undefined, words: readonly QueryWord[]): Judged | undefined {
  if (!passage) return undefined;
  const tokens = new Set(passage.tokens.split(" "));
  const titleTokens = new Set(indexTokens(passage.title, passage.language));
  return {
    passage,
    coverage: coverage(words, tokens, byWord),
    meaning: coverage(words, tokens, byMeaning),
    titleMeaning: coverage(words, titleTokens, byMeaning),
  };
}
