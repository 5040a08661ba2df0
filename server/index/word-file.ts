import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { z } from "zod";
import { findSaved, saveFile } from "./saved-file.ts";
import { WordIndex, type WordIndexState } from "./word-index.ts";

const name = "words";
const detailsSchema = z.object({
  lineage: z.string(),
  /** Version of the making of tokens. */
  made: z.string(),
  tokens: z.number().int().nonnegative(),
  tokenBytes: z.number().int().nonnegative(),
  postings: z.number().int().nonnegative(),
  documents: z.number().int().nonnegative(),
});

type Details = z.infer<typeof detailsSchema>;

export interface SavedWords {
  readonly index: WordIndex;
  readonly generation: number;
}

/** Saves the words of all passages. */
export function saveWords(folder: string, { index, generation }: SavedWords, made: string): void {
  const { lineage, tokens, postings, rowids, lengths, kinds } = index.state();
  // No token holds white space.
  const text = Buffer.from(tokens.join("\n"));
  const details: Details = {
    lineage,
    made,
    tokens: tokens.length,
    tokenBytes: text.length,
    postings: postings.documents.length,
    documents: rowids.length,
  };
  const parts = [postings.offsets, postings.documents, rowids, lengths, postings.weights, kinds, text];
  saveFile(folder, { name, generation, details }, (path) => {
    const file = openSync(path, "w");
    for (const part of parts) writeAll(file, Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    closeSync(file);
  });
}

/** The saved words; undefined when there are none, they are damaged, or their tokens were made otherwise. */
export function loadWords(folder: string, made: string): SavedWords | undefined {
  const saved = findSaved(folder, name);
  const details = detailsSchema.safeParse(saved?.details).data;
  if (!saved || details?.made !== made) return undefined;
  const state = readState(saved.path, details);
  return state && { index: new WordIndex(state), generation: saved.generation };
}

function readState(path: string, details: Details): WordIndexState | undefined {
  const bytes = readFileSync(path);
  const wide = details.tokens + 1 + details.postings + 2 * details.documents;
  if (bytes.length !== 4 * wide + details.postings + details.documents + details.tokenBytes) return undefined;
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  let at = 0;
  const next = (count: number): Uint32Array => {
    const part = new Uint32Array(buffer, at, count);
    at += 4 * count;
    return part;
  };
  const nextBytes = (count: number): Uint8Array => {
    const part = new Uint8Array(buffer, at, count);
    at += count;
    return part;
  };
  const offsets = next(details.tokens + 1);
  const documents = next(details.postings);
  const [rowids, lengths] = [next(details.documents), next(details.documents)];
  const [weights, kinds] = [nextBytes(details.postings), nextBytes(details.documents)];
  const text = Buffer.from(nextBytes(details.tokenBytes)).toString("utf8");
  const tokens = text === "" ? [] : text.split("\n");
  if (tokens.length !== details.tokens) return undefined;
  return { lineage: details.lineage, tokens, postings: { offsets, documents, weights }, rowids, lengths, kinds };
}

function writeAll(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
