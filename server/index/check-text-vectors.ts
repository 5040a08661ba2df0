import type { Store } from "../library/store.ts";
import type { IndexFile } from "./index-file.ts";
import { openTextVectorFile, textVectorPaths } from "./text-vector-files.ts";

/** How far the vectors of a text embedder are. */
export interface TextVectorsState {
  readonly embedder: string;
  readonly embedded: number;
  readonly isComplete: boolean;
}

/** The vectors of text embedders in a data folder, and what is wrong with them, a sentence each. That they are not complete is no fault. */
export function checkTextVectors(
  dataFolder: string,
  { store, index }: { store: Store; index: IndexFile },
): { states: TextVectorsState[]; problems: string[] } {
  const states: TextVectorsState[] = [];
  const problems: string[] = [];
  for (const path of textVectorPaths(dataFolder)) {
    const file = openTextVectorFile(path);
    const made = file?.made();
    if (!file || !made) {
      problems.push(`${path}: cannot be read, or was made by another version of Dana`);
      continue;
    }
    const { embedder } = made;
    problems.push(...file.integrityProblems().map((line) => `${embedder}: ${line}`));
    const isComplete = file.seq() === store.seq();
    states.push({ embedder, embedded: file.count(), isComplete });
    if (isComplete && file.rowids().join() !== index.rowids().join())
      problems.push(`${embedder}: ${file.count()} vectors for ${index.count()} passages`);
    file.close();
  }
  return { states, problems };
}
