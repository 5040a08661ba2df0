/** What one document may cost; a document that costs more is rejected by itself. */
export interface DocumentLimits {
  readonly fileBytes: number;
  /** Of a file that is text as it stands: HTML, Markdown. */
  readonly textFileBytes: number;
  /** Of the parts of a packed file that are read. */
  readonly unpackedBytes: number;
  readonly pages: number;
  readonly characters: number;
  /** What the process may grow by while one document is read. */
  readonly memoryBytes: number;
  readonly timeMs: number;
}

export const defaultDocumentLimits: DocumentLimits = {
  fileBytes: 64 << 20,
  textFileBytes: 8 << 20,
  unpackedBytes: 64 << 20,
  pages: 5_000,
  characters: 5_000_000,
  memoryBytes: 512 << 20,
  timeMs: 60_000,
};
