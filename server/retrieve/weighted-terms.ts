import type { KeywordIndex } from "../index/keyword-index.ts";
import type { QueryTerm } from "../language/analyse.ts";
import { nearTokens } from "./near-tokens.ts";

/** A word of the question as the catalogue's vocabulary knows it. */
export interface WeightedTerm {
  readonly term: string;
  /** Tokens of the vocabulary that stand for the word. */
  readonly tokens: readonly string[];
  /** The word itself is in no passage; `tokens` are only spelt like it. */
  readonly approximate: boolean;
  /** Passages that hold any of the tokens, at most. */
  readonly df: number;
  /** Rarity times the weight of the word in the question. */
  readonly weight: number;
  readonly chatter: boolean;
}

/** The question's words with their tokens and rarity. A word nobody wrote has the weight of the rarest. */
export function weightedTerms(terms: readonly QueryTerm[], index: KeywordIndex): WeightedTerm[] {
  const passages = index.count();
  return terms.map((term) => {
    const known = frequencies(term.variants, index);
    const near = known.length > 0 ? [] : nearTokens(inScriptOf(term), index);
    const found = known.length > 0 ? known : near;
    const df = Math.min(
      passages,
      found.reduce((sum, { df }) => sum + df, 0),
    );
    const idf = Math.log(1 + (passages - df + 0.5) / (df + 0.5));
    return {
      term: term.term,
      tokens: found.map(({ token }) => token),
      approximate: near.length > 0,
      df,
      weight: idf * term.weight,
      chatter: term.chatter,
    };
  });
}

function frequencies(tokens: readonly string[], index: KeywordIndex): { token: string; df: number }[] {
  return tokens.map((token) => ({ token, df: index.documentFrequency(token) })).filter(({ df }) => df > 0);
}

/** A slip is looked for in the word as typed and as its Cyrillic, not in its Latin spellings, which differ anyway. */
function inScriptOf({ term, variants }: QueryTerm): string[] {
  const cyrillic = /\p{Script=Cyrillic}/u;
  return cyrillic.test(term) ? variants.filter((token) => cyrillic.test(token)) : [...variants];
}
