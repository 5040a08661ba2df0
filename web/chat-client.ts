import { type BackoffOptions, backoffMs } from "./backoff.ts";
import { type ClientFrame, type Language, parseFrame, type ServerFrame } from "./frames.ts";
import { Unanswered } from "./unanswered.ts";
import type { ChatSocket, OpenSocket } from "./web-socket.ts";

export type ConnectionState =
  | { readonly kind: "connecting" }
  | { readonly kind: "open" }
  | { readonly kind: "lost"; readonly attempt: number }
  | { readonly kind: "closed"; readonly reason: "left" | "taken-over" | "refused" };

export interface ChatClientOptions {
  readonly openSocket: OpenSocket;
  readonly newId: () => string;
  readonly surface: "page" | "widget" | "kiosk";
  readonly onFrame: (frame: ServerFrame) => void;
  readonly onState: (state: ConnectionState) => void;
  readonly backoff?: Partial<BackoffOptions>;
  /** How long a greeting or a question may stay without any reply before the connection is taken for dead. */
  readonly silenceMs?: number;
  /** The wait after "too fast" or "busy" when the server names none. */
  readonly retryMs?: number;
}

const takenOver = 4001;
const maxOutbox = 50;

/** One conversation with the server over as many sockets as it takes: nothing lost, nothing twice. */
export class ChatClient {
  readonly #options: ChatClientOptions;
  readonly #backoff: BackoffOptions;
  readonly #unanswered = new Unanswered();
  #outbox: ClientFrame[] = [];
  #socket: ChatSocket | undefined;
  #session: string | undefined;
  #seq = 0;
  #attempt = 0;
  #state: ConnectionState = { kind: "closed", reason: "left" };
  #language: Language | undefined;
  #reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  #silenceTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ChatClientOptions) {
    this.#options = options;
    this.#backoff = { firstMs: 500, longestMs: 20_000, random: Math.random, ...options.backoff };
  }

  /** The language of the page, said in the next greeting; undecided questions are answered in it. */
  speak(language: Language): void {
    this.#language = language;
  }

  /** Opens a conversation of its own; does nothing while one is open. */
  start(): void {
    if (this.#state.kind !== "closed") return;
    this.#attempt = 0;
    this.#become({ kind: "connecting" });
    this.#connect();
  }

  /** Sends a question now, or as soon as there is a connection; its id names it in every frame. */
  ask(text: string): string {
    const id = this.#options.newId();
    this.#unanswered.add(id, text);
    if (this.#state.kind === "open") this.#send({ type: "ask", id, text });
    this.#watchSilence();
    return id;
  }

  stop(id: string): void {
    this.#sendOrKeep({ type: "stop", id });
  }

  rate(id: string, good: boolean): void {
    this.#sendOrKeep({ type: "rate", id, good });
  }

  callLibrarian(): void {
    this.#sendOrKeep({ type: "call-librarian" });
  }

  say(text: string): void {
    this.#sendOrKeep({ type: "say", text });
  }

  /** Ends the conversation for good: the server deletes it. `start` begins another. */
  leave(): void {
    if (this.#state.kind === "open") this.#send({ type: "leave" });
    this.#close("left");
  }

  /** Tries at once instead of after the back-off: the device says that the network is there again. */
  wake(): void {
    if (this.#state.kind !== "lost" || this.#socket !== undefined) return;
    clearTimeout(this.#reconnectTimer);
    this.#connect();
  }

  #connect(): void {
    let socket: ChatSocket | undefined;
    // A socket that was given up may still speak: only the present one is heard.
    const isPresent = () => socket !== undefined && socket === this.#socket;
    let isWelcomed = false;
    socket = this.#options.openSocket({
      opened: () => {
        if (isPresent()) this.#hello();
      },
      received: (text) => {
        if (!isPresent()) return;
        const frame = parseFrame(text);
        // A frame of a type unknown to this page has its number too.
        if (isWelcomed) this.#seq += 1;
        else isWelcomed = frame?.type === "welcome";
        this.#receive(frame);
      },
      closed: (code) => {
        if (!isPresent()) return;
        if (code === takenOver) this.#close("taken-over");
        else this.#lose();
      },
    });
    this.#socket = socket;
    this.#watchSilence();
  }

  #hello(): void {
    this.#send({
      type: "hello",
      protocol: 1,
      surface: this.#options.surface,
      ...(this.#language && { language: this.#language }),
      ...(this.#session && { resume: { session: this.#session, seq: this.#seq } }),
    });
  }

  #receive(frame: ServerFrame | undefined): void {
    if (frame?.type === "answer-start") this.#unanswered.start(frame.id);
    if (frame?.type === "answer-end") this.#unanswered.end(frame.id);
    this.#watchSilence();
    if (frame?.type === "welcome") this.#welcome(frame.session, frame.seq);
    else if (frame?.type === "error") this.#refuse(frame);
    else if (frame) this.#options.onFrame(frame);
  }

  #welcome(session: string, seq: number): void {
    // In the same session the frames above our own number follow; a new one counts from what it says.
    if (session !== this.#session) this.#seq = seq;
    this.#session = session;
    this.#attempt = 0;
    this.#become({ kind: "open" });
    for (const { id, text } of this.#unanswered.all()) this.#send({ type: "ask", id, text });
    const outbox = this.#outbox;
    this.#outbox = [];
    for (const frame of outbox) this.#send(frame);
    this.#watchSilence();
  }

  #refuse(frame: Extract<ServerFrame, { type: "error" }>): void {
    if (frame.code === "bad-protocol") {
      this.#close("refused");
      return;
    }
    if (!this.#unanswered.mayRetry(frame)) {
      this.#options.onFrame(frame);
      return;
    }
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(
      () => {
        if (this.#state.kind !== "open") return;
        for (const { id, text } of this.#unanswered.notStarted()) this.#send({ type: "ask", id, text });
      },
      frame.retryAfterMs ?? this.#options.retryMs ?? 2000,
    );
  }

  #lose(): void {
    this.#drop();
    const attempt = this.#attempt;
    this.#attempt += 1;
    this.#become({ kind: "lost", attempt });
    this.#reconnectTimer = setTimeout(() => this.#connect(), backoffMs(attempt, this.#backoff));
  }

  #close(reason: "left" | "taken-over" | "refused"): void {
    this.#drop();
    clearTimeout(this.#reconnectTimer);
    this.#session = undefined;
    this.#seq = 0;
    this.#unanswered.clear();
    this.#outbox = [];
    this.#become({ kind: "closed", reason });
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    clearTimeout(this.#silenceTimer);
    clearTimeout(this.#retryTimer);
    socket?.close();
  }

  // A phone that changes networks may leave a socket half open, of which the browser says nothing.
  #watchSilence(): void {
    clearTimeout(this.#silenceTimer);
    const isGreeted = this.#state.kind === "open";
    if (this.#socket === undefined || (isGreeted && this.#unanswered.notStarted().length === 0)) return;
    this.#silenceTimer = setTimeout(() => this.#lose(), this.#options.silenceMs ?? 45_000);
  }

  #sendOrKeep(frame: ClientFrame): void {
    if (this.#state.kind === "open") this.#send(frame);
    else if (this.#outbox.length < maxOutbox) this.#outbox.push(frame);
  }

  #send(frame: ClientFrame): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    this.#options.onState(state);
  }
}
