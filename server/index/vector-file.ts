import { z } from "zod";
import { findSaved, saveFile } from "./saved-file.ts";
import { VectorIndex } from "./vector-index.ts";

const detailsSchema = z.object({
  count: z.number().int().nonnegative(),
  dimensions: z.number().int().positive(),
  /** What the vectors were made with: they cannot be compared with others. */
  made: z.string(),
  /** The graph holds these, and they are not to be found. */
  deleted: z.array(z.number().int().nonnegative()),
});

export interface SavedVectors {
  readonly index: VectorIndex;
  readonly generation: number;
}

interface VectorFile {
  readonly name: string;
  /** What the vectors were made with. */
  readonly made: string;
}

/** Saves a graph of vectors under a name. */
export function saveVectors(folder: string, { index, generation }: SavedVectors, { name, made }: VectorFile): void {
  const details = { count: index.count(), dimensions: index.dimensions, made, deleted: index.deleted() };
  // The library that writes the graph does not say that the disk is full.
  saveFile(folder, { name, generation, details, bytes: index.fileBytes() }, (path) => index.write(path));
}

/** The saved graph; undefined when there is none, it is damaged, or its vectors were made with something else. */
export function loadVectors(
  folder: string,
  { name, made, dimensions }: VectorFile & { dimensions: number },
): SavedVectors | undefined {
  const saved = findSaved(folder, name);
  const details = detailsSchema.safeParse(saved?.details).data;
  if (!saved || details?.dimensions !== dimensions || details.made !== made) return undefined;
  // A graph read from an empty file has no room and cannot be given any: growing it corrupts memory.
  const index = details.count === 0 ? new VectorIndex(dimensions) : readGraph(dimensions, saved.path, details.deleted);
  return index && { index, generation: saved.generation };
}

function readGraph(dimensions: number, path: string, deleted: readonly number[]): VectorIndex | undefined {
  try {
    return new VectorIndex(dimensions, { path, deleted });
  } catch {
    return undefined;
  }
}
