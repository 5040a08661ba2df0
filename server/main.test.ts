import { createServer } from "node:net";
import { expect, test } from "vitest";
import { greet } from "./chat/scripted-chat.ts";
import { MendableError } from "./errors.ts";
import { silentLog } from "./log.ts";
import { serve } from "./main.ts";
import { scriptLibrarian } from "./scripted-librarian.ts";

const config = { host: "127.0.0.1", port: 0, trustedProxies: [], allowedOrigins: [], webFolder: "/nonexistent" };

test("one port serves chat and HTTP, a rating reaches the librarian, and closing ends both", async () => {
  const librarian = scriptLibrarian();
  const server = await serve(config, { librarian, log: silentLog });
  const reader = await greet(`ws://127.0.0.1:${server.port}/chat`);
  reader.send({ type: "ask", id: "q", text: "x" });
  await reader.next("answer-end");
  reader.send({ type: "rate", id: "q", good: true });
  await expect.poll(() => librarian.ratings.length).toBe(1);
  const metrics = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  expect(metrics).toMatch(/^dana_open_chats 1$/m);
  expect(metrics).toMatch(/^dana_ratings_total\{good="true"\} 1$/m);
  await Promise.all([server.close(), server.close()]);
  expect(await reader.closed).toBe(1012);
  await expect(fetch(`http://127.0.0.1:${server.port}/healthz`)).rejects.toThrow();
});

test("a taken port is one line that says what to do", async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  const address = holder.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const failing = serve({ ...config, port }, { librarian: scriptLibrarian(), log: silentLog });
  await expect(failing).rejects.toThrow(
    new MendableError(`port ${port} is taken: end the other program, or choose another with --port or DANA_PORT`),
  );
  await new Promise((resolve) => holder.close(resolve));
});

test("a trusted proxy that is no address stops the start", async () => {
  const failing = serve({ ...config, trustedProxies: ["nginx"] }, { librarian: scriptLibrarian(), log: silentLog });
  await expect(failing).rejects.toThrow('"nginx"');
});
