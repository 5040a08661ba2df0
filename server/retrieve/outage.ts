export interface Rest {
  readonly leastMs: number;
  readonly mostMs: number;
}

/** From a failure to the next success; between two tries it rests, twice as long each time. */
export class Outage {
  readonly #rest: Rest;
  readonly #clock: () => number;
  #failures = 0;
  #restsUntil = 0;

  constructor(rest: Rest, clock: () => number) {
    this.#rest = rest;
    this.#clock = clock;
  }

  isOn(): boolean {
    return this.#failures > 0;
  }

  isResting(): boolean {
    return this.isOn() && this.#clock() < this.#restsUntil;
  }

  failures(): number {
    return this.#failures;
  }

  /** What was asked before the rest began, and fails in it, is the same failure. */
  fail(): void {
    if (this.isResting()) return;
    const restMs = Math.min(this.#rest.mostMs, this.#rest.leastMs * 2 ** this.#failures);
    this.#failures++;
    this.#restsUntil = this.#clock() + restMs;
  }

  end(): void {
    this.#failures = 0;
  }
}
