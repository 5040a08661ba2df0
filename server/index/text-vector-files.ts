import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import Database from "better-sqlite3";
import { indexFolder } from "./indexes.ts";
import { TextVectorFile, type TextVectorsMade } from "./text-vector-file.ts";

const databaseEnding = ".db";

/** The name of an embedder's files beside the index: letters only, whatever the embedder's id is. */
export function textVectorsName(embedder: string): string {
  const digest = createHash("sha256").update(embedder).digest().subarray(0, 8);
  return `texts${[...digest].map((byte) => letter(byte >> 4) + letter(byte & 15)).join("")}`;
}

export function textVectorsPath(dataFolder: string, embedder: string): string {
  return join(indexFolder(dataFolder), textVectorsName(embedder) + databaseEnding);
}

/** Opens an embedder's file to read it; undefined when there is none, or none of this version. */
export function openTextVectorFile(path: string): TextVectorFile | undefined {
  if (!existsSync(path)) return undefined;
  let file: TextVectorFile | undefined;
  try {
    file = new TextVectorFile(path, { readonly: true });
    if (file.made()) return file;
  } catch {
    // The writer may be about to make it, or make it anew.
  }
  file?.close();
  return undefined;
}

/** Opens an embedder's file to write it; one that cannot be used is begun anew. The caller holds the index lock. */
export function openTextVectorFileToWrite(dataFolder: string, made: TextVectorsMade): TextVectorFile {
  mkdirSync(indexFolder(dataFolder), { recursive: true });
  const path = textVectorsPath(dataFolder, made.embedder);
  // A thorough check would read the whole file at every start: damage shows when it is read, and to `dana check`.
  if (!isUsable(path, { thorough: false }))
    removeFilesOf(dataFolder, (name) => name === textVectorsName(made.embedder));
  const file = new TextVectorFile(path, { readonly: false });
  file.mark(made);
  return file;
}

/** What the vectors of a data folder were made with, those last written first. */
export function madeTextVectors(dataFolder: string): TextVectorsMade[] {
  return textVectorPaths(dataFolder)
    .toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)
    .flatMap((path) => {
      const file = openTextVectorFile(path);
      const made = file?.made();
      file?.close();
      return made ?? [];
    });
}

/** Deletes the vectors of all embedders but this. */
export function removeOtherTextVectors(dataFolder: string, embedder: string): void {
  removeFilesOf(dataFolder, (name) => name !== textVectorsName(embedder));
}

/**
 * Deletes the index but for the vectors of text embedders, which cost hours or money: those are gone through anew. The lock stays:
 * whoever holds it holds this file.
 */
export function removeIndexes(dataFolder: string): void {
  rewindTextVectors(dataFolder);
  const folder = indexFolder(dataFolder);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (!/^(texts[a-p]{16}\.db|writer\.lock)/.test(name)) rmSync(join(folder, name), { recursive: true, force: true });
}

/** Has the vectors compared with the store from its first change on, as after it was replaced; damaged files are deleted. */
export function rewindTextVectors(dataFolder: string): void {
  for (const path of textVectorPaths(dataFolder)) {
    if (!isUsable(path, { thorough: true })) {
      removeFilesOf(dataFolder, (name) => name === basename(path, databaseEnding));
      continue;
    }
    const file = new TextVectorFile(path, { readonly: false });
    file.rewind();
    file.close();
  }
}

/** The files with the vectors of text embedders in a data folder. */
export function textVectorPaths(dataFolder: string): string[] {
  const folder = indexFolder(dataFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^texts[a-p]{16}\.db$/.test(name))
    .map((name) => join(folder, name));
}

function isUsable(path: string, { thorough }: { thorough: boolean }): boolean {
  let file: TextVectorFile | undefined;
  try {
    file = new TextVectorFile(path, { readonly: false });
    return file.made() !== undefined && (!thorough || file.integrityProblems().length === 0);
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : "";
    if (code === "SQLITE_CORRUPT" || code === "SQLITE_NOTADB") return false;
    throw error;
  } finally {
    file?.close();
  }
}

function removeFilesOf(dataFolder: string, isUnwanted: (name: string) => boolean): void {
  const folder = indexFolder(dataFolder);
  for (const file of readdirSync(folder)) {
    const name = /^(texts[a-p]{16})[.-]/.exec(file)?.[1];
    if (name && isUnwanted(name)) rmSync(join(folder, file), { force: true });
  }
}

function letter(nibble: number): string {
  return String.fromCharCode("a".charCodeAt(0) + nibble);
}
