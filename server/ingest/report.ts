import { addFiles, countRejected, countTaken, type FileTallies } from "./file-reports.ts";
import type { Outcome, Place, Rejection } from "./outcome.ts";
import type { SheetColumns } from "./sheet/sheet-columns.ts";

/** So many rejections are kept with their reasons; all are counted. So many repairs, too. */
const maxRejectionsKept = 1000;

/** What was mended, or otherwise worth a look, in a record that was taken. */
interface Repair extends Place {
  readonly id?: string;
  readonly repairs: readonly string[];
}

/** What an ingest did. */
export interface IngestReport {
  readonly read: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly deleted: number;
  readonly rejected: readonly Rejection[];
  readonly rejectedCount: number;
  /** How many of those rejected describe no publication: no book is missing for them. */
  readonly noPublicationCount: number;
  readonly seconds: number;
  /** Records by what they were written in; those in plain ASCII are not counted. */
  readonly encodings: Readonly<Record<string, number>>;
  /** Records by dialect of MARC. */
  readonly dialects: Readonly<Record<string, number>>;
  readonly repaired: readonly Repair[];
  readonly repairedCount: number;
  /** How the columns of each sheet were understood. */
  readonly sheets: readonly SheetColumns[];
  /** Why it ended before its end, and what to do; what is counted as added or updated is stored all the same. */
  readonly stopped?: string;
  /** What became of each file. */
  readonly tallies: FileTallies;
}

export interface Tally {
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  deleted: number;
  rejectedCount: number;
  noPublicationCount: number;
  rejected: Rejection[];
  encodings: Record<string, number>;
  dialects: Record<string, number>;
  repaired: Repair[];
  repairedCount: number;
  sheets: SheetColumns[];
  stopped?: string;
  tallies: FileTallies;
}

export function emptyTally(): Tally {
  return {
    read: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    deleted: 0,
    rejectedCount: 0,
    noPublicationCount: 0,
    rejected: [],
    encodings: {},
    dialects: {},
    repaired: [],
    repairedCount: 0,
    sheets: [],
    tallies: new Map(),
  };
}

/** Counts how a record that was taken had been read. */
export function countReading(tally: Tally, { draft, ...outcome }: Extract<Outcome, { ok: true }>): void {
  const { path, ordinal, byte, line, encoding, dialect, repairs = [] } = outcome;
  countTaken(tally.tallies, outcome);
  if (encoding !== undefined) addTo(tally.encodings, encoding, 1);
  if (dialect !== undefined) addTo(tally.dialects, dialect, 1);
  if (repairs.length === 0) return;
  tally.repairedCount += 1;
  if (tally.repaired.length >= maxRejectionsKept) return;
  tally.repaired.push({
    path,
    ordinal,
    ...(byte === undefined ? {} : { byte }),
    ...(line === undefined ? {} : { line }),
    ...(draft.controlNumber === undefined ? {} : { id: draft.controlNumber }),
    repairs,
  });
}

function addTo(counts: Record<string, number>, key: string, count: number): void {
  counts[key] = (counts[key] ?? 0) + count;
}

export function reject(tally: Tally, rejection: Rejection): void {
  tally.rejectedCount += 1;
  if (rejection.noPublication) tally.noPublicationCount += 1;
  countRejected(tally.tallies, rejection);
  if (tally.rejected.length < maxRejectionsKept) tally.rejected.push(rejection);
}

const counts = [
  ...(["read", "added", "updated", "unchanged", "deleted"] as const),
  ...(["rejectedCount", "noPublicationCount", "repairedCount"] as const),
] as const;

/** The sum of several reports, as when a folder or several files are given. */
export function sumReports(reports: readonly IngestReport[]): IngestReport {
  const sum = emptyTally();
  let seconds = 0;
  for (const report of reports) {
    for (const key of counts) sum[key] += report[key];
    for (const key of ["encodings", "dialects"] as const)
      for (const [name, count] of Object.entries(report[key])) addTo(sum[key], name, count);
    sum.rejected.push(...report.rejected.slice(0, maxRejectionsKept - sum.rejected.length));
    sum.repaired.push(...report.repaired.slice(0, maxRejectionsKept - sum.repaired.length));
    sum.sheets.push(...report.sheets);
    if (report.stopped !== undefined) sum.stopped ??= report.stopped;
    addFiles(sum.tallies, report.tallies);
    seconds += report.seconds;
  }
  return { ...sum, seconds };
}
