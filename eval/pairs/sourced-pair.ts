import { type Language, languages } from "../../server/library/language.ts";
import type { TrainingPair } from "../../server/model/training-pair.ts";

/** A training pair with the name of where it comes from, as the model card counts it. */
export interface SourcedPair {
  readonly pair: TrainingPair;
  readonly source: string;
}

/** What one thing is called, or one text says, in each language. */
export type Texts = Readonly<Record<Language, readonly string[]>>;

/** Pairs of the texts of every two languages, as `join` puts the two lists together. */
export function pairsAcross(
  texts: Texts,
  source: string,
  join: (left: readonly string[], right: readonly string[]) => readonly (readonly [string, string])[],
): SourcedPair[] {
  return languages.flatMap((left, index) =>
    languages.slice(index + 1).flatMap((right) =>
      join(texts[left], texts[right]).map(([a, b]) => ({
        pair: [
          { language: left, text: a },
          { language: right, text: b },
        ] as const,
        source,
      })),
    ),
  );
}
