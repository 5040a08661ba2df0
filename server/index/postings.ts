/** Where tokens stand: of each token the passages in ascending order, with the weight it has in each. */
export interface Postings {
  /** Token t has `documents[offsets[t] … offsets[t + 1])`. */
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
  /** 1 to 255, beside `documents`. */
  readonly weights: Uint8Array;
}

/** Postings added since the flat ones were made: of one token. */
export interface AddedPostings {
  readonly documents: number[];
  readonly weights: number[];
}

export const noPostings: Postings = {
  offsets: new Uint32Array(1),
  documents: new Uint32Array(),
  weights: new Uint8Array(),
};

/**
 * Flat postings of both, with the passages renumbered; one whose new number is `gone` is left out. New numbers must
 * rise with the old ones, so that each token's passages stay in order.
 */
export function mergePostings(
  flat: Postings,
  added: ReadonlyMap<number, AddedPostings>,
  { tokens, renumbered, gone }: { tokens: number; renumbered: Uint32Array; gone: number },
): Postings {
  const offsets = new Uint32Array(tokens + 1);
  let most = flat.documents.length;
  for (const { documents } of added.values()) most += documents.length;
  const documents = new Uint32Array(most);
  const weights = new Uint8Array(most);
  let length = 0;
  const put = (from: AddedPostings | Postings, start: number, end: number): void => {
    for (let at = start; at < end; at++) {
      const number = renumbered[from.documents[at] ?? 0] ?? gone;
      if (number === gone) continue;
      documents[length] = number;
      weights[length] = from.weights[at] ?? 0;
      length++;
    }
  };
  for (let token = 0; token < tokens; token++) {
    const end = flat.offsets[token + 1] ?? 0;
    put(flat, flat.offsets[token] ?? end, end);
    const more = added.get(token);
    if (more) put(more, 0, more.documents.length);
    offsets[token + 1] = length;
  }
  return { offsets, documents: documents.slice(0, length), weights: weights.slice(0, length) };
}
