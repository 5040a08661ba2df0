import type { OriginalRecord } from "../library/original-record.ts";
import type { DraftRecord } from "../library/record.ts";

/** Where in its file a record stands: a byte of a binary file, a line of a text. */
export interface Place {
  readonly path: string;
  /** From 1, counting the records that were rejected too. */
  readonly ordinal: number;
  readonly byte?: number;
  readonly line?: number;
}

/** Why one record was not taken. */
export interface Rejection extends Place {
  /** Its control number, when that much could be read. */
  readonly id?: string;
  /** A plain sentence. */
  readonly reason: string;
  /** It describes something else, so that no publication is missing for it. */
  readonly noPublication?: true;
}

/** How a record was read. */
interface ReadingFacts {
  /** What most of it is written in; absent where it is ASCII or not known. */
  readonly encoding?: string;
  /** `marc21`, `unimarc` or `rusmarc`, for formats that have dialects. */
  readonly dialect?: string;
  /** What was mended or left out, in plain sentences. */
  readonly repairs?: readonly string[];
}

/** A record as it stands in its file. */
export interface AsWritten {
  /** The reader's name of the format. */
  readonly format: string;
  /** To be called before the next outcome is asked for; undefined where the bytes are no longer at hand. */
  readonly bytes: () => Buffer | undefined;
  /** What a reader needs before it: the header of a sheet, the beginning of an XML file. */
  readonly head?: Buffer;
  /** Where all of the file is in one encoding that its first bytes tell. */
  readonly encoding?: string;
}

/** What a reader makes of one record of a file: a bad record never costs the file. */
export type Outcome = TakenOutcome | RejectedOutcome;

interface TakenOutcome extends Place, ReadingFacts {
  readonly ok: true;
  readonly draft: DraftRecord;
  /** The fields it came with, for formats that have fields. */
  readonly original?: OriginalRecord;
  readonly asWritten?: AsWritten;
}

export interface RejectedOutcome {
  readonly ok: false;
  readonly ordinal: number;
  readonly rejection: Rejection;
  readonly asWritten?: AsWritten;
  /** The line the record begins on, where the rejection names a later one. */
  readonly fromLine?: number;
  /** Not to be counted here: an issue whose serial may still come, or in a second reading what was told in the first. */
  readonly told?: "later" | "before";
  /** An issue whose serial is not known: it can be taken once it is. */
  readonly waitsForSerial?: true;
}

/** Why a whole file was not taken, by an error that may begin with its path. */
export function rejectionOfFile(path: string, { message }: Error): Rejection {
  return { path, ordinal: 1, reason: message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message };
}

export function rejected(
  rejection: Rejection,
  kept: Pick<RejectedOutcome, "asWritten" | "fromLine"> = {},
): RejectedOutcome {
  return { ok: false, ordinal: rejection.ordinal, rejection, ...kept };
}
