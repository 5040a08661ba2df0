/** Turns a text into a unit vector; texts of near meaning have a large cosine. */
export interface Embedder {
  /** Changes whenever the vectors do: an index made with another embedder is rebuilt. */
  readonly id: string;
  readonly dimensions: number;
  /** A cosine of two texts above this is likeness rather than chance. */
  readonly clearCosine: number;
  /** The same for two single words. */
  readonly wordCosine: number;
  /** Whether the word was learnt as a whole, so that it is no slip of another. */
  knows(word: string): boolean;
  /** A unit vector; all zeros for a text without words. */
  embed(text: string): Float32Array;
}
