import type { Answer } from "../answer/answer.ts";
import type { Language } from "../library/language.ts";

export interface Asked {
  readonly text: string;
  readonly language?: Language;
  /** The language of the page: for an answer only when neither the reader nor the question says another. */
  readonly sessionLanguage?: Language;
  readonly session?: string;
  readonly branch?: string;
  readonly signal?: AbortSignal;
}

/** What the chat needs of the answering core. */
export interface Asker {
  ask(question: Asked): Promise<{ readonly answer: Answer }>;
  /** Deletes what is remembered of a session. */
  forget(session: string): void;
}

/** Places for the asks that are with the librarian at once, over all doors. */
export class AskSlots {
  readonly #max: number;
  #taken = 0;

  constructor(max: number) {
    this.#max = max;
  }

  take(): boolean {
    if (this.#taken >= this.#max) return false;
    this.#taken += 1;
    return true;
  }

  get isIdle(): boolean {
    return this.#taken === 0;
  }

  release(): void {
    this.#taken -= 1;
  }
}

export type AskOutcome =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "busy" }
  | { readonly kind: "stopped" };

export interface AskOptions {
  readonly asker: Asker;
  readonly slots: AskSlots;
  readonly timeoutMs: number;
  /** The reader's wish to stop, or the reader's going. */
  readonly signal: AbortSignal;
}

/**
 * Asks the librarian once, within the limits. A stop is heeded at once, even when the librarian heeds it late;
 * the place is free again only when the librarian is done.
 * @throws what the librarian throws, and a TimeoutError after `timeoutMs`
 */
export async function askWithin(question: Asked, options: AskOptions): Promise<AskOutcome> {
  const { asker, slots, timeoutMs, signal } = options;
  if (signal.aborted) return { kind: "stopped" };
  if (!slots.take()) return { kind: "busy" };
  const timeout = new AbortController();
  const timer = setTimeout(
    () => timeout.abort(new DOMException("the answer took too long", "TimeoutError")),
    timeoutMs,
  );
  const both = AbortSignal.any([signal, timeout.signal]);
  const asking = Promise.resolve()
    .then(() => asker.ask({ ...question, signal: both }))
    .finally(() => slots.release());
  try {
    const { answer } = await Promise.race([asking, rejectOnAbort(both)]);
    return { kind: "answer", answer };
  } catch (error) {
    if (signal.aborted) return { kind: "stopped" };
    throw error;
  } finally {
    clearTimeout(timer);
    // The loser of the race may fail later: nobody waits for it any more.
    asking.catch(() => undefined);
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
