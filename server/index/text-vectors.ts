import { statSync } from "node:fs";
import { indexFolder } from "./indexes.ts";
import type { TextVectorFile, TextVectorRow, TextVectorsMade } from "./text-vector-file.ts";
import {
  openTextVectorFile,
  openTextVectorFileToWrite,
  textVectorsName,
  textVectorsPath,
} from "./text-vector-files.ts";
import { loadVectors, saveVectors } from "./vector-file.ts";
import { type ScoredVector, VectorIndex } from "./vector-index.ts";

const replayed = 64;
const savedBehind = 2_000;

/** Opens the vectors that an embedder made of the passages, to read them; undefined when there are none. */
export function openTextVectorsToRead(dataFolder: string, embedder: string): TextVectors | undefined {
  const file = openTextVectorFile(textVectorsPath(dataFolder, embedder));
  const made = file?.made();
  return file && made && new TextVectors(dataFolder, made, file);
}

/** Opens them to write them, begun where there are none; the caller holds the index lock. */
export function openTextVectorsToWrite(dataFolder: string, made: TextVectorsMade): TextVectors {
  return new TextVectors(dataFolder, made, openTextVectorFileToWrite(dataFolder, made));
}

/** The passages by a text embedder: the file with their vectors, and the graph of these in memory. */
export class TextVectors {
  readonly made: TextVectorsMade;
  readonly #dataFolder: string;
  readonly #file: TextVectorFile;
  #graph: VectorIndex;
  #lineage: string;
  /** Undefined until the graph is caught up with the file: a saved one holds what was deleted as well. */
  #seq: number | undefined;
  #savedSeq: number;

  constructor(dataFolder: string, made: TextVectorsMade, file: TextVectorFile) {
    this.made = made;
    this.#dataFolder = dataFolder;
    this.#file = file;
    this.#lineage = file.lineage();
    const saved = loadVectors(indexFolder(dataFolder), { ...this.#saved(), dimensions: made.dimensions });
    const usable = saved && saved.generation <= file.seq() ? saved : undefined;
    this.#graph = usable?.index ?? new VectorIndex(made.dimensions);
    this.#savedSeq = usable?.generation ?? 0;
  }

  /** The store's change number up to which a search finds every passage; 0 before the vectors are caught up with. */
  seq(): number {
    return this.#seq ?? 0;
  }

  count(): number {
    return this.#graph.count();
  }

  search(vector: Float32Array, k: number): ScoredVector[] {
    return this.#graph.search(vector, k);
  }

  /** The vector of a text that was embedded before, for whatever passage. */
  known(hash: string): Float32Array | undefined {
    return this.#file.known(hash);
  }

  /** Whether the writer has begun another file in the place of this one. */
  isReplaced(): boolean {
    const path = textVectorsPath(this.#dataFolder, this.made.embedder);
    return statSync(path, { throwIfNoEntry: false })?.ino !== this.#file.inode;
  }

  /** Brings the graph up to the file, some vectors at a time. */
  *catchUp(): Generator<void> {
    const target = this.#file.seq();
    const lineage = this.#file.lineage();
    if (lineage === this.#lineage && target === this.#seq) return;
    if (lineage !== this.#lineage) this.#empty(lineage);
    const since = this.#seq ?? this.#savedSeq;
    const kept = new Set(this.#file.rowids());
    for (const rowid of [...this.#graph.rowids()]) if (!kept.has(rowid)) this.#graph.remove(rowid);
    const page = (after: number) => this.#file.vectorsSince(since, after, replayed);
    for (let rows = page(0); rows.length > 0; rows = page(rows.at(-1)?.rowid ?? 0)) {
      for (const { rowid, vector } of rows) this.#graph.add(rowid, vector);
      yield;
    }
    this.#seq = target;
  }

  /** Writes and deletes as one, with the change number that is reached by it. */
  apply(batch: { seq: number; written: readonly TextVectorRow[]; deleted: readonly number[] }): void {
    this.#file.apply(batch);
    for (const rowid of batch.deleted) this.#graph.remove(rowid);
    for (const { rowid, vector } of batch.written) this.#graph.add(rowid, vector);
    this.#seq = batch.seq;
    // A graph grows with what is saved of it, so that saving a large one stays a small part of the work.
    if (batch.seq - this.#savedSeq >= Math.max(savedBehind, this.#graph.count() / 4)) this.save();
  }

  /** Goes back to the store's first change, as for a store that was replaced. */
  rewind(): void {
    this.#file.rewind();
    this.#empty(this.#file.lineage());
  }

  /** Forgets the vectors whose passages were not met again since the rewinding. */
  dropSpare(): void {
    this.#file.dropSpare();
  }

  /** Saves the graph where it is behind; the caller holds the index lock. */
  save(): void {
    const generation = this.#seq;
    if (generation === undefined || generation === this.#savedSeq) return;
    saveVectors(indexFolder(this.#dataFolder), { index: this.#graph, generation }, this.#saved());
    this.#savedSeq = generation;
  }

  close(): void {
    this.#file.close();
  }

  #empty(lineage: string): void {
    this.#lineage = lineage;
    this.#graph = new VectorIndex(this.made.dimensions);
    this.#seq = 0;
    this.#savedSeq = 0;
  }

  #saved() {
    const { embedder } = this.made;
    return { name: textVectorsName(embedder), made: `${embedder} ${this.#lineage}` };
  }
}
