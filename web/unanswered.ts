import type { ServerFrame } from "./frames.ts";

interface Waiting {
  readonly id: string;
  readonly text: string;
  readonly isStarted: boolean;
  readonly refusals: number;
}

const maxRefusals = 4;

type Refusal = Extract<ServerFrame, { type: "error" }>;

/** The questions sent or to be sent that have no answer yet, in the order asked. */
export class Unanswered {
  readonly #waiting = new Map<string, Waiting>();

  add(id: string, text: string): void {
    this.#waiting.set(id, { id, text, isStarted: false, refusals: 0 });
  }

  all(): readonly Waiting[] {
    return [...this.#waiting.values()];
  }

  notStarted(): readonly Waiting[] {
    return this.all().filter(({ isStarted }) => !isStarted);
  }

  start(id: string): void {
    const ask = this.#waiting.get(id);
    if (ask) this.#waiting.set(id, { ...ask, isStarted: true });
  }

  end(id: string): void {
    this.#waiting.delete(id);
  }

  clear(): void {
    this.#waiting.clear();
  }

  /** Whether a refusal only asks for patience and a waiting question may be sent again; otherwise the question is given up. */
  mayRetry({ code, id }: Refusal): boolean {
    const refused = id === undefined ? this.notStarted() : this.all().filter((ask) => ask.id === id);
    if (code !== "too-fast" && code !== "busy") {
      if (id !== undefined) this.end(id);
      return false;
    }
    const patient = refused.filter(({ refusals }) => refusals < maxRefusals);
    for (const ask of patient) this.#waiting.set(ask.id, { ...ask, refusals: ask.refusals + 1 });
    if (patient.length === 0 && id !== undefined) this.end(id);
    return patient.length > 0;
  }
}
