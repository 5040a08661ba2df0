/** Faults of one kind. */
interface Kind {
  count: number;
  readonly first: string;
}

/** Gathers faults by kind, so that each kind is one line, however many there are. */
export class Faults {
  readonly #kinds = new Map<string, Kind>();
  readonly #stale = new Set<number>();
  readonly #foreign = new Set<number>();

  add(kind: string, example: string, { stale, foreign }: { stale?: number; foreign?: number } = {}): void {
    const known = this.#kinds.get(kind);
    if (known) known.count += 1;
    else this.#kinds.set(kind, { count: 1, first: example });
    if (stale !== undefined) this.#stale.add(stale);
    if (foreign !== undefined) this.#foreign.add(foreign);
  }

  problems(): string[] {
    return [...this.#kinds].map(([kind, { count, first }]) => `index: ${count} ${kind} (first: ${first})`);
  }

  stale(): number[] {
    return [...this.#stale];
  }

  foreign(): number[] {
    return [...this.#foreign];
  }
}
