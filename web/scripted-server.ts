import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";
import { type WebSocket, WebSocketServer } from "ws";
import type { ClientFrame, ServerFrame } from "./frames.ts";

// Test support: a server that speaks the protocol of the socket and says what a test tells it to.

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

interface Session {
  readonly id: string;
  readonly frames: ServerFrame[];
  readonly taken: Set<string>;
  socket: WebSocket | undefined;
}

export interface ScriptedServer {
  readonly url: string;
  /** Every frame that came in, `hello` too. */
  readonly received: readonly ClientFrame[];
  readonly send: (frame: ServerFrame) => void;
  /** Cuts every connection as a lost network does, or closes it with `code`; `isDown` refuses new ones meanwhile. */
  readonly cut: (options?: { readonly isDown?: boolean; readonly code?: number }) => void;
  readonly comeBack: () => void;
  readonly forgetSessions: () => void;
  readonly close: () => Promise<void>;
}

export interface Script {
  /** Called for each question taken: answers through `send`. */
  readonly onAsk: (ask: Extract<ClientFrame, { type: "ask" }>, send: (frame: ServerFrame) => void) => void;
  readonly onOther?: (frame: ClientFrame, send: (frame: ServerFrame) => void) => void;
  /** Hands over a question each time it comes, as a server does that refused it or never got it. */
  readonly takesRefused?: boolean;
  readonly folder?: string;
  readonly branches?: unknown;
}

export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  const { onAsk, onOther, takesRefused, folder, branches } = script;
  const received: ClientFrame[] = [];
  const sessions = new Map<string, Session>();
  let latest: Session | undefined;
  let isDown = false;
  const http = serveFolder(folder, branches);
  const sockets = new WebSocketServer({ noServer: true });

  http.on("upgrade", (request, socket, head) => {
    if (isDown) socket.destroy();
    else sockets.handleUpgrade(request, socket, head, (opened) => converse(opened));
  });

  const sendTo = (session: Session, frame: ServerFrame) => {
    session.frames.push(frame);
    session.socket?.send(JSON.stringify(frame));
  };

  const greet = (socket: WebSocket, resume: { session: string; seq: number } | undefined): Session => {
    const known = resume && sessions.get(resume.session);
    const session = known ?? { id: `session-${sessions.size + 1}`, frames: [], taken: new Set(), socket };
    session.socket = socket;
    sessions.set(session.id, session);
    latest = session;
    socket.send(JSON.stringify({ type: "welcome", session: session.id, seq: session.frames.length }));
    for (const frame of known ? session.frames.slice(resume?.seq) : []) socket.send(JSON.stringify(frame));
    if (resume && !known) sendTo(session, { type: "notice", code: "session-lost", text: "" });
    return session;
  };

  const converse = (socket: WebSocket) => {
    let session: Session | undefined;
    socket.on("message", (bytes) => {
      const frame: ClientFrame = JSON.parse(String(bytes));
      received.push(frame);
      if (frame.type === "hello") session = greet(socket, frame.resume);
      else if (session) take(session, frame);
    });
    socket.on("close", () => {
      if (session?.socket === socket) session.socket = undefined;
    });
  };

  const take = (session: Session, frame: ClientFrame) => {
    const send = (reply: ServerFrame) => sendTo(session, reply);
    if (frame.type !== "ask") onOther?.(frame, send);
    else if (takesRefused || !session.taken.has(frame.id)) {
      session.taken.add(frame.id);
      onAsk(frame, send);
    }
  };

  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const cut = (code?: number) => {
    for (const socket of sockets.clients) code === undefined ? socket.terminate() : socket.close(code);
  };
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    send: (frame) => {
      if (latest) sendTo(latest, frame);
    },
    cut: (options) => {
      isDown = options?.isDown ?? false;
      cut(options?.code);
    },
    comeBack: () => {
      isDown = false;
    },
    forgetSessions: () => sessions.clear(),
    close: async () => {
      cut();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

function serveFolder(folder: string | undefined, branches: unknown): Server {
  return createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/api/branches") {
      response.setHeader("content-type", "application/json").end(JSON.stringify(branches ?? []));
      return;
    }
    const path = join(folder ?? "", normalize(pathname === "/" ? "/index.html" : pathname));
    const isFile = folder !== undefined && (await stat(path).catch(() => undefined))?.isFile() === true;
    if (!isFile) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": types[extname(path)] ?? "application/octet-stream",
      "content-security-policy": "default-src 'self'",
    });
    createReadStream(path).pipe(response);
  });
}
