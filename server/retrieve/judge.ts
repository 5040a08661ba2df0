import type { IndexedPassage, KeywordIndex } from "../index/keyword-index.ts";
import { indexTokens } from "../language/analyse.ts";
import { coverage } from "./coverage.ts";
import type { WeightedTerm } from "./weighted-terms.ts";

/** A passage weighed against one question. */
export interface Judged {
  readonly passage: IndexedPassage;
  /** Share of the question that it holds anywhere, and that its title holds. */
  readonly coverage: number;
  readonly titleCoverage: number;
}

/** Weighs passages against one question, each once: both searches and the fusion ask for the same ones. */
export function judgeOf(
  terms: readonly WeightedTerm[],
  keyword: Pick<KeywordIndex, "passage">,
): (rowid: number) => Judged | undefined {
  const judged = new Map<number, Judged | undefined>();
  return (rowid) => {
    if (!judged.has(rowid)) judged.set(rowid, weighed(keyword.passage(rowid), terms));
    return judged.get(rowid);
  };
}

function weighed(passage: IndexedPassage | undefined, terms: readonly WeightedTerm[]): Judged | undefined {
  if (!passage) return undefined;
  return {
    passage,
    coverage: coverage(terms, new Set(passage.tokens.split(" "))),
    titleCoverage: coverage(terms, new Set(indexTokens(passage.title, passage.language))),
  };
}
