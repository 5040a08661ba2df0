import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { ChatClient, type ChatClientOptions, type ConnectionState } from "./chat-client.ts";
import { addEntry, applyFrame, type Conversation, emptyConversation } from "./conversation.ts";
import type { ClientFrame, ServerFrame } from "./frames.ts";
import { abaiAnswer, framesOf, shortAnswer } from "./scripted-answers.ts";
import { type Script, type ScriptedServer, startScriptedServer } from "./scripted-server.ts";
import { webSocketTo } from "./web-socket.ts";

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function serve(script: Partial<Script> = {}): Promise<ScriptedServer> {
  const server = await startScriptedServer({
    onAsk: ({ id, text }, send) => framesOf(id, shortAnswer("kk", `${text} бар`)).forEach(send),
    ...script,
  });
  open.push(server.close);
  return server;
}

function connect(server: ScriptedServer, options: Partial<ChatClientOptions> = {}) {
  const states: ConnectionState[] = [];
  const frames: ServerFrame[] = [];
  let ids = 0;
  const client = new ChatClient({
    openSocket: webSocketTo(`${server.url.replace("http", "ws")}/chat`),
    newId: () => `q${++ids}`,
    surface: "page",
    onFrame: (frame) => frames.push(frame),
    onState: (state) => states.push(state),
    backoff: { firstMs: 10, longestMs: 40 },
    retryMs: 20,
    ...options,
  });
  open.push(() => client.leave());
  const kinds = () => states.map(({ kind }) => kind);
  return { client, frames, states, kinds, isOpen: () => vi.waitFor(() => expect(kinds().at(-1)).toBe("open")) };
}

const received = <Type extends ClientFrame["type"]>(server: ScriptedServer, type: Type) =>
  server.received.filter((frame): frame is Extract<ClientFrame, { type: Type }> => frame.type === type);
const ended = (frames: readonly ServerFrame[]) => frames.filter(({ type }) => type === "answer-end").length;

test("a question asked before the connection stands is sent when it does", async () => {
  const server = await serve();
  const { client, frames, kinds } = connect(server);
  client.speak("kk");
  client.start();
  const id = client.ask("Абай жолы");
  await vi.waitFor(() => expect(frames).toEqual(framesOf(id, shortAnswer("kk", "Абай жолы бар"))));
  expect(kinds()).toEqual(["connecting", "open"]);
  expect(received(server, "hello")).toEqual([{ type: "hello", protocol: 1, surface: "page", language: "kk" }]);
});

test("after a cut the client resumes with its session and the number of the last frame it has", async () => {
  const server = await serve({ onAsk: ({ id }, send) => framesOf(id, abaiAnswer).slice(0, 6).forEach(send) });
  const { client, frames, kinds, isOpen } = connect(server);
  client.start();
  const id = client.ask("Абай жолы");
  await vi.waitFor(() => expect(frames).toHaveLength(6));
  server.cut();
  for (const frame of framesOf(id, abaiAnswer).slice(6)) server.send(frame);
  await vi.waitFor(() => expect(frames).toEqual(framesOf(id, abaiAnswer)));
  await isOpen();
  expect(kinds()).toEqual(["connecting", "open", "lost", "open"]);
  expect(received(server, "hello").at(-1)?.resume).toEqual({ session: "session-1", seq: 6 });
  expect(received(server, "ask").map((ask) => ask.id)).toEqual([id, id]);
  // The greeting of a resumed session counts frames that are still on their way: they are not to be counted twice.
  server.cut();
  await vi.waitFor(() => expect(received(server, "hello")).toHaveLength(3));
  expect(received(server, "hello").at(-1)?.resume?.seq).toBe(framesOf(id, abaiAnswer).length);
});

test("cut anywhere and as often as it likes, the reader gets every frame once and in order", async () => {
  const whole = framesOf("q1", abaiAnswer);
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(whole.length), { maxLength: 6 }), async (cuts) => {
      const server = await serve({
        onAsk: (_ask, send) => {
          for (const [index, frame] of whole.entries()) {
            if (cuts.includes(index)) server.cut();
            send(frame);
          }
        },
      });
      const { client, frames } = connect(server, { backoff: { firstMs: 2, longestMs: 4 } });
      client.start();
      client.ask("Абай жолы");
      await vi.waitFor(() => expect(ended(frames)).toBe(1), { interval: 2 });
      expect(frames).toEqual(whole);
      client.leave();
      await server.close();
    }),
    { numRuns: 25 },
  );
});

test("a frame of a type the client does not know has its number too", async () => {
  const server = await serve();
  const { client, frames, isOpen } = connect(server);
  client.start();
  await isOpen();
  server.send(JSON.parse('{"type":"weather","text":"snow"}'));
  server.send({ type: "librarian-waiting" });
  await vi.waitFor(() => expect(frames).toEqual([{ type: "librarian-waiting" }]));
  server.cut();
  await vi.waitFor(() => expect(received(server, "hello").at(-1)?.resume?.seq).toBe(2));
});

test("questions typed while the server is away are asked once it is back, each once", async () => {
  const server = await serve();
  const { client, frames, kinds, isOpen } = connect(server);
  client.start();
  await isOpen();
  server.cut({ isDown: true });
  await vi.waitFor(() => expect(kinds().at(-1)).toBe("lost"));
  client.ask("Бір");
  client.ask("Екі");
  client.rate("q0", true);
  server.comeBack();
  await vi.waitFor(() => expect(ended(frames)).toBe(2));
  expect(received(server, "ask").map(({ text }) => text)).toEqual(["Бір", "Екі"]);
  expect(received(server, "rate")).toHaveLength(1);
});

test("when the session is gone the unanswered question is asked in the new one", async () => {
  let asks = 0;
  const server = await serve({
    onAsk: ({ id }, send) => {
      asks += 1;
      framesOf(id, abaiAnswer)
        .slice(0, asks === 1 ? 4 : undefined)
        .forEach(send);
    },
  });
  const { client, frames } = connect(server);
  client.start();
  const id = client.ask("Абай жолы");
  await vi.waitFor(() => expect(frames).toHaveLength(4));
  server.forgetSessions();
  server.cut();
  await vi.waitFor(() => expect(ended(frames)).toBe(1));
  const conversation = addEntry(emptyConversation, { kind: "turn", id, question: "", reply: { kind: "waiting" } });
  const shown: Conversation = frames.reduce(applyFrame, conversation);
  expect(shown.entries).toEqual([
    { kind: "turn", id, question: "", reply: { kind: "done", answer: abaiAnswer } },
    { kind: "note", note: { kind: "notice", code: "session-lost", text: "" } },
  ]);
});

test("a question refused as too fast is sent again after the wait, with the same id", async () => {
  let refusals = 2;
  const server = await serve({
    onOther: () => undefined,
    onAsk: ({ id }, send) => {
      if (refusals-- > 0) send({ type: "error", code: "too-fast", message: "", retryAfterMs: 5, id });
      else framesOf(id, abaiAnswer).forEach(send);
    },
    takesRefused: true,
  });
  const { client, frames } = connect(server);
  client.start();
  const id = client.ask("Абай жолы");
  await vi.waitFor(() => expect(frames).toEqual(framesOf(id, abaiAnswer)));
  expect(received(server, "ask").map((ask) => ask.id)).toEqual([id, id, id]);
});

test("a question refused for good is reported and not sent again", async () => {
  const server = await serve({
    onAsk: ({ id }, send) => send({ type: "error", code: "too-long", message: "", id }),
  });
  const { client, frames } = connect(server);
  client.start();
  const id = client.ask("ұзақ");
  await vi.waitFor(() => expect(frames).toEqual([{ type: "error", code: "too-long", message: "", id }]));
  server.cut();
  await vi.waitFor(() => expect(received(server, "hello")).toHaveLength(2));
  expect(received(server, "ask")).toHaveLength(1);
});

test("a connection that stays silent after a question is given up and made anew", async () => {
  let asks = 0;
  const server = await serve({
    takesRefused: true,
    onAsk: ({ id }, send) => {
      asks += 1;
      if (asks > 1) framesOf(id, abaiAnswer).forEach(send);
    },
  });
  const { client, frames } = connect(server, { silenceMs: 200 });
  client.start();
  client.ask("Абай жолы");
  await vi.waitFor(() => expect(ended(frames)).toBe(1));
  expect(received(server, "hello").length).toBeGreaterThan(1);
});

test("leaving ends the session, and starting again begins one that knows nothing of it", async () => {
  const server = await serve();
  const { client, kinds, isOpen } = connect(server);
  client.start();
  await isOpen();
  client.leave();
  expect(kinds().at(-1)).toBe("closed");
  client.start();
  await isOpen();
  await vi.waitFor(() => expect(received(server, "leave")).toHaveLength(1));
  expect(received(server, "hello").map(({ resume }) => resume)).toEqual([undefined, undefined]);
});

test("a conversation taken over by another window is not fought for", async () => {
  const server = await serve();
  const { client, states, isOpen } = connect(server);
  client.start();
  await isOpen();
  server.cut({ code: 4001 });
  await vi.waitFor(() => expect(states.at(-1)).toEqual({ kind: "closed", reason: "taken-over" }));
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(received(server, "hello")).toHaveLength(1);
});
