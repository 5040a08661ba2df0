import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Asker, AskSlots } from "./chat/asker.ts";
import { readClientAddress } from "./chat/client-address.ts";
import { defaultLimits, type Limits } from "./chat/limits.ts";
import { TokenBuckets } from "./chat/rate-limit.ts";
import { openSocket } from "./chat/socket.ts";
import { tend, until } from "./chat/tend.ts";
import type { Config } from "./config.ts";
import { MendableError } from "./errors.ts";
import { createApp } from "./http.ts";
import type { Catalogue } from "./http-catalogue.ts";
import type { Log } from "./log.ts";
import { type Metrics, openMetrics } from "./metrics.ts";

export type ServeConfig = Pick<Config, "host" | "port" | "trustedProxies" | "allowedOrigins" | "webFolder">;

/** What the server needs of the librarian. */
export interface ServedLibrarian extends Asker, Catalogue {
  rate(rating: { ask: string; good: boolean; comment?: string }): void;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Counts what is taken by itself while it serves. */
  readonly sourceRan: Metrics["sourceRan"];
  /** Takes nothing new, lets running answers end, closes the chats, then HTTP. The librarian is its opener's to close. */
  close(): Promise<void>;
}

/**
 * Serves page, chat and API.
 * @throws MendableError when the address cannot be listened on
 */
export async function serve(
  config: ServeConfig,
  { librarian, log, limits: given = {} }: { librarian: ServedLibrarian; log: Log; limits?: Partial<Limits> },
): Promise<RunningServer> {
  const limits = { ...defaultLimits, ...given };
  const clock = () => performance.now();
  const metrics = openMetrics();
  const rates = openRates(limits, clock);
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 });
  let isServing = true;
  const shared = {
    limits,
    clock,
    log,
    slots: new AskSlots(limits.maxConcurrentAsks),
    clientAddress: readClientAddress(config.trustedProxies),
    allowedOrigins: config.allowedOrigins,
    ...rates,
  };
  // The port first: one that is taken ends the start before anything else has begun.
  const { port } = await listen(server, config);
  const socket = openSocket(server, {
    ...shared,
    asker: librarian,
    observer: metrics,
    onRate({ conversation, id, good, comment }) {
      metrics.rated(good);
      librarian.rate({ ask: `${conversation}/${id}`, good, ...(comment === undefined ? {} : { comment }) });
    },
  });
  const { webFolder } = config;
  const isStillServing = () => isServing;
  const openChats = () => socket.openChats();
  server.on("request", createApp({ ...shared, librarian, metrics, webFolder, openChats, isServing: isStillServing }));
  const stopTending = tend(Object.values(rates).map((rate) => ({ everyMs: 10_000, task: () => rate.sweep() })));
  log.info("serving", { host: config.host, port });

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    isServing = false;
    const closed = new Promise((resolve) => server.close(resolve));
    await socket.drain();
    await until(() => shared.slots.isIdle, { withinMs: limits.drainMs, clock });
    server.closeIdleConnections();
    // What is left has an answer to fetch, or was opened and never used.
    const cut = setTimeout(() => server.closeAllConnections(), httpGraceMs);
    await closed;
    clearTimeout(cut);
    stopTending();
    log.info("closed");
  }
  return {
    url: `http://${urlHost(config.host)}:${port}`,
    port,
    sourceRan: metrics.sourceRan,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

const httpGraceMs = 500;

function openRates(limits: Limits, clock: () => number) {
  const rate = (perSecond: number, burst: number) => new TokenBuckets({ perSecond, burst }, clock);
  return {
    requestRates: rate(limits.framesPerSecondPerAddress, limits.frameBurstPerAddress),
    askRates: rate(limits.asksPerMinutePerAddress / 60, limits.askBurstPerAddress),
    sessionRates: rate(limits.asksPerMinutePerSession / 60, limits.askBurstPerSession),
  };
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, { host, port })));
    server.listen(port, host, () => {
      const address = server.address();
      if (address !== null && typeof address === "object") resolve(address);
    });
  });
}

function explain(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new MendableError(
        `port ${port} is taken: end the other program, or choose another with --port or DANA_PORT`,
        {
          cause: error,
        },
      );
    case "EACCES":
      return new MendableError(
        `port ${port} may not be used by this user: choose one above 1023 with --port or DANA_PORT`,
        {
          cause: error,
        },
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new MendableError(
        `DANA_HOST: this machine has no address "${host}"; 127.0.0.1 serves this machine, 0.0.0.0 all`,
        {
          cause: error,
        },
      );
    default:
      return error;
  }
}

function urlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::" || host === "127.0.0.1") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
