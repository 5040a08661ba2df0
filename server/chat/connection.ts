import type { Language } from "../library/language.ts";
import { readFrame } from "./frames.ts";
import type { Limits } from "./limits.ts";
import { errorText } from "./notices.ts";
import type { ClientFrame, ErrorCode, ServerFrame } from "./protocol.ts";
import { type Clock, FloodGuard, TokenBucket } from "./rate-limit.ts";
import type { ErrorDetails, Outlet } from "./session.ts";
import { obey, type SessionContext } from "./session-frames.ts";
import type { Chat, Sessions } from "./sessions.ts";

/** What a connection needs of a WebSocket. */
export interface Wire {
  readonly bufferedAmount: number;
  isOpen(): boolean;
  send(text: string, onWritten: () => void): void;
  close(code: number, reason: string): void;
  terminate(): void;
}

export interface ConnectionOptions extends SessionContext {
  readonly sessions: Sessions;
  readonly limits: Limits;
  readonly clock: Clock;
  /** The frames of the client's address. */
  readonly addressBucket: () => TokenBucket;
  /** Language of errors before the hello says one. */
  readonly language: Language;
}

type Hello = Extract<ClientFrame, { type: "hello" }>;

/** One WebSocket: reads its frames, and sends the frames of the session it belongs to, in order, once each. */
export class Connection implements Outlet {
  readonly #wire: Wire;
  readonly #options: ConnectionOptions;
  readonly #guard: FloodGuard;
  readonly #firstBucket: TokenBucket;
  #chat: Chat | undefined;
  /** Number of the last frame handed to the wire. */
  #cursor = 0;
  #isClosing = false;

  constructor(wire: Wire, options: ConnectionOptions) {
    const { limits, clock } = options;
    this.#wire = wire;
    this.#options = options;
    this.#guard = new FloodGuard(limits, clock);
    this.#firstBucket = new TokenBucket({ perSecond: limits.framesPerSecond, burst: limits.frameBurst }, clock);
  }

  get hasSession(): boolean {
    return this.#chat !== undefined;
  }

  /** A frame came: its text, or undefined when it is binary. */
  receive(text: () => string | undefined): void {
    if (this.#isClosing || !this.#isWithinRate(text)) return;
    const raw = text();
    const reading = raw === undefined ? { kind: "bad-frame" as const, isHello: false } : readFrame(raw);
    if (this.#chat) obey(this.#chat, reading, { ...this.#options, overAskRate: this.#overAskRate, leave: this.#leave });
    else if (reading.kind === "frame" && reading.frame.type === "hello") this.#greet(reading.frame);
    else if (reading.kind === "bad-protocol") this.#sendError("bad-protocol");
    else this.#sendError(reading.kind === "bad-frame" && reading.isHello ? "bad-frame" : "no-session");
  }

  /** A ping costs as much as a frame. */
  receivePing(): void {
    if (!this.#isClosing) this.#isWithinRate(() => undefined);
  }

  /** The WebSocket is gone. */
  closed(): void {
    this.#isClosing = true;
    this.#chat?.session.detach(this);
  }

  close(code: number, reason: string): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#chat?.session.detach(this);
    this.#wire.close(code, reason);
  }

  pump(): void {
    const log = this.#chat?.session.log;
    if (!log || this.#isClosing) return;
    const { maxBufferedBytes, maxBacklogBytes } = this.#options.limits;
    while (this.#cursor < log.last && this.#wire.isOpen() && this.#wire.bufferedAmount <= maxBufferedBytes) {
      const frame = log.at(this.#cursor + 1);
      // Frames it has not had are held no longer: what follows would have a hole.
      if (frame === undefined) {
        this.#cut();
        return;
      }
      this.#cursor += 1;
      this.#wire.send(frame, this.#written);
    }
    const isBehind = this.#cursor < log.last;
    if (isBehind && this.#wire.bufferedAmount + log.charactersAbove(this.#cursor) > maxBacklogBytes) this.#cut();
  }

  isCongested(): boolean {
    return this.#wire.bufferedAmount > this.#options.limits.maxBufferedBytes || this.#isBehind();
  }

  #isBehind(): boolean {
    return this.#chat !== undefined && this.#cursor < this.#chat.session.log.last;
  }

  readonly #written = (): void => {
    if (this.#isBehind()) this.pump();
    if (!this.isCongested()) this.#chat?.session.wake();
  };

  /** Ends the connection without a word, since its reader does not read; the session stays for a resume. */
  #cut(): void {
    this.#isClosing = true;
    this.#chat?.session.detach(this);
    this.#wire.terminate();
  }

  #greet(hello: Hello): void {
    if (hello.surface === "desk") {
      this.#sendError("not-signed-in");
      return;
    }
    const { sessions, language } = this.#options;
    const wanted = hello.resume;
    const resumed = wanted ? sessions.resume(wanted.session, wanted.seq) : undefined;
    const chat = resumed ?? sessions.open(hello.language ?? language);
    if (!chat) {
      this.#sendError("busy", { retryAfterMs: busyRetryMs });
      this.close(1013, "the server is full");
      return;
    }
    const { session } = chat;
    if (hello.language) session.language = hello.language;
    if (hello.branch) session.branch = hello.branch;
    this.#cursor = resumed && wanted ? wanted.seq : 0;
    this.#sendBare({ type: "welcome", session: session.secret, seq: session.log.last });
    this.#chat = chat;
    session.attach(this);
    this.pump();
    if (wanted && !resumed) session.sendNotice("session-lost");
  }

  #isWithinRate(text: () => string | undefined): boolean {
    const own = this.#chat?.session.frameBucket ?? this.#firstBucket;
    if (!own.take()) {
      this.#overRate(own, { isOwn: true, text });
      return false;
    }
    const addressBucket = this.#options.addressBucket();
    if (addressBucket.take()) return true;
    // Others behind the same address may be the ones in haste: this one is told, and not closed for it.
    this.#overRate(addressBucket, { isOwn: false, text });
    return false;
  }

  readonly #overAskRate = (bucket: TokenBucket, { isOwn, id }: { isOwn: boolean; id: string }): void => {
    this.#overRate(bucket, { isOwn, id });
  };

  #overRate(bucket: TokenBucket, about: { isOwn: boolean; id?: string; text?: () => string | undefined }): void {
    const verdict = about.isOwn ? this.#guard.overRate() : this.#guard.overSharedRate();
    if (verdict === "close") this.close(1008, "too many frames");
    if (verdict !== "warn") return;
    const id = about.id ?? askIdOf(about.text?.());
    this.#sendError("too-fast", { ...(id ? { id } : {}), retryAfterMs: Math.max(1000, bucket.retryAfterMs()) });
  }

  readonly #leave = (): void => {
    const chat = this.#chat;
    if (!chat) return;
    this.close(1000, "goodbye");
    this.#options.sessions.end(chat);
  };

  #sendError(code: ErrorCode, details: ErrorDetails = {}): void {
    const { language, observer } = this.#options;
    observer.refused("chat", code);
    if (this.#chat) this.#chat.session.sendError(code, details);
    else this.#sendBare({ type: "error", code, message: errorText(code, language), ...details });
  }

  /** Sends a frame that has no number, since it stands outside a session. */
  #sendBare(frame: ServerFrame): void {
    if (this.#wire.bufferedAmount > this.#options.limits.maxBufferedBytes) this.#cut();
    else this.#wire.send(JSON.stringify(frame), this.#written);
  }
}

const busyRetryMs = 5000;

function askIdOf(text: string | undefined): string | undefined {
  const reading = text === undefined ? undefined : readFrame(text);
  return reading?.kind === "frame" && reading.frame.type === "ask" ? reading.frame.id : undefined;
}
