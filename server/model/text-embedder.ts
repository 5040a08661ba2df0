/** Some models want to be told what a text is: e5 was trained on "query: …" and "passage: …". */
export type TextKind = "query" | "passage";

export interface EmbedOptions {
  readonly kind: TextKind;
  /** Nobody waits for these queries: they take as long as passages may. */
  readonly patient?: boolean;
  readonly signal?: AbortSignal;
}

/** Turns texts into unit vectors by a model that answers later: a server, or a network run on this machine. */
export interface TextEmbedder {
  /** Changes whenever the vectors of passages do: an index made with another embedder is rebuilt. */
  readonly id: string;
  readonly dimensions: number;
  /** A cosine above this is likeness rather than chance. */
  readonly clearCosine: number;
  /**
   * A unit vector for each text, in order; all zeros for a text without words. A failure is thrown for all of them.
   * @throws MendableError that never quotes a text: a reader's question is confidential
   */
  embedTexts(texts: readonly string[], options: EmbedOptions): Promise<Float32Array[]>;
}

/** What stands before each text, by kind; empty for a model that wants none. */
export type Prefixes = Readonly<Record<TextKind, string>>;

/** What is measured when an embedder opens, unless known from before. */
export interface EmbedderMeasures {
  readonly dimensions: number;
  readonly clearCosine: number;
}
