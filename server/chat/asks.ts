import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import type { Answer } from "../answer/answer.ts";
import type { Language } from "../library/language.ts";
import type { Log } from "../log.ts";
import { emptyAnswer, streamAnswer } from "./answer-stream.ts";
import { type Asked, type Asker, type AskSlots, askWithin } from "./asker.ts";
import type { Limits } from "./limits.ts";
import type { Observer } from "./observer.ts";
import type { Clock } from "./rate-limit.ts";
import type { Session } from "./session.ts";

export interface AskFrame {
  readonly id: string;
  readonly text: string;
  readonly language?: Language;
}

export interface AsksOptions {
  readonly asker: Asker;
  readonly slots: AskSlots;
  readonly limits: Limits;
  readonly observer: Observer;
  readonly log: Log;
  readonly clock: Clock;
}

interface TakenAsk {
  readonly frame: AskFrame;
  readonly stop: AbortController;
  readonly startedAt: number;
}

const busyRetryMs = 2000;

/** The asks of one session: each id is taken once, and they are answered in their order. */
export class Asks {
  readonly #session: Session;
  readonly #options: AsksOptions;
  /** Undefined: over. */
  readonly #taken = new Map<string, TakenAsk | undefined>();
  readonly #queue: TakenAsk[] = [];
  #running = 0;
  #closed = false;

  constructor(session: Session, options: AsksOptions) {
    this.#session = session;
    this.#options = options;
  }

  has(id: string): boolean {
    return this.#taken.has(id);
  }

  get isIdle(): boolean {
    return this.#running === 0 && this.#queue.length === 0;
  }

  take(frame: AskFrame): void {
    if (this.#taken.size >= this.#options.limits.maxAskIds) this.#forgetOldest();
    const ask: TakenAsk = { frame, stop: new AbortController(), startedAt: this.#options.clock() };
    this.#taken.set(frame.id, ask);
    this.#queue.push(ask);
    this.#startNext();
  }

  /** Stops an ask; one that is over stays as it is. */
  stop(id: string): void {
    this.#taken.get(id)?.stop.abort();
    this.#session.wake();
  }

  stopAll(): void {
    for (const ask of this.#taken.values()) ask?.stop.abort();
    this.#session.wake();
  }

  /** Stops everything and sends nothing more. */
  close(): void {
    this.#closed = true;
    this.#queue.length = 0;
    this.stopAll();
  }

  #startNext(): void {
    while (this.#running < this.#options.limits.maxRunningAsksPerSession) {
      const ask = this.#queue.shift();
      if (!ask) return;
      this.#running += 1;
      void this.#run(ask).finally(() => {
        this.#running -= 1;
        this.#startNext();
      });
    }
  }

  async #run(ask: TakenAsk): Promise<void> {
    const { id, language } = ask.frame;
    try {
      const answer = await this.#answer(ask);
      if (answer === undefined || this.#closed) return;
      await this.#deliver(ask, answer);
      this.#taken.set(id, undefined);
    } catch (error) {
      this.#taken.set(id, undefined);
      const { observer, log } = this.#options;
      log.error("answer-failed", { reason: error instanceof Error ? error.name : "unknown" });
      observer.refused("chat", "failed");
      if (!this.#closed) this.#session.sendError("failed", { id }, language);
    }
  }

  async #answer(ask: TakenAsk): Promise<Answer | undefined> {
    const { asker, slots, limits, observer } = this.#options;
    const { id, text, language } = ask.frame;
    const { conversation, branch, language: sessionLanguage } = this.#session;
    const question: Asked = {
      text,
      session: conversation,
      sessionLanguage,
      ...(language ? { language } : {}),
      ...(branch ? { branch } : {}),
    };
    const outcome = await askWithin(question, {
      asker,
      slots,
      timeoutMs: limits.askTimeoutMs,
      signal: ask.stop.signal,
    });
    if (outcome.kind === "answer") return outcome.answer;
    if (outcome.kind === "stopped") return emptyAnswer(language ?? sessionLanguage);
    // Not taken after all: the same id may come again when there is room.
    this.#taken.delete(id);
    observer.refused("chat", "busy");
    if (!this.#closed) this.#session.sendError("busy", { id, retryAfterMs: busyRetryMs }, language);
    return undefined;
  }

  async #deliver({ frame: { id }, stop, startedAt }: TakenAsk, answer: Answer): Promise<void> {
    const { limits, observer, clock } = this.#options;
    const session = this.#session;
    session.send({ type: "answer-start", id, language: answer.language });
    const stream = streamAnswer(answer, {
      signal: stop.signal,
      async beforeDelta() {
        await (limits.deltaIntervalMs > 0 ? pause(limits.deltaIntervalMs) : nextTurn());
        await session.untilReaderKeepsUp(stop.signal);
      },
    });
    let step = await stream.next();
    while (!step.done && !this.#closed) {
      session.send({ type: "answer-delta", id, text: step.value });
      step = await stream.next();
    }
    if (!step.done || this.#closed) return;
    session.send({ type: "answer-end", id, answer: step.value });
    observer.answered(answer, (clock() - startedAt) / 1000);
  }

  #forgetOldest(): void {
    for (const [id, ask] of this.#taken) {
      if (ask) continue;
      this.#taken.delete(id);
      return;
    }
  }
}
