import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { ServerFrame } from "./protocol.ts";
import { answeredWith, scriptAsker } from "./scripted-asker.ts";
import { errorCodes, greet, hello, openScriptedChat, type ScriptedChat } from "./scripted-chat.ts";

let chat: ScriptedChat;
afterEach(() => chat.close());

const garbage = JSON.stringify({ type: "dance" });

test("a flood of 10,000 frames gets too-fast and 1008, while another chat behind the same address is served", async () => {
  chat = await openScriptedChat();
  const [flooder, neighbour] = [await greet(chat.url), await greet(chat.url)];
  for (let n = 0; n < 10_000; n++) flooder.sendRaw(garbage);
  for (const id of ["a", "b", "c"]) {
    neighbour.send({ type: "ask", id, text: "hello" });
    await neighbour.until((frames) => frames.some((frame) => frame.type === "answer-end" && frame.id === id));
  }
  expect(await flooder.closed).toBe(1008);
  const codes = errorCodes(flooder.frames);
  expect(codes.filter((code) => code === "too-fast").length).toBeGreaterThanOrEqual(1);
  // As many answers as the burst allows, and no more than a few a second on top.
  expect(codes.filter((code) => code === "bad-frame").length).toBeLessThan(600);
  expect(errorCodes(neighbour.frames)).toEqual([]);
});

test("too-fast is said once a second, and a flood that goes on is closed", async () => {
  const limits = { framesPerSecond: 1, frameBurst: 1, floodWarnings: 3, floodFrames: 1e6 };
  chat = await openScriptedChat({ limits });
  const reader = await greet(chat.url);
  for (let second = 1; second <= 3; second++) {
    for (let n = 0; n < 50; n++) reader.sendRaw(garbage);
    await reader.until((frames) => errorCodes(frames).filter((code) => code === "too-fast").length === second);
    chat.advance(1000);
  }
  expect(reader.frames.find((frame) => frame.type === "error" && frame.code === "too-fast")).toMatchObject({
    retryAfterMs: expect.any(Number),
  });
  for (let n = 0; n < 50; n++) reader.sendRaw(garbage);
  expect(await reader.closed).toBe(1008);
  expect(errorCodes(reader.frames).filter((code) => code === "too-fast").length).toBe(3);
});

test("too many asks of one session get too-fast with the id; another session behind the address still asks", async () => {
  chat = await openScriptedChat({ limits: { askBurstPerSession: 2, asksPerMinutePerSession: 1 } });
  const [hasty, calm] = [await greet(chat.url), await greet(chat.url)];
  for (const id of ["1", "2", "3"]) hasty.send({ type: "ask", id, text: "x" });
  expect(await hasty.next("error")).toMatchObject({ code: "too-fast", id: "3", retryAfterMs: expect.any(Number) });
  calm.send({ type: "ask", id: "1", text: "x" });
  await calm.next("answer-end");
  chat.advance(60_000);
  hasty.send({ type: "ask", id: "3", text: "x" });
  await hasty.until((frames) => frames.some((frame) => frame.type === "answer-end" && frame.id === "3"));
});

test("when an address is over its rate its chats are told and none is closed", async () => {
  chat = await openScriptedChat({ limits: { framesPerSecondPerAddress: 1, frameBurstPerAddress: 3, floodFrames: 5 } });
  const [a, b] = [await greet(chat.url), await greet(chat.url)];
  for (let n = 0; n < 30; n++) a.send({ type: "ask", id: `${n}`, text: "x" });
  expect((await a.next("error")).code).toBe("too-fast");
  b.send({ type: "ask", id: "mine", text: "x" });
  expect(await b.next("error")).toMatchObject({ code: "too-fast", id: "mine" });
  chat.advance(10_000);
  b.send({ type: "ask", id: "mine", text: "x" });
  await b.next("answer-end");
});

test("behind a trusted proxy each reader has an address of its own", async () => {
  const limits = { maxConnectionsPerAddress: 1 };
  chat = await openScriptedChat({ limits, trustedProxies: ["127.0.0.1"] });
  const outcomes: string[] = [];
  for (const address of ["10.0.0.1", "10.0.0.2", "10.0.0.1"]) {
    const ws = new WebSocket(chat.url, { headers: { "X-Forwarded-For": `1.2.3.4, ${address}` } });
    ws.once("open", () => ws.send(JSON.stringify(hello)));
    const [bytes] = await once(ws, "message");
    outcomes.push(JSON.parse(String(bytes)).type);
  }
  expect(outcomes).toEqual(["welcome", "welcome", "error"]);
});

test("a reader who does not read holds up only its own answer, and gets all of it later", async () => {
  const text = Array.from({ length: 20_000 }, (_, n) => `word${n}`.padEnd(400, "-")).join(" ");
  const asker = scriptAsker(() => answeredWith(text));
  const limits = { maxBufferedBytes: 65_536, maxBufferedFrames: 10_000, maxBacklogBytes: 1 << 30 };
  chat = await openScriptedChat({ asker, limits });
  const ws = new WebSocket(chat.url);
  const frames: ServerFrame[] = [];
  ws.on("message", (bytes) => frames.push(JSON.parse(String(bytes))));
  await once(ws, "open");
  ws.send(JSON.stringify(hello));
  await expect.poll(() => frames.length).toBe(1);
  ws.pause();
  ws.send(JSON.stringify({ type: "ask", id: "q", text: "much" }));
  const other = await greet(chat.url);
  other.send({ type: "call-librarian" });
  await other.next("notice");
  await expect.poll(() => asker.asked.length).toBe(1);
  ws.resume();
  await expect.poll(() => frames.at(-1)?.type, { timeout: 30_000 }).toBe("answer-end");
  expect(frames.map((frame) => (frame.type === "answer-delta" ? frame.text : "")).join("")).toBe(text);
  ws.close();
});

test("a peer that answers no ping is cut, and its session waits to be resumed; one that answers stays", async () => {
  chat = await openScriptedChat({ limits: { pingIntervalMs: 50 } });
  const alive = await greet(chat.url);
  const dead = new WebSocket(chat.url, { autoPong: false });
  dead.once("open", () => dead.send(JSON.stringify(hello)));
  const [bytes] = await once(dead, "message");
  const [code] = await once(dead, "close");
  expect(code).toBe(1006);
  const back = await greet(chat.url, { resume: { session: JSON.parse(String(bytes)).session, seq: 0 } });
  back.send({ type: "call-librarian" });
  expect((await back.next("notice")).code).toBe("no-librarian");
  alive.send({ type: "ask", id: "q", text: "x" });
  await alive.next("answer-end");
});
