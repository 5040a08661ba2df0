/** A piece of a document as its author set it apart. */
export interface Block {
  readonly kind: "heading" | "paragraph" | "item" | "row";
  readonly text: string;
  /** Of a heading: 1 is the outermost. */
  readonly level?: number;
  /** From 1, of formats that have pages. */
  readonly page?: number;
}

/** What a reader of one format makes of a file. */
export interface ReadDocument {
  /** Out of its metadata. */
  readonly title?: string;
  readonly blocks: readonly Block[];
  /** What the librarian should look at, in plain sentences. */
  readonly notes: readonly string[];
}
