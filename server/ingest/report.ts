import type { Rejection } from "./outcome.ts";

/** So many rejections are kept with their reasons; all are counted. */
const maxRejectionsKept = 1000;

/** What an ingest did. */
export interface IngestReport {
  readonly read: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly deleted: number;
  readonly rejected: readonly Rejection[];
  readonly rejectedCount: number;
  readonly seconds: number;
}

export interface Tally {
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  deleted: number;
  rejectedCount: number;
  rejected: Rejection[];
}

export function emptyTally(): Tally {
  return { read: 0, added: 0, updated: 0, unchanged: 0, deleted: 0, rejectedCount: 0, rejected: [] };
}

export function reject(tally: Tally, rejection: Rejection): void {
  tally.rejectedCount += 1;
  if (tally.rejected.length < maxRejectionsKept) tally.rejected.push(rejection);
}

/** The sum of several reports, as when a folder or several files are given. */
export function sumReports(reports: readonly IngestReport[]): IngestReport {
  const sum = emptyTally();
  let seconds = 0;
  for (const report of reports) {
    for (const key of ["read", "added", "updated", "unchanged", "deleted", "rejectedCount"] as const)
      sum[key] += report[key];
    sum.rejected.push(...report.rejected.slice(0, maxRejectionsKept - sum.rejected.length));
    seconds += report.seconds;
  }
  return { ...sum, seconds };
}
