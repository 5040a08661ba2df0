import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import type { Quarantine, RejectedRecord } from "../library/quarantine.ts";
import type { RejectedOutcome } from "./outcome.ts";

/** How much of what was rejected is kept. */
export interface QuarantineLimits {
  /** Of one record as written; a longer one is cut. */
  readonly recordBytes: number;
  /** Of all of a source; after that the places and reasons are kept alone. */
  readonly sourceBytes: number;
  /** Of a source; more are only counted. */
  readonly records: number;
}

export const quarantineLimits: QuarantineLimits = { recordBytes: 1 << 20, sourceBytes: 64 << 20, records: 100_000 };

const mostWaiting = 500;
const mostWaitingBytes = 4 << 20;

/** Gathers what one reading of a source rejects, and puts it into the quarantine a batch at a time. */
export class RejectedRun {
  readonly #source: string;
  readonly #now: () => Date;
  readonly #limits: QuarantineLimits;
  readonly #run = randomUUID();
  readonly #uncounted = new Map<string, number>();
  #waiting: RejectedRecord[] = [];
  #waitingBytes = 0;
  #bytes = 0;
  #records = 0;

  constructor(source: string, now: () => Date, limits: QuarantineLimits = quarantineLimits) {
    this.#source = source;
    this.#now = now;
    this.#limits = limits;
  }

  isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Whether there is more than could be kept. */
  hasMore(): boolean {
    return this.#uncounted.size > 0;
  }

  /** Whether so much waits that it should be written before more is read. */
  isFull(): boolean {
    return this.#waiting.length >= mostWaiting || this.#waitingBytes >= mostWaitingBytes;
  }

  add({ rejection, asWritten }: RejectedOutcome, { isRepeated = false }: { isRepeated?: boolean } = {}): void {
    const path = pathOf(rejection.path);
    this.#records += 1;
    if (this.#records > this.#limits.records) {
      this.#uncounted.set(path, (this.#uncounted.get(path) ?? 0) + 1);
      return;
    }
    const whole = asWritten?.bytes();
    const bytes = whole && this.#within(whole);
    this.#waitingBytes += bytes?.length ?? 0;
    this.#waiting.push({
      ...rejection,
      source: this.#source,
      path,
      at: this.#now().toISOString(),
      isRepeated,
      writtenBytes: whole?.length ?? 0,
      ...(bytes ? { asWritten: bytes } : {}),
      ...(asWritten ? formatOf(asWritten) : {}),
    });
  }

  /** Within the transaction of the batch. */
  write(quarantine: Quarantine): void {
    for (const record of this.#waiting) quarantine.put(record, this.#run);
  }

  /** After its commit. */
  written(): void {
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  /** What this run found stands for the paths it read, or for the whole source; of a record that was taken nothing stands. */
  finish(
    quarantine: Quarantine,
    { paths, isTaken }: { paths?: readonly string[]; isTaken: (id: string) => boolean },
  ): void {
    quarantine.keepOnly(this.#run, { source: this.#source, ...(paths ? { paths: paths.map(pathOf) } : {}) });
    for (const [path, count] of this.#uncounted) quarantine.countMore(this.#source, path, count);
    for (const { number, id } of quarantine.idsOf(this.#source, this.#run)) if (isTaken(id)) quarantine.remove(number);
  }

  #within(whole: Buffer): Buffer | undefined {
    if (this.#bytes >= this.#limits.sourceBytes) return undefined;
    // A copy: the bytes are a piece of a larger block that must not be held.
    const bytes = Buffer.from(whole.subarray(0, this.#limits.recordBytes));
    this.#bytes += bytes.length;
    return bytes;
  }
}

function formatOf({ format, encoding, head }: NonNullable<RejectedOutcome["asWritten"]>): Partial<RejectedRecord> {
  const isHeaded = head !== undefined && head.length > 0;
  return { format, ...(encoding === undefined ? {} : { encoding }), ...(isHeaded ? { head } : {}) };
}

/** Looked at later, from another folder: a path is whole, an address as it is. */
function pathOf(path: string): string {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(path) ? path : resolve(path);
}
