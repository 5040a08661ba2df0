import type { TrainingPair } from "../../server/model/training-pair.ts";

/** A training pair with the name of where it comes from, as the model card counts it. */
export interface SourcedPair {
  readonly pair: TrainingPair;
  readonly source: string;
}
