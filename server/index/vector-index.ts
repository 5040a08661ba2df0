import hnswlib from "hnswlib-node";

const m = 16;
// 200 takes two thirds longer and finds .4 % more of the true neighbours.
const efConstruction = 100;
// ef 10, the library's default, finds 63 % of the true neighbours among a million; 200 with twice the construction finds all.
const ef = 200;
const smallest = 1024;

export interface ScoredVector {
  readonly rowid: number;
  /** Cosine, so larger is better. */
  readonly score: number;
}

/** Nearest neighbours of unit vectors by rowid: a cache in memory of the vectors kept in the index file. */
export class VectorIndex {
  readonly dimensions: number;
  readonly #graph: hnswlib.HierarchicalNSW;
  readonly #live: Set<number>;
  /** Rowids that the graph still holds as deleted; the graph may give the place of any of them away. */
  readonly #deleted: Set<number>;

  /** An empty index, or the graph saved at a path, with the rowids that were deleted in it. */
  constructor(dimensions: number, saved?: { readonly path: string; readonly deleted: readonly number[] }) {
    this.dimensions = dimensions;
    this.#graph = new hnswlib.HierarchicalNSW("cosine", dimensions);
    if (saved === undefined) {
      this.#graph.initIndex({ maxElements: smallest, m, efConstruction, randomSeed: 1, allowReplaceDeleted: true });
    } else {
      this.#graph.readIndexSync(saved.path, true);
    }
    // The graph names the deleted ones as well.
    this.#live = new Set(this.#graph.getIdsList());
    this.#deleted = new Set(saved?.deleted);
    for (const rowid of this.#deleted) this.#live.delete(rowid);
  }

  /** How many vectors can be found. */
  count(): number {
    return this.#live.size;
  }

  /** Rowids to be given again to the index that is read from what this one writes. */
  deleted(): number[] {
    return [...this.#deleted];
  }

  has(rowid: number): boolean {
    return this.#live.has(rowid);
  }

  /** The vector as the graph holds it, of length 1. */
  vector(rowid: number): readonly number[] | undefined {
    return this.#live.has(rowid) ? this.#graph.getPoint(rowid) : undefined;
  }

  rowids(): IterableIterator<number> {
    return this.#live.values();
  }

  /** Adds a vector, or replaces the one of this rowid; one of zeros has no direction and is not kept. */
  add(rowid: number, vector: Float32Array): void {
    if (vector.every((value) => value === 0)) {
      this.remove(rowid);
      return;
    }
    const point = Array.from(vector);
    if (!this.#live.has(rowid) && !this.#revive(rowid)) this.#addNew(rowid, point);
    else this.#graph.addPoint(point, rowid);
    this.#live.add(rowid);
  }

  remove(rowid: number): void {
    if (!this.#live.delete(rowid)) return;
    this.#deleted.add(rowid);
    ignoringErrors(() => this.#graph.markDelete(rowid));
  }

  /** The nearest vectors to a unit vector, best first; the more candidates the walk keeps, the surer and the slower. */
  search(vector: Float32Array, k: number, kept = ef): ScoredVector[] {
    const wanted = Math.min(k, this.#live.size);
    if (wanted === 0 || vector.every((value) => value === 0)) return [];
    this.#graph.setEf(Math.max(kept, wanted));
    const { neighbors, distances } = this.#graph.searchKnn(Array.from(vector), wanted);
    return neighbors
      .map((rowid, index) => ({ rowid, score: 1 - (distances[index] ?? 1) }))
      .filter(({ rowid }) => this.#live.has(rowid))
      .toSorted((a, b) => b.score - a.score || a.rowid - b.rowid);
  }

  /** About how many bytes `write` takes. */
  fileBytes(): number {
    const links = 2 * m * 4 + 4 + Math.ceil((m * 4 + 4) / (m - 1)) + 4;
    return this.#graph.getCurrentCount() * (this.dimensions * 4 + links + 8) + 100;
  }

  /** Writes the graph to `path`; `vector-file.ts` makes that safe. */
  write(path: string): void {
    this.#graph.writeIndexSync(path);
  }

  #addNew(rowid: number, point: number[]): void {
    const isFull = this.#graph.getCurrentCount() >= this.#graph.getMaxElements();
    // Reusing a deleted place costs several insertions, so it is done only where the graph would have to grow.
    if (isFull && this.#replaceDeleted(rowid, point)) return;
    if (isFull) this.#graph.resizeIndex(Math.max(smallest, Math.ceil(this.#graph.getMaxElements() * 1.5)));
    this.#graph.addPoint(point, rowid);
  }

  #replaceDeleted(rowid: number, point: number[]): boolean {
    if (this.#deleted.size === 0) return false;
    if (ignoringErrors(() => this.#graph.addPoint(point, rowid, true))) return true;
    // It throws where it has given all their places away, and does not tell which.
    this.#deleted.clear();
    return false;
  }

  #revive(rowid: number): boolean {
    return this.#deleted.delete(rowid) && ignoringErrors(() => this.#graph.unmarkDelete(rowid));
  }
}

/** The graph throws where a rowid is deleted already, or its place was given away: both are what was wanted. */
function ignoringErrors(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
