import { randomBytes } from "node:crypto";
import type { Language } from "../library/language.ts";
import { FrameLog } from "./frame-log.ts";
import type { Limits } from "./limits.ts";
import { errorText, noticeText } from "./notices.ts";
import type { ErrorCode, NoticeCode, ServerFrame } from "./protocol.ts";
import { type Clock, TokenBucket } from "./rate-limit.ts";

/** The connection through which a session reaches its reader, while there is one. */
export interface Outlet {
  /** New frames stand in the log. */
  pump(): void;
  isCongested(): boolean;
  close(code: number, reason: string): void;
}

export interface ErrorDetails {
  readonly id?: string;
  readonly retryAfterMs?: number;
}

/** One chat: it outlives its connections for as long as its reader may come back. */
export class Session {
  /** Whoever has it can resume the session: 192 random bits. */
  readonly secret = randomBytes(24).toString("base64url");
  /** The key of what the librarian remembers of it: stored, so not the secret. */
  readonly conversation = randomBytes(18).toString("base64url");
  readonly log: FrameLog;
  readonly frameBucket: TokenBucket;
  readonly askBucket: TokenBucket;
  language: Language;
  branch: string | undefined;
  /** Set while no reader is connected. */
  detachedAt: number | undefined;
  #outlet: Outlet | undefined;
  #waiting: (() => void)[] = [];
  readonly #clock: Clock;

  constructor({ limits, clock, language }: { limits: Limits; clock: Clock; language: Language }) {
    this.log = new FrameLog(limits, clock);
    this.frameBucket = new TokenBucket({ perSecond: limits.framesPerSecond, burst: limits.frameBurst }, clock);
    const perSecond = limits.asksPerMinutePerSession / 60;
    this.askBucket = new TokenBucket({ perSecond, burst: limits.askBurstPerSession }, clock);
    this.language = language;
    this.detachedAt = clock();
    this.#clock = clock;
  }

  get outlet(): Outlet | undefined {
    return this.#outlet;
  }

  /** Numbers a frame, keeps it, and sends it when a reader is there. */
  send(frame: ServerFrame): void {
    this.log.push(JSON.stringify(frame));
    this.#outlet?.pump();
  }

  sendError(code: ErrorCode, details: ErrorDetails = {}, language: Language = this.language): void {
    this.send({ type: "error", code, message: errorText(code, language), ...details });
  }

  sendNotice(code: NoticeCode): void {
    this.send({ type: "notice", code, text: noticeText(code, this.language) });
  }

  /** A second connection takes over: the old one closes 4001. */
  attach(outlet: Outlet): void {
    const old = this.#outlet;
    this.#outlet = outlet;
    this.detachedAt = undefined;
    old?.close(4001, "taken over by another connection");
    this.wake();
  }

  /** The connection is gone; another that has taken over is left alone. */
  detach(outlet: Outlet): void {
    if (this.#outlet !== outlet) return;
    this.#outlet = undefined;
    this.detachedAt = this.#clock();
    this.wake();
  }

  /** Resolves when the reader keeps up, is away (frames are kept then), or the signal has fired. */
  async untilReaderKeepsUp(signal: AbortSignal): Promise<void> {
    while (this.#outlet?.isCongested() && !signal.aborted) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Whoever waits for the reader looks again. */
  wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
