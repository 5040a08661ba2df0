import { connect as connectTcp, createServer, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { seededRandom } from "../model/random.ts";
import type { ServerFrame } from "./protocol.ts";
import { answeredWith, scriptAsker } from "./scripted-asker.ts";
import { connect, greet, hello, joined, openScriptedChat, type ScriptedChat } from "./scripted-chat.ts";

let chat: ScriptedChat;
afterEach(() => chat.close());

test("on resume come the frames above the client's number, in order, once, and a running answer goes on", async () => {
  const asker = scriptAsker(({ text }) => answeredWith(`${text} one two three four five six seven eight nine ten`));
  chat = await openScriptedChat({ asker });
  const before = await greet(chat.url);
  before.send({ type: "call-librarian" });
  await before.next("notice");
  before.send({ type: "ask", id: "q", text: "wait" });
  await expect.poll(() => asker.asked.length).toBe(1);
  before.close();
  await before.closed;
  asker.release();
  await expect.poll(() => chat.answeredKinds.length).toBe(1);

  const { session } = before.welcome;
  const after = await greet(chat.url, { resume: { session, seq: 1 } });
  const { answer } = await after.next("answer-end");
  expect(after.welcome).toMatchObject({ session, seq: after.frames.length });
  expect(after.frames.map(({ type }) => type).slice(0, 3)).toEqual(["welcome", "answer-start", "answer-delta"]);
  expect(joined(after.frames, "q")).toBe(answer.text);
  // The ask sent again is the same ask.
  after.send({ type: "ask", id: "q", text: "wait" });
  after.send({ type: "call-librarian" });
  await after.next("notice");
  expect(asker.asked.length).toBe(1);

  const all = await greet(chat.url, { resume: { session, seq: 0 } });
  await all.until((frames) => frames.length === all.welcome.seq + 1);
  expect(all.frames.slice(2)).toEqual(after.frames.slice(1));
});

test("a second connection with the same session takes over: the old one closes 4001", async () => {
  chat = await openScriptedChat();
  const first = await greet(chat.url);
  const { session } = first.welcome;
  const second = await greet(chat.url, { resume: { session, seq: 0 } });
  expect(await first.closed).toBe(4001);
  second.send({ type: "ask", id: "q", text: "here" });
  await second.next("answer-end");
  expect(chat.socket.openChats()).toBe(1);
});

test.each([
  ["unknown", 0, 0],
  ["expired", 600_001, 0],
  ["ahead of what was sent", 0, 99],
])("a session that is %s makes a new one and a notice session-lost", async (what, ms, seq) => {
  const asker = scriptAsker();
  chat = await openScriptedChat({ asker });
  const first = await greet(chat.url);
  first.close();
  await first.closed;
  await expect.poll(() => chat.socket.openChats()).toBe(0);
  chat.advance(ms);
  chat.socket.sweep();
  const session = what === "unknown" ? "A".repeat(32) : first.welcome.session;
  const back = await greet(chat.url, { resume: { session, seq } });
  expect(back.welcome.session).not.toBe(session);
  expect(back.welcome.seq).toBe(0);
  expect((await back.next("notice")).code).toBe("session-lost");
  expect(asker.forgotten.length).toBe(what === "unknown" ? 0 : 1);
});

test("a session is kept for ten minutes, and its last 1,000 frames", async () => {
  chat = await openScriptedChat({ limits: { framesPerSecond: 1e6, frameBurst: 1e6, frameBurstPerAddress: 1e6 } });
  const first = await greet(chat.url);
  for (let n = 0; n < 1001; n++) first.send({ type: "call-librarian" });
  await first.until((frames) => frames.length === 1002);
  first.close();
  await first.closed;
  await expect.poll(() => chat.socket.openChats()).toBe(0);
  chat.advance(590_000);
  chat.socket.sweep();
  const { session } = first.welcome;
  const back = await greet(chat.url, { resume: { session, seq: 1 } });
  await back.until((frames) => frames.length === 1001);
  const tooFar = await greet(chat.url, { resume: { session, seq: 0 } });
  expect((await tooFar.next("notice")).code).toBe("session-lost");
});

interface CuttingProxy {
  readonly url: string;
  /** Bytes of the server let through on the connections so far, each. */
  readonly passed: number[];
  cutAfter(bytes: number): void;
  close(): Promise<void>;
}

/** Passes bytes both ways, and cuts each connection after so many bytes of the server. */
async function openCuttingProxy(port: number): Promise<CuttingProxy> {
  let limit = Number.POSITIVE_INFINITY;
  const passed: number[] = [];
  const server = createServer((client: Socket) => {
    const upstream = connectTcp(port, "127.0.0.1");
    const index = passed.push(0) - 1;
    const cut = (): void => {
      client.destroySoon();
      upstream.destroy();
    };
    let left = limit;
    upstream.on("data", (bytes) => {
      client.write(bytes.subarray(0, left));
      passed[index] = (passed[index] ?? 0) + Math.min(left, bytes.length);
      left -= bytes.length;
      if (left <= 0) cut();
    });
    client.on("data", (bytes) => upstream.write(bytes));
    for (const socket of [client, upstream]) socket.setNoDelay().on("error", cut).on("close", cut);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `ws://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}/chat`,
    passed,
    cutAfter(bytes) {
      limit = bytes;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const questions = ["Абай жолы бар ма?", "second question here", "third"];
const isEnd = (frame: ServerFrame): boolean => frame.type === "answer-end";

/** Asks the questions through connections that are cut, as a careful client does; gives the frames it counted. */
async function readThroughCuts(proxy: CuttingProxy, cuts: readonly number[]): Promise<ServerFrame[]> {
  const kept: ServerFrame[] = [];
  let session: string | undefined;
  for (const cut of [...cuts, Number.POSITIVE_INFINITY]) {
    proxy.cutAfter(cut);
    const reader = await connect(proxy.url);
    reader.send({ ...hello, ...(session ? { resume: { session, seq: kept.length } } : {}) });
    const isAnswered = (id: string): boolean => kept.some((frame) => isEnd(frame) && "id" in frame && frame.id === id);
    for (const [n, text] of questions.entries())
      if (!isAnswered(`q${n}`)) reader.send({ type: "ask", id: `q${n}`, text });
    const missing = questions.length - kept.filter(isEnd).length;
    await reader.until((frames) => frames.filter(isEnd).length === missing).catch(() => undefined);
    const [welcome, ...rest] = reader.frames;
    if (welcome?.type === "welcome") session = welcome.session;
    kept.push(...rest);
    reader.close();
    await reader.closed;
  }
  return kept;
}

test("cut at 200 random byte offsets: nothing is lost and nothing comes twice", async () => {
  const unlimited = { framesPerSecond: 1e6, frameBurst: 1e6, asksPerMinutePerAddress: 1e6, askBurstPerAddress: 1e6 };
  const limits = { ...unlimited, framesPerSecondPerAddress: 1e6, frameBurstPerAddress: 1e6 };
  chat = await openScriptedChat({ asker: scriptAsker(({ text }) => answeredWith(`${text} ${words}`)), limits });
  const proxy = await openCuttingProxy(chat.port);
  const whole = await readThroughCuts(proxy, []);
  const total = proxy.passed[0] ?? 0;
  const random = seededRandom(20_261_123);
  const wrong: unknown[] = [];
  for (let n = 0; n < 200; n++) {
    const cuts = [1 + Math.floor(random() * total), 1 + Math.floor(random() * total)].slice(0, 1 + (n % 2));
    const kept = await readThroughCuts(proxy, cuts);
    if (JSON.stringify(kept) !== JSON.stringify(whole)) wrong.push({ cuts, kept: kept.length, whole: whole.length });
  }
  await proxy.close();
  expect(total).toBeGreaterThan(2000);
  expect(wrong).toEqual([]);
});

const words = Array.from({ length: 40 }, (_, n) => `сөз${n}`).join(" ");
