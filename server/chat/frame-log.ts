import type { Clock } from "./rate-limit.ts";

interface LoggedFrame {
  readonly json: string;
  readonly at: number;
}

/** The last frames of a session, numbered from 1, to be sent (again) from any number that is still held. */
export class FrameLog {
  readonly #limits: { readonly maxBufferedFrames: number; readonly resumeWindowMs: number };
  readonly #clock: Clock;
  #frames: LoggedFrame[] = [];
  #last = 0;
  #characters = 0;

  constructor(limits: { readonly maxBufferedFrames: number; readonly resumeWindowMs: number }, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Number of the last frame; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  /** Characters held. */
  get characters(): number {
    return this.#characters;
  }

  push(json: string): void {
    this.#last += 1;
    this.#frames.push({ json, at: this.#clock() });
    this.#characters += json.length;
    if (this.#frames.length > this.#limits.maxBufferedFrames) this.#shift();
    this.prune();
  }

  /** Whether every frame above `seq` is held, and `seq` was reached at all. */
  holdsAbove(seq: number): boolean {
    this.prune();
    return seq <= this.#last && seq >= this.#last - this.#frames.length;
  }

  /** The frame of that number, while it is held. */
  at(seq: number): string | undefined {
    return this.#frames[seq - this.#last + this.#frames.length - 1]?.json;
  }

  /** Characters of the frames above `seq`. */
  charactersAbove(seq: number): number {
    const count = Math.min(this.#last - seq, this.#frames.length);
    return count <= 0 ? 0 : this.#frames.slice(-count).reduce((sum, { json }) => sum + json.length, 0);
  }

  /** Lets go of frames older than the window. */
  prune(): void {
    const oldest = this.#clock() - this.#limits.resumeWindowMs;
    while ((this.#frames[0]?.at ?? Number.POSITIVE_INFINITY) < oldest) this.#shift();
  }

  #shift(): void {
    this.#characters -= this.#frames.shift()?.json.length ?? 0;
  }
}
