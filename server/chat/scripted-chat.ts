import { createServer } from "node:http";
import { silentLog } from "../log.ts";
import { AskSlots } from "./asker.ts";
import { readClientAddress } from "./client-address.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import type { Rating } from "./observer.ts";
import type { ServerFrame } from "./protocol.ts";
import { TokenBuckets } from "./rate-limit.ts";
import { type ScriptedAsker, scriptAsker } from "./scripted-asker.ts";
import { type ChatSocket, openSocket } from "./socket.ts";

export interface ScriptedChat {
  readonly url: string;
  readonly port: number;
  readonly socket: ChatSocket;
  readonly ratings: readonly Rating[];
  readonly answeredKinds: readonly string[];
  /** Lets time pass for limits and expiry. */
  advance(ms: number): void;
  close(): Promise<void>;
}

export interface ScriptedChatOptions {
  readonly asker?: ScriptedAsker;
  readonly limits?: Partial<Limits>;
  readonly trustedProxies?: readonly string[];
  readonly allowedOrigins?: readonly string[];
}

/** A real chat server on a free port, with a scripted librarian. */
export async function openScriptedChat(options: ScriptedChatOptions = {}): Promise<ScriptedChat> {
  const limits = { ...defaultLimits, drainMs: 200, ...options.limits };
  let ahead = 0;
  const clock = () => performance.now() + ahead;
  const ratings: Rating[] = [];
  const answeredKinds: string[] = [];
  const server = createServer();
  const rates = (perSecond: number, burst: number) => new TokenBuckets({ perSecond, burst }, clock);
  const socket = openSocket(server, {
    asker: options.asker ?? scriptAsker(),
    slots: new AskSlots(limits.maxConcurrentAsks),
    limits,
    observer: { answered: ({ kind }) => void answeredKinds.push(kind), refused: () => undefined },
    onRate: (rating) => void ratings.push(rating),
    log: silentLog,
    clock,
    clientAddress: readClientAddress(options.trustedProxies ?? []),
    allowedOrigins: options.allowedOrigins ?? [],
    requestRates: rates(limits.framesPerSecondPerAddress, limits.frameBurstPerAddress),
    askRates: rates(limits.asksPerMinutePerAddress / 60, limits.askBurstPerAddress),
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return {
    url: `ws://127.0.0.1:${port}/chat`,
    port,
    socket,
    ratings,
    answeredKinds,
    advance(ms) {
      ahead += ms;
    },
    async close() {
      await socket.drain();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type FrameOf<Type extends ServerFrame["type"]> = Extract<ServerFrame, { type: Type }>;

export interface Reader {
  readonly frames: readonly ServerFrame[];
  send(frame: unknown): void;
  sendRaw(bytes: string | Uint8Array<ArrayBuffer>): void;
  /** The first frame of that type at or after `from`; waits for it. */
  next<Type extends ServerFrame["type"]>(type: Type, from?: number): Promise<FrameOf<Type>>;
  /** Waits until the frames so far satisfy the condition. */
  until(condition: (frames: readonly ServerFrame[]) => boolean): Promise<void>;
  readonly closed: Promise<number>;
  close(): void;
}

/** A client that writes down what it is sent. */
export async function connect(url: string): Promise<Reader> {
  const ws = new WebSocket(url);
  const frames: ServerFrame[] = [];
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const resolve of woken) resolve();
  };
  let isClosed = false;
  const closed = new Promise<number>((resolve) => {
    ws.addEventListener("close", ({ code }) => {
      isClosed = true;
      resolve(code);
      wake();
    });
  });
  ws.addEventListener("error", () => undefined);
  ws.addEventListener("message", ({ data }) => {
    frames.push(JSON.parse(String(data)));
    wake();
  });
  const opened = new Promise<void>((resolve) => ws.addEventListener("open", () => resolve()));
  await Promise.race([opened, closed]);

  async function until(condition: (frames: readonly ServerFrame[]) => boolean): Promise<void> {
    while (!condition(frames)) {
      if (isClosed) throw new Error(`closed after ${JSON.stringify(frames.slice(-3))}`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  return {
    frames,
    send: (frame) => ws.send(JSON.stringify(frame)),
    sendRaw: (bytes) => ws.send(bytes),
    async next(type, from = 0) {
      const isWanted = (frame: ServerFrame): frame is FrameOf<typeof type> => frame.type === type;
      await until((all) => all.slice(from).some(isWanted));
      const found = frames.slice(from).find(isWanted);
      if (!found) throw new Error(`no ${type}`);
      return found;
    },
    until,
    closed,
    close: () => ws.close(),
  };
}

export const hello = { type: "hello", protocol: 1, surface: "page", language: "en" } as const;

/** A client that has said hello. */
export async function greet(url: string, more: object = {}): Promise<Reader & { welcome: FrameOf<"welcome"> }> {
  const reader = await connect(url);
  reader.send({ ...hello, ...more });
  return { ...reader, welcome: await reader.next("welcome") };
}

export function joined(frames: readonly ServerFrame[], id: string): string {
  return frames.map((frame) => (frame.type === "answer-delta" && frame.id === id ? frame.text : "")).join("");
}

export function errorCodes(frames: readonly ServerFrame[]): string[] {
  return frames.flatMap((frame) => (frame.type === "error" ? [frame.code] : []));
}
