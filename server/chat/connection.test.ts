import { expect, test } from "vitest";
import { silentLog } from "../log.ts";
import { AskSlots } from "./asker.ts";
import { Connection } from "./connection.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { TokenBucket } from "./rate-limit.ts";
import { answeredWith, scriptAsker } from "./scripted-asker.ts";
import { hello } from "./scripted-chat.ts";
import { Sessions } from "./sessions.ts";

/** A connection over a wire whose other end reads when told. */
function openStuckChat(text: string, given: Partial<Limits>) {
  const limits = { ...defaultLimits, ...given };
  const clock = () => performance.now();
  const observer = { answered: () => undefined, refused: () => undefined };
  const asker = scriptAsker(() => answeredWith(text));
  const sessions = new Sessions({ asker, slots: new AskSlots(9), limits, observer, log: silentLog, clock });
  const bucket = new TokenBucket({ perSecond: 1e6, burst: 1e6 }, clock);
  let unread: (() => void)[] = [];
  const wire = {
    bufferedAmount: 0,
    most: 0,
    isTerminated: false,
    sent: [] as string[],
    isOpen: () => !wire.isTerminated,
    send(json: string, onWritten: () => void) {
      wire.sent.push(json);
      wire.bufferedAmount += json.length;
      wire.most = Math.max(wire.most, wire.bufferedAmount);
      unread.push(onWritten);
    },
    close: () => undefined,
    terminate() {
      wire.isTerminated = true;
    },
    read() {
      const written = unread;
      unread = [];
      wire.bufferedAmount = 0;
      for (const onWritten of written) onWritten();
    },
  };
  const connection = new Connection(wire, {
    sessions,
    limits,
    clock,
    observer,
    log: silentLog,
    language: "en",
    onRate: () => undefined,
    isDraining: () => false,
    addressBucket: () => bucket,
    addressAskBucket: () => bucket,
  });
  const receive = (frame: unknown): void => connection.receive(() => JSON.stringify(frame));
  receive(hello);
  return { wire, receive, sessions, connection };
}

const longText = Array.from({ length: 3000 }, (_, n) => `word${n}`).join(" ");

test("a slow reader does not grow memory: the answer waits at the gate and goes on when it is read", async () => {
  const { wire, receive } = openStuckChat(longText, { maxBufferedBytes: 2000 });
  receive({ type: "ask", id: "q", text: "x" });
  await expect.poll(() => wire.bufferedAmount).toBeGreaterThan(2000);
  const standing = wire.sent.length;
  for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(wire.sent.length).toBe(standing);
  await expect
    .poll(
      () => {
        wire.read();
        return wire.sent.at(-1);
      },
      { interval: 1 },
    )
    .toContain("answer-end");
  expect(wire.most).toBeLessThan(2000 + 2 * longText.length);
  const texts = wire.sent.map((json) => JSON.parse(json)).filter(({ type }) => type === "answer-delta");
  expect(texts.map(({ text }) => text).join("")).toBe(longText);
});

test("above the hard cap the connection is cut and the session is kept", () => {
  const { wire, receive, sessions } = openStuckChat("x", { maxBufferedBytes: 500, maxBacklogBytes: 5000 });
  for (let n = 0; n < 100; n++) receive({ type: "call-librarian" });
  expect(wire.isTerminated).toBe(true);
  expect(wire.most).toBeLessThan(1500);
  expect(sessions.size).toBe(1);
  const { session } = JSON.parse(wire.sent[0] ?? "{}");
  expect(sessions.resume(session, 1)?.session.detachedAt).toBeDefined();
});

test("a reader whose next frame is held no longer is cut, so that there is no hole", () => {
  const { wire, receive } = openStuckChat("x", { maxBufferedBytes: 500, maxBufferedFrames: 5 });
  for (let n = 0; n < 20; n++) receive({ type: "call-librarian" });
  wire.read();
  expect(wire.isTerminated).toBe(true);
});
