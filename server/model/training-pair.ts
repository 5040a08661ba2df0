import type { Language } from "../library/language.ts";

export interface TrainingText {
  readonly language: Language;
  readonly text: string;
}

/** Two texts that say the same, in two languages or in two spellings. */
export type TrainingPair = readonly [TrainingText, TrainingText];
