import { indexTokens } from "../language/analyse.ts";
import type { Passage } from "../library/passage.ts";
import type { WeightedToken } from "./word-index.ts";

// What a thing is called says more of it than what is said about it.
const fieldWeights = { title: 4, names: 3, subjects: 2, text: 1 } as const;
const mostWeight = 255;

export interface PassageTokens {
  /** Once each, with the weights of the fields that hold them added up; those of the title come first. */
  readonly tokens: readonly WeightedToken[];
  readonly inTitle: number;
}

export function passageTokens({ title, names, subjects, text, language }: Passage): PassageTokens {
  const weights = new Map<string, number>();
  const add = (tokens: readonly string[], weight: number): void => {
    for (const token of tokens) weights.set(token, Math.min(mostWeight, (weights.get(token) ?? 0) + weight));
  };
  add(indexTokens(title, language), fieldWeights.title);
  const inTitle = weights.size;
  // Names and subjects stand there in several languages at once.
  add(indexTokens(names, undefined), fieldWeights.names);
  add(indexTokens(subjects, undefined), fieldWeights.subjects);
  add(indexTokens(text, language), fieldWeights.text);
  return { tokens: [...weights], inTitle };
}
