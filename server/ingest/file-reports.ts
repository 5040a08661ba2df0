import type { Outcome, Rejection } from "./outcome.ts";

/** What became of one file. */
export interface FileReport {
  readonly path: string;
  /** Absent where none was recognised. */
  readonly format?: string;
  readonly read: number;
  readonly taken: number;
  readonly rejectedCount: number;
  /** Why records were not taken, without their places, the commonest first. */
  readonly reasons: readonly (readonly [reason: string, count: number])[];
  /** What its records are written in, the commonest first; absent where all is ASCII. */
  readonly encoding?: string;
  /** The dialect of MARC, likewise. */
  readonly dialect?: string;
  readonly seconds: number;
}

/** So many files are told apart, and so many reasons of each. */
const maxFiles = 1000;
const maxReasons = 10;
const otherReasons = "other reasons";

type Counts = Map<string, number>;

/** A file while it is counted. */
interface FileTally {
  readonly path: string;
  format?: string;
  taken: number;
  rejected: number;
  seconds: number;
  readonly reasons: Counts;
  readonly encodings: Counts;
  readonly dialects: Counts;
}

export type FileTallies = Map<string, FileTally>;

export function countTaken(
  files: FileTallies,
  { path, encoding, dialect }: Pick<Extract<Outcome, { ok: true }>, "path" | "encoding" | "dialect">,
): void {
  const file = fileOf(files, path);
  if (!file) return;
  file.taken += 1;
  if (encoding !== undefined) add(file.encodings, encoding, 1);
  if (dialect !== undefined) add(file.dialects, dialect, 1);
}

export function countRejected(files: FileTallies, { path, reason }: Rejection): void {
  const file = fileOf(files, path);
  if (!file) return;
  file.rejected += 1;
  addReason(file.reasons, withoutPlaces(reason), 1);
}

/** Adds what is known of a file beside its records. */
export function describeFile(
  files: FileTallies,
  { path, format, seconds, taken = 0 }: { path: string; format: string | undefined; seconds: number; taken?: number },
): void {
  const file = fileOf(files, path);
  if (!file) return;
  if (format !== undefined) file.format = format;
  file.seconds += seconds;
  file.taken += taken;
}

export function addFiles(sum: FileTallies, files: FileTallies): void {
  for (const { path, format, taken, rejected, seconds, reasons, encodings, dialects } of files.values()) {
    const file = fileOf(sum, path);
    if (!file) continue;
    describeFile(sum, { path, format, seconds });
    file.taken += taken;
    file.rejected += rejected;
    for (const [reason, count] of reasons) addReason(file.reasons, reason, count);
    for (const [name, count] of encodings) add(file.encodings, name, count);
    for (const [name, count] of dialects) add(file.dialects, name, count);
  }
}

export function fileReports(files: FileTallies): FileReport[] {
  return [...files.values()].map(reportOf);
}

function fileOf(files: FileTallies, path: string): FileTally | undefined {
  const known = files.get(path);
  if (known || files.size >= maxFiles) return known;
  const counts = (): Counts => new Map();
  const file = { path, taken: 0, rejected: 0, seconds: 0, reasons: counts(), encodings: counts(), dialects: counts() };
  files.set(path, file);
  return file;
}

/** The same reason at different places is one: "(at byte 334 of the file)" and the like are left out. */
function withoutPlaces(reason: string): string {
  return reason
    .replace(/ ?\(at byte \d+ of the file\)/, "")
    .replace(/\b(byte|record|line) \d+/g, "$1 …")
    .replace(/\b\d+ bytes\b/g, "… bytes");
}

function addReason(reasons: Counts, reason: string, count: number): void {
  add(reasons, reasons.size < maxReasons || reasons.has(reason) ? reason : otherReasons, count);
}

function add(counts: Counts, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function ranked(counts: Counts): [string, number][] {
  return [...counts].toSorted(([, one], [, other]) => other - one);
}

function reportOf({ path, format, taken, rejected, reasons, encodings, dialects, seconds }: FileTally): FileReport {
  const names = (counts: Counts): string =>
    ranked(counts)
      .map(([name]) => name)
      .join(", ");
  return {
    path,
    ...(format === undefined ? {} : { format }),
    read: taken + rejected,
    taken,
    rejectedCount: rejected,
    reasons: ranked(reasons),
    ...(encodings.size > 0 ? { encoding: names(encodings) } : {}),
    ...(dialects.size > 0 ? { dialect: names(dialects) } : {}),
    seconds: Math.round(seconds * 1000) / 1000,
  };
}
