import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Language } from "../library/language.ts";
import type { Log } from "../log.ts";
import type { Asker, AskSlots } from "./asker.ts";
import { addressKey, type ClientAddress } from "./client-address.ts";
import { Connection, type Wire } from "./connection.ts";
import type { Limits } from "./limits.ts";
import { errorText, preferredLanguage } from "./notices.ts";
import type { Observer, Rating } from "./observer.ts";
import { isAllowedOrigin } from "./origin.ts";
import type { Clock, TokenBuckets } from "./rate-limit.ts";
import { Sessions } from "./sessions.ts";
import { tend, until } from "./tend.ts";

export interface SocketOptions {
  readonly asker: Asker;
  readonly slots: AskSlots;
  readonly limits: Limits;
  readonly observer: Observer;
  readonly onRate: (rating: Rating) => void;
  readonly log: Log;
  readonly clock: Clock;
  readonly clientAddress: ClientAddress;
  readonly allowedOrigins: readonly string[];
  /** Frames and HTTP requests by address. */
  readonly requestRates: TokenBuckets;
  /** Asks by address. */
  readonly askRates: TokenBuckets;
}

export interface ChatSocket {
  /** Chats with a reader connected. */
  openChats(): number;
  /** Ends sessions past their time; done by itself every few seconds as well. */
  sweep(): void;
  /** Tells the readers, takes no more asks, waits for running answers a little, closes 1012. */
  drain(): Promise<void>;
}

interface Peer {
  readonly ws: WebSocket;
  readonly connection: Connection;
  readonly address: string;
  isAlive: boolean;
}

const busyRetryMs = 5000;
/** Refused connections that have not gone yet; beyond these an upgrade is refused without a frame. */
const maxRefused = 100;

/** Serves the chat at `/chat` of an HTTP server. */
export function openSocket(server: Server, options: SocketOptions): ChatSocket {
  const { limits, clock, clientAddress, allowedOrigins, requestRates, askRates, observer } = options;
  const sessions = new Sessions(options);
  const peers = new Set<Peer>();
  const perAddress = new Map<string, number>();
  let isDraining = false;
  let refused = 0;
  const webSockets = openWebSockets(limits);

  function isFull(address: string): boolean {
    return peers.size >= limits.maxConnections || (perAddress.get(address) ?? 0) >= limits.maxConnectionsPerAddress;
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A stray reset before the handshake is over is nobody's fault.
    socket.on("error", () => undefined);
    const { origin, host } = request.headers;
    if (pathOf(request.url) !== "/chat") refuseUpgrade(socket, "404 Not Found");
    else if (!isAllowedOrigin(origin, { host, allowedOrigins })) refuseUpgrade(socket, "403 Forbidden");
    else if (isDraining || refused >= maxRefused) refuseUpgrade(socket, "503 Service Unavailable");
    else webSockets.handleUpgrade(request, socket, head, (ws) => accept(ws, request));
  }

  function accept(ws: WebSocket, request: IncomingMessage): void {
    const forwarded = request.headers["x-forwarded-for"];
    const address = addressKey(clientAddress(request.socket.remoteAddress, forwarded?.toString()));
    const language = preferredLanguage(request.headers["accept-language"]);
    // What is wrong with a client's bytes, the close code tells the client.
    ws.on("error", () => undefined);
    if (isFull(address)) {
      turnAway(ws, language);
      return;
    }
    const connection = new Connection(wireOf(ws), {
      ...options,
      sessions,
      language,
      addressBucket: () => requestRates.of(address),
      addressAskBucket: () => askRates.of(address),
      isDraining: () => isDraining,
    });
    join({ ws, connection, address, isAlive: true });
  }

  function turnAway(ws: WebSocket, language: Language): void {
    observer.refused("chat", "busy");
    refused += 1;
    ws.on("close", () => {
      refused -= 1;
    });
    const message = errorText("busy", language);
    ws.send(JSON.stringify({ type: "error", code: "busy", message, retryAfterMs: busyRetryMs }));
    ws.close(1013, "the server is full");
  }

  function join(peer: Peer): void {
    const { ws, connection, address } = peer;
    peers.add(peer);
    perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
    const helloTimer = setTimeout(() => {
      if (!connection.hasSession) connection.close(1008, "no hello");
    }, limits.helloTimeoutMs);
    ws.on("message", (bytes, isBinary) => {
      peer.isAlive = true;
      connection.receive(() => (isBinary ? undefined : bytes.toString()));
    });
    ws.on("pong", () => {
      peer.isAlive = true;
    });
    ws.on("ping", () => connection.receivePing());
    ws.on("close", () => {
      clearTimeout(helloTimer);
      peers.delete(peer);
      const left = (perAddress.get(address) ?? 1) - 1;
      if (left > 0) perAddress.set(address, left);
      else perAddress.delete(address);
      connection.closed();
    });
  }

  function checkPulse(): void {
    for (const peer of peers) {
      if (!peer.isAlive) peer.ws.terminate();
      else if (peer.ws.readyState === peer.ws.OPEN) {
        peer.isAlive = false;
        peer.ws.ping();
      }
    }
  }

  const sweep = (): void => sessions.sweep();
  server.on("upgrade", upgrade);
  const stopTending = tend([
    { everyMs: limits.pingIntervalMs, task: checkPulse },
    { everyMs: sweepIntervalMs, task: sweep },
  ]);

  return {
    openChats: () => [...peers].filter(({ connection }) => connection.hasSession).length,
    sweep,
    async drain() {
      isDraining = true;
      for (const { session } of sessions.all()) session.sendNotice("server-closing");
      const isIdle = (): boolean => [...sessions.all()].every(({ asks }) => asks.isIdle);
      await until(isIdle, { withinMs: limits.drainMs, clock });
      for (const { asks } of sessions.all()) asks.stopAll();
      // A stopped answer still says its end.
      await until(isIdle, { withinMs: stopGraceMs, clock });
      for (const { connection } of peers) connection.close(1012, "the server restarts");
      await until(() => peers.size === 0, { withinMs: closeGraceMs, clock });
      for (const { ws } of peers) ws.terminate();
      stopTending();
      server.off("upgrade", upgrade);
      webSockets.close();
    },
  };
}

const sweepIntervalMs = 10_000;
const stopGraceMs = 50;
const closeGraceMs = 1000;

function openWebSockets(limits: Limits): WebSocketServer {
  // A constant, since the published types do not know `closeTimeout` yet.
  const options = {
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.maxPayloadBytes,
    closeTimeout: 5000,
  };
  return new WebSocketServer(options);
}

function pathOf(url = ""): string {
  return url.split("?", 1)[0] ?? "";
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function wireOf(ws: WebSocket): Wire {
  return {
    get bufferedAmount() {
      return ws.bufferedAmount;
    },
    isOpen: () => ws.readyState === ws.OPEN,
    send: (text, onWritten) => ws.send(text, onWritten),
    close: (code, reason) => ws.close(code, reason),
    terminate: () => ws.terminate(),
  };
}
