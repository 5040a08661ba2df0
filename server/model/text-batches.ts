export interface BatchLimits {
  readonly maxTexts: number;
  /** In all texts of a batch; a single text of more stands alone. */
  readonly maxCharacters: number;
}

/** Splits texts into runs of neighbours that each keep within the limits. */
export function splitIntoBatches(texts: readonly string[], { maxTexts, maxCharacters }: BatchLimits): string[][] {
  const batches: string[][] = [];
  let batch: string[] = [];
  let characters = 0;
  for (const text of texts) {
    if (batch.length > 0 && (batch.length >= maxTexts || characters + text.length > maxCharacters)) {
      batches.push(batch);
      batch = [];
      characters = 0;
    }
    batch.push(text);
    characters += text.length;
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}
