import express, { type Express, type Request, type RequestHandler } from "express";
import type { Asker, AskSlots } from "./chat/asker.ts";
import { addressKey, type ClientAddress } from "./chat/client-address.ts";
import type { Limits } from "./chat/limits.ts";
import type { Clock, TokenBuckets } from "./chat/rate-limit.ts";
import { answerAsk } from "./http-ask.ts";
import { answerBranches, answerRecord, answerSearch, type Catalogue } from "./http-catalogue.ts";
import { answerErrors, HttpError } from "./http-errors.ts";
import { allowOrigins, sendSecurityHeaders } from "./http-headers.ts";
import { servePages } from "./http-pages.ts";
import { takeToken } from "./http-rate.ts";
import type { Log } from "./log.ts";
import { watchLoop } from "./loop-lag.ts";
import type { Metrics } from "./metrics.ts";
import { describeApi } from "./openapi.ts";

export interface HttpOptions {
  readonly librarian: Asker & Catalogue;
  readonly limits: Limits;
  readonly slots: AskSlots;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly clock: Clock;
  readonly clientAddress: ClientAddress;
  readonly allowedOrigins: readonly string[];
  /** The folder of the built page. */
  readonly webFolder: string;
  readonly requestRates: TokenBuckets;
  readonly askRates: TokenBuckets;
  /** Asks by the session that a client of `/api/ask` names. */
  readonly sessionRates: TokenBuckets;
  readonly openChats: () => number;
  /** False once the server is closing. */
  readonly isServing: () => boolean;
}

/** Everything that is asked over HTTP. */
export function createApp(options: HttpOptions): Express {
  const { librarian, limits, metrics, log, requestRates } = options;
  const isReady = (): boolean => options.isServing() && librarian.ready();
  const addressOf = (request: Request): string =>
    addressKey(options.clientAddress(request.socket.remoteAddress, request.get("x-forwarded-for")));
  const limitRequests: RequestHandler = (request, _response, next) => {
    takeToken(requestRates.of(addressOf(request)));
    next();
  };

  const loopLag = watchLoop();

  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.use(sendSecurityHeaders);
  app.use(countRequests(metrics));

  app.use("/api", allowOrigins(options.allowedOrigins));
  const route = routeOf(app);
  route("/api/ask", "POST", [
    limitRequests,
    requireJson,
    express.json({ limit: limits.maxPayloadBytes, inflate: false }),
    answerAsk({ ...options, asker: librarian, observer: metrics, isReady, addressOf }),
  ]);
  route("/api/search", "GET", [limitRequests, answerSearch(librarian, limits)]);
  app.get("/api/records/*id", limitRequests, answerRecord(librarian));
  route("/api/records/*id", "GET", []);
  route("/api/branches", "GET", [limitRequests, answerBranches(librarian)]);
  route("/healthz", "GET", [(_request, response) => void response.set(noStore).json({ status: "alive" })]);
  route("/readyz", "GET", [answerReady(isReady)]);
  route("/metrics", "GET", [
    (_request, response) => void response.set(noStore).type(prometheus).send(measure(options, loopLag)),
  ]);
  const api = describeApi(limits);
  route("/openapi.json", "GET", [(_request, response) => void response.set("Cache-Control", "no-cache").json(api)]);
  route("/", "GET", [servePages(options.webFolder), notFound]);
  app.use(servePages(options.webFolder));

  app.use(notFound);
  app.use(answerErrors({ log, observer: metrics }));
  return app;
}

const noStore = { "Cache-Control": "no-store" };
const prometheus = "text/plain; version=0.0.4; charset=utf-8";

/** Binds a path to its one method; of the others it says which one it takes. */
function routeOf(app: Express) {
  return (path: string, method: "GET" | "POST", handlers: readonly RequestHandler[]): void => {
    const allowed = method === "GET" ? "GET, HEAD, OPTIONS" : "POST, OPTIONS";
    if (handlers.length > 0) {
      if (method === "GET") app.get(path, ...handlers);
      else app.post(path, ...handlers);
    }
    app.all(path, (request, response) => {
      response.set("Allow", allowed);
      if (request.method !== "OPTIONS") throw new HttpError("method-not-allowed", { detail: allowed });
      response.status(204).end();
    });
  };
}

const notFound: RequestHandler = () => {
  throw new HttpError("not-found");
};

function answerReady(isReady: () => boolean): RequestHandler {
  return (_request, response) => {
    if (!isReady()) throw new HttpError("busy", { headers: { "Retry-After": "1" } });
    response.set(noStore).json({ status: "ready" });
  };
}

const requireJson: RequestHandler = (request, _response, next) => {
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(request.get("content-type") ?? "")?.[1];
  const isUtf8 = charset === undefined || /^utf-?8$/i.test(charset);
  if (!request.is("application/json") || !isUtf8) throw new HttpError("unsupported-media-type");
  next();
};

/** Counts by route, never by address: what stands in a path may be a reader's. */
function countRequests(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    response.once("finish", () => {
      const path: unknown = request.route?.path;
      metrics.requested(typeof path === "string" ? path : "other", response.statusCode);
    });
    next();
  };
}

function measure({ metrics, openChats, librarian }: HttpOptions, loopLag: () => number): string {
  return metrics.write({
    dana_open_chats: { help: "Chats with a reader connected.", value: openChats() },
    dana_ready: { help: "1 when the index is loaded.", value: librarian.ready() ? 1 : 0 },
    nodejs_eventloop_lag_p99_seconds: {
      help: "How late the event loop was at the 99th percentile since the last reading.",
      value: loopLag(),
    },
    process_resident_memory_bytes: { help: "Resident memory.", value: process.memoryUsage.rss() },
  });
}
