import { request } from "node:http";
import { afterEach, expect, test } from "vitest";
import { answeredWith, scriptAsker } from "./scripted-asker.ts";
import {
  connect,
  errorCodes,
  greet,
  hello,
  joined,
  openScriptedChat,
  type ScriptedChat,
  type ScriptedChatOptions,
} from "./scripted-chat.ts";

let chat: ScriptedChat;
afterEach(() => chat.close());

async function open(options?: ScriptedChatOptions): Promise<string> {
  chat = await openScriptedChat(options);
  return chat.url;
}

test("before hello every frame gets error no-session, and hello is still welcome", async () => {
  const reader = await connect(await open());
  reader.send({ type: "ask", id: "1", text: "hi" });
  reader.sendRaw("not json");
  reader.send({ type: "leave" });
  await reader.until((frames) => frames.length === 3);
  reader.send(hello);
  expect((await reader.next("welcome")).seq).toBe(0);
  expect(errorCodes(reader.frames)).toEqual(["no-session", "no-session", "no-session"]);
});

test("a session is a secret of at least 128 bits", async () => {
  const url = await open();
  const [a, b] = [await greet(url), await greet(url)];
  expect(Buffer.from(a.welcome.session, "base64url").length).toBeGreaterThanOrEqual(16);
  expect(a.welcome.session).not.toBe(b.welcome.session);
});

test("another protocol number gets bad-protocol, the desk not-signed-in", async () => {
  const reader = await connect(await open());
  reader.send({ ...hello, protocol: 2 });
  reader.send({ ...hello, surface: "desk" });
  await reader.until((frames) => frames.length === 2);
  expect(errorCodes(reader.frames)).toEqual(["bad-protocol", "not-signed-in"]);
});

test("an answer streams as start, deltas that join to its text, and end", async () => {
  const asker = scriptAsker();
  const reader = await greet(await open({ asker }), { branch: "main" });
  reader.send({ type: "ask", id: "q", text: "Where is the reading room on Monday?", extra: true });
  const { answer } = await reader.next("answer-end");
  expect(reader.frames[1]).toEqual({ type: "answer-start", id: "q", language: "en" });
  expect(answer.text).toBe("You asked: Where is the reading room on Monday?");
  expect(joined(reader.frames, "q")).toBe(answer.text);
  expect(asker.asked[0]).toMatchObject({ branch: "main", sessionLanguage: "en" });
  expect(asker.asked[0]).not.toHaveProperty("language");
  expect(asker.asked[0]?.session).not.toBe(reader.welcome.session);
  expect(chat.answeredKinds).toEqual(["answered"]);
});

test.each([
  ["text that is not JSON", "{"],
  ["JSON that is no object", "[1]"],
  ["null", "null"],
  ["an unknown type", '{"type":"dance"}'],
  ["no type", "{}"],
  ["a blank question", '{"type":"ask","id":"1","text":" \\n"}'],
  ["a second hello", JSON.stringify(hello)],
  ["binary", new Uint8Array([123, 125])],
])("%s gets bad-frame and the connection lives on", async (_, bytes) => {
  const reader = await greet(await open());
  reader.sendRaw(bytes);
  expect((await reader.next("error")).code).toBe("bad-frame");
  reader.send({ type: "ask", id: "after", text: "still there?" });
  expect((await reader.next("answer-end")).id).toBe("after");
});

test("a question of 2,000 characters is taken, one more is too-long with its id", async () => {
  const reader = await greet(await open());
  reader.send({ type: "ask", id: "long", text: "ә".repeat(2001) });
  expect(await reader.next("error")).toMatchObject({ code: "too-long", id: "long" });
  reader.send({ type: "ask", id: "long", text: "😀".repeat(2000) });
  expect((await reader.next("answer-end")).id).toBe("long");
});

test("a frame of 64 KiB is read, one byte more closes 1009", async () => {
  const reader = await greet(await open());
  const frame = JSON.stringify({ type: "say", text: "x", pad: "" });
  reader.sendRaw(frame.replace('""', `"${"p".repeat(65_536 - frame.length)}"`));
  expect((await reader.next("notice")).code).toBe("no-librarian");
  reader.sendRaw("x".repeat(65_537));
  expect(await reader.closed).toBe(1009);
});

test("an id is taken once", async () => {
  const asker = scriptAsker();
  const reader = await greet(await open({ asker }));
  reader.send({ type: "ask", id: "same", text: "one" });
  reader.send({ type: "ask", id: "same", text: "two" });
  reader.send({ type: "ask", id: "other", text: "three" });
  await reader.until((frames) => frames.some((frame) => frame.type === "answer-end" && frame.id === "other"));
  expect(asker.asked.map(({ text }) => text)).toEqual(["one", "three"]);
});

test("stop ends an answer with the text so far", async () => {
  const text = Array.from({ length: 600 }, (_, n) => `word${n}`).join(" ");
  const reader = await greet(
    await open({ asker: scriptAsker(() => answeredWith(text)), limits: { deltaIntervalMs: 5 } }),
  );
  reader.send({ type: "ask", id: "q", text: "much" });
  await reader.next("answer-delta");
  reader.send({ type: "stop", id: "q" });
  const { answer } = await reader.next("answer-end");
  expect(answer.text.length).toBeLessThan(text.length);
  expect(joined(reader.frames, "q")).toBe(answer.text);
  expect(text.startsWith(answer.text)).toBe(true);
});

test("stop before there is an answer ends it empty, also when the librarian does not heed it", async () => {
  const asker = scriptAsker();
  const deaf = { ...asker, ask: () => new Promise<never>(() => undefined) };
  const reader = await greet(await open({ asker: deaf }));
  reader.send({ type: "ask", id: "q", text: "hard", language: "ru" });
  reader.send({ type: "ask", id: "queued", text: "next" });
  reader.send({ type: "stop", id: "q" });
  reader.send({ type: "stop", id: "queued" });
  await reader.until((frames) => frames.filter(({ type }) => type === "answer-end").length === 2);
  expect((await reader.next("answer-end")).answer).toMatchObject({ text: "", language: "ru" });
});

test("stop or rate of an unknown id is unknown-ask; a stop that comes too late is nothing", async () => {
  const reader = await greet(await open());
  reader.send({ type: "stop", id: "none" });
  reader.send({ type: "rate", id: "none", good: true });
  await reader.until((frames) => errorCodes(frames).length === 2);
  reader.send({ type: "ask", id: "q", text: "x" });
  await reader.next("answer-end");
  reader.send({ type: "stop", id: "q" });
  reader.send({ type: "call-librarian" });
  await reader.next("notice");
  expect(errorCodes(reader.frames)).toEqual(["unknown-ask", "unknown-ask"]);
});

test("a rating is handed on with the conversation, not the session's secret", async () => {
  const reader = await greet(await open());
  reader.send({ type: "ask", id: "q", text: "x" });
  await reader.next("answer-end");
  reader.send({ type: "rate", id: "q", good: false, comment: "old hours" });
  reader.send({ type: "call-librarian" });
  await reader.next("notice");
  expect(chat.ratings).toEqual([{ conversation: expect.any(String), id: "q", good: false, comment: "old hours" }]);
  expect(chat.ratings[0]?.conversation).not.toBe(reader.welcome.session);
});

test("a librarian who is not there is said kindly, in the reader's language", async () => {
  const reader = await greet(await open(), { language: "ru" });
  reader.send({ type: "call-librarian" });
  expect((await reader.next("notice")).text).toMatch(/библиотек/);
  reader.send({ type: "say", text: "алло" });
  await reader.until((frames) => frames.filter(({ type }) => type === "notice").length === 2);
});

test("a failure is told without its detail", async () => {
  const reader = await greet(await open());
  reader.send({ type: "ask", id: "q", text: "fail" });
  const error = await reader.next("error");
  expect(error).toMatchObject({ code: "failed", id: "q" });
  expect(JSON.stringify(reader.frames)).not.toMatch(/secret|line 7/);
});

test("a librarian who takes too long is a failure", async () => {
  const reader = await greet(await open({ limits: { askTimeoutMs: 20 } }));
  reader.send({ type: "ask", id: "q", text: "wait" });
  expect(await reader.next("error")).toMatchObject({ code: "failed", id: "q" });
});

test("a full server says busy, and the same id may come again", async () => {
  const asker = scriptAsker();
  const url = await open({ asker, limits: { maxConcurrentAsks: 1 } });
  const [first, second] = [await greet(url), await greet(url)];
  first.send({ type: "ask", id: "a", text: "wait" });
  await expect.poll(() => asker.asked.length).toBe(1);
  second.send({ type: "ask", id: "b", text: "hello" });
  expect(await second.next("error")).toMatchObject({ code: "busy", id: "b", retryAfterMs: expect.any(Number) });
  asker.release();
  await first.next("answer-end");
  second.send({ type: "ask", id: "b", text: "hello" });
  expect((await second.next("answer-end")).id).toBe("b");
});

test("a connection too many gets busy and closes 1013, and room is made when one leaves", async () => {
  const url = await open({ limits: { maxConnections: 1 } });
  const first = await greet(url);
  const second = await connect(url);
  expect((await second.next("error")).code).toBe("busy");
  expect(await second.closed).toBe(1013);
  first.send({ type: "leave" });
  await first.closed;
  expect((await greet(url)).welcome.seq).toBe(0);
});

test("leave forgets the conversation and closes 1000; the session cannot be resumed", async () => {
  const asker = scriptAsker();
  const url = await open({ asker });
  const reader = await greet(url);
  reader.send({ type: "ask", id: "q", text: "x" });
  await reader.next("answer-end");
  reader.send({ type: "leave" });
  expect(await reader.closed).toBe(1000);
  expect(asker.forgotten).toEqual([asker.asked[0]?.session]);
  const back = await greet(url, { resume: { session: reader.welcome.session, seq: 1 } });
  expect((await back.next("notice")).code).toBe("session-lost");
});

test("who never says hello is closed 1008", async () => {
  const reader = await connect(await open({ limits: { helloTimeoutMs: 20 } }));
  expect(await reader.closed).toBe(1008);
});

test("a closing server says so, takes no asks, lets running answers end and closes 1012", async () => {
  const asker = scriptAsker();
  const reader = await greet(await open({ asker, limits: { drainMs: 5000 } }));
  reader.send({ type: "ask", id: "a", text: "wait" });
  await expect.poll(() => asker.asked.length).toBe(1);
  const drained = chat.socket.drain();
  expect((await reader.next("notice")).code).toBe("server-closing");
  reader.send({ type: "ask", id: "b", text: "late" });
  expect(await reader.next("error")).toMatchObject({ code: "busy", id: "b" });
  asker.release();
  expect((await reader.next("answer-end")).id).toBe("a");
  expect(await reader.closed).toBe(1012);
  await drained;
});

function upgradeStatus(port: number, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port, path, headers: { ...upgradeHeaders, ...headers } });
    call.on("response", ({ statusCode }) => resolve(statusCode ?? 0));
    call.on("upgrade", (_, socket) => {
      socket.destroy();
      resolve(101);
    });
    call.on("error", reject);
    call.end();
  });
}

const upgradeHeaders = {
  Connection: "Upgrade",
  Upgrade: "websocket",
  "Sec-WebSocket-Version": "13",
  "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
};

test("only /chat upgrades, and only for this host's pages, configured origins and clients that are no page", async () => {
  await open({ allowedOrigins: ["https://library.example"] });
  const { port } = chat;
  expect(await upgradeStatus(port, "/other", {})).toBe(404);
  expect(await upgradeStatus(port, "/chat", { Origin: "https://elsewhere.example" })).toBe(403);
  expect(await upgradeStatus(port, "/chat", { Origin: "null" })).toBe(403);
  expect(await upgradeStatus(port, "/chat", { Origin: "https://library.example" })).toBe(101);
  expect(await upgradeStatus(port, "/chat?x=1", { Origin: `http://127.0.0.1:${port}` })).toBe(101);
  expect(await upgradeStatus(port, "/chat", {})).toBe(101);
});
