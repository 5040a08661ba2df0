import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { type Asked, type Asker, type AskSlots, askWithin } from "./chat/asker.ts";
import { type Limits, questionLength } from "./chat/limits.ts";
import type { Observer } from "./chat/observer.ts";
import type { Clock, TokenBuckets } from "./chat/rate-limit.ts";
import { HttpError } from "./http-errors.ts";
import { takeToken } from "./http-rate.ts";
import type { Language } from "./library/language.ts";

const body = z.object({
  text: z.string("must be a text").refine((text) => text.trim() !== "", "must not be empty"),
  language: z.enum(["kk", "ru", "en"], "must be kk, ru or en").exactOptional(),
  session: z
    .string("must be a text")
    .regex(/^[A-Za-z0-9_-]{22,64}$/, "must be 22 to 64 of A-Z a-z 0-9 _ -")
    .exactOptional(),
});

export interface AskRouteOptions {
  readonly asker: Asker;
  readonly slots: AskSlots;
  readonly limits: Limits;
  readonly observer: Observer;
  readonly clock: Clock;
  /** Asks by address, and by the session a client names. */
  readonly askRates: TokenBuckets;
  readonly sessionRates: TokenBuckets;
  readonly isReady: () => boolean;
  readonly addressOf: (request: Request) => string;
}

/** `POST /api/ask`. */
export function answerAsk(options: AskRouteOptions): RequestHandler {
  const { asker, slots, limits, observer, clock, isReady } = options;
  return async (request, response) => {
    const startedAt = clock();
    const question = readQuestion(request.body, limits);
    const { language } = question;
    limitAsks(question, options.addressOf(request), options);
    if (!isReady()) throw busy(language);
    const signal = untilGone(response);
    const outcome = await askWithin(question, { asker, slots, timeoutMs: limits.askTimeoutMs, signal });
    if (outcome.kind === "busy") throw busy(language);
    if (outcome.kind === "stopped") return;
    observer.answered(outcome.answer, (clock() - startedAt) / 1000);
    response.set("Cache-Control", "no-store").json(outcome.answer);
  };
}

function readQuestion(value: unknown, limits: Limits): Asked {
  const parsed = body.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join(".") || "JSON";
    throw new HttpError("bad-input", { detail: `${field}: ${issue?.message ?? "?"}`, language: languageOf(value) });
  }
  const { text, language } = parsed.data;
  if (questionLength(text) > limits.maxQuestionLength) throw new HttpError("too-long", { detail: "text", language });
  return parsed.data;
}

/** The language of a request that is otherwise wrong. */
function languageOf(value: unknown): Language | undefined {
  return body.pick({ language: true }).safeParse(value).data?.language;
}

function limitAsks({ session, language }: Asked, address: string, { askRates, sessionRates }: AskRouteOptions): void {
  if (session) takeToken(sessionRates.of(session), language);
  takeToken(askRates.of(address), language);
}

function busy(language: Language | undefined): HttpError {
  return new HttpError("busy", { headers: { "Retry-After": "2" }, language });
}

/** Fires when the client has gone before its answer. */
function untilGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
