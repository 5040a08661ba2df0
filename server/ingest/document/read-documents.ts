import type { Entry } from "../../library/entry.ts";
import type { Rejection } from "../outcome.ts";
import { emptyTally, type IngestReport, reject } from "../report.ts";
import { documentEntry, documentId } from "./document-entry.ts";
import { type DocumentLimits, defaultDocumentLimits } from "./document-limits.ts";
import { DocumentReader } from "./document-reader.ts";

export interface DocumentsRead {
  readonly entries: readonly Entry[];
  /** What was rejected or is worth a look; the entries are counted when they are stored. */
  readonly report: IngestReport;
  /** Ids of what is rejected: the source still holds it. */
  readonly held: readonly string[];
}

/** Reads documents of one source; one that cannot be read is rejected with its path and the reason, and costs no other. */
export async function readDocuments(
  paths: readonly string[],
  source: string,
  limits: Partial<DocumentLimits> = {},
): Promise<DocumentsRead> {
  const started = performance.now();
  const reader = new DocumentReader({ ...defaultDocumentLimits, ...limits });
  const tally = emptyTally();
  const entries = new Map<string, Entry>();
  const refuse = (path: string, ordinal: number, error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error);
    const rejection: Rejection = { path, ordinal, id: documentId(path, source), reason };
    tally.read += 1;
    reject(tally, rejection);
  };
  try {
    for (const [at, path] of paths.entries()) {
      try {
        const read = await reader.read(path);
        const entry = await documentEntry(path, source, read);
        if (entries.has(entry.id)) throw new Error("another document of this name was taken before it: rename one");
        entries.set(entry.id, entry);
        if (read.notes.length > 0) {
          tally.repairedCount += 1;
          tally.repaired.push({ path, ordinal: at + 1, id: entry.id, repairs: read.notes });
        }
      } catch (error) {
        refuse(path, at + 1, error);
      }
    }
  } finally {
    await reader.close();
  }
  const held = tally.rejected.flatMap(({ id }) => id ?? []);
  return { entries: [...entries.values()], held, report: { ...tally, seconds: (performance.now() - started) / 1000 } };
}
