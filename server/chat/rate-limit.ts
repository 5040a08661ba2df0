export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Monotonic milliseconds. */
export type Clock = () => number;

/** A token bucket: lets through `burst` at once and `perSecond` for ever. */
export class TokenBucket {
  readonly #rate: Rate;
  readonly #clock: Clock;
  #tokens: number;
  #at: number;

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
    this.#tokens = rate.burst;
    this.#at = clock();
  }

  /** Takes one token, and says whether there was one. */
  take(): boolean {
    this.#refill();
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Gives back a token that was taken for nothing. */
  giveBack(): void {
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + 1);
  }

  /** Milliseconds until the next token, at least 1 while there is none. */
  retryAfterMs(): number {
    this.#refill();
    return this.#tokens >= 1 ? 0 : Math.max(1, Math.ceil(((1 - this.#tokens) / this.#rate.perSecond) * 1000));
  }

  isFull(): boolean {
    this.#refill();
    return this.#tokens >= this.#rate.burst;
  }

  #refill(): void {
    const now = this.#clock();
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + ((now - this.#at) / 1000) * this.#rate.perSecond);
    this.#at = now;
  }
}

/** One bucket a key, for keys that strangers choose (addresses, session names): the oldest goes when there are too many. */
export class TokenBuckets {
  readonly #rate: Rate;
  readonly #clock: Clock;
  readonly #maxKeys: number;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(rate: Rate, clock: Clock, { maxKeys = 20_000 }: { maxKeys?: number } = {}) {
    this.#rate = rate;
    this.#clock = clock;
    this.#maxKeys = maxKeys;
  }

  of(key: string): TokenBucket {
    const known = this.#buckets.get(key);
    if (known) return known;
    if (this.#buckets.size >= this.#maxKeys) this.#makeRoom();
    const bucket = new TokenBucket(this.#rate, this.#clock);
    this.#buckets.set(key, bucket);
    return bucket;
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** Forgets the keys whose bucket is full again: they behave as new ones. */
  sweep(): void {
    for (const [key, bucket] of this.#buckets) if (bucket.isFull()) this.#buckets.delete(key);
  }

  #makeRoom(): void {
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}

/** What a flood leads to: dropped, told (at most once a second), or closed. */
export type FloodVerdict = "drop" | "warn" | "close";

/** Counts the frames of one connection that came over the rate. */
export class FloodGuard {
  readonly #limits: { readonly floodFrames: number; readonly floodWarnings: number };
  readonly #clock: Clock;
  #dropped = 0;
  #warnings = 0;
  #warnedAt = Number.NEGATIVE_INFINITY;
  #droppedAt = Number.NEGATIVE_INFINITY;

  constructor(limits: { readonly floodFrames: number; readonly floodWarnings: number }, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  overRate(): FloodVerdict {
    const now = this.#clock();
    if (now - this.#droppedAt > quietMs) {
      this.#dropped = 0;
      this.#warnings = 0;
    }
    this.#droppedAt = now;
    this.#dropped += 1;
    if (this.#dropped > this.#limits.floodFrames) return "close";
    if (now - this.#warnedAt < 1000) return "drop";
    if (this.#warnings >= this.#limits.floodWarnings) return "close";
    this.#warnings += 1;
    return this.overSharedRate();
  }

  /** Over a rate that others share: told, never closed. */
  overSharedRate(): "drop" | "warn" {
    const now = this.#clock();
    if (now - this.#warnedAt < 1000) return "drop";
    this.#warnedAt = now;
    return "warn";
  }
}

const quietMs = 5000;
