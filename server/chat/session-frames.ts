import type { Language } from "../library/language.ts";
import type { Log } from "../log.ts";
import type { FrameReading } from "./frames.ts";
import { type Limits, questionLength } from "./limits.ts";
import type { Observer, Rating } from "./observer.ts";
import type { ClientFrame, ErrorCode } from "./protocol.ts";
import type { TokenBucket } from "./rate-limit.ts";
import type { ErrorDetails } from "./session.ts";
import type { Chat } from "./sessions.ts";

export interface SessionContext {
  readonly limits: Limits;
  readonly observer: Observer;
  readonly onRate: (rating: Rating) => void;
  readonly isDraining: () => boolean;
  /** The asks of the client's address. */
  readonly addressAskBucket: () => TokenBucket;
  readonly log: Log;
}

/** What one connection adds to it. */
export interface ConnectionContext extends SessionContext {
  readonly overAskRate: (bucket: TokenBucket, about: { isOwn: boolean; id: string }) => void;
  readonly leave: () => void;
}

type Frame<Type extends ClientFrame["type"]> = Extract<ClientFrame, { type: Type }>;

/** Does what a frame within a session asks for. */
export function obey(chat: Chat, reading: FrameReading, context: ConnectionContext): void {
  if (reading.kind === "frame") obeyFrame(chat, reading.frame, context);
  else if (reading.kind === "bad-frame" && reading.id) refuse(chat, "bad-frame", { context, id: reading.id });
  else refuse(chat, "bad-frame", { context });
}

function obeyFrame(chat: Chat, frame: ClientFrame, context: ConnectionContext): void {
  switch (frame.type) {
    case "hello":
      refuse(chat, "bad-frame", { context });
      break;
    case "ask":
      ask(chat, frame, context);
      break;
    case "stop":
      stop(chat, frame, context);
      break;
    case "rate":
      rate(chat, frame, context);
      break;
    case "say":
      say(chat, frame, context);
      break;
    case "call-librarian":
      chat.session.sendNotice("no-librarian");
      break;
    case "leave":
      context.leave();
      break;
  }
}

function ask(chat: Chat, frame: Frame<"ask">, context: ConnectionContext): void {
  const { id, text, language } = frame;
  // Its frames are in the log, or come.
  if (chat.asks.has(id)) return;
  const about = { context, id, ...(language ? { language } : {}) };
  if (questionLength(text) > context.limits.maxQuestionLength) refuse(chat, "too-long", about);
  else if (context.isDraining()) refuse(chat, "busy", { ...about, retryAfterMs: busyRetryMs });
  else if (isWithinAskRate(chat, id, context)) chat.asks.take(frame);
}

function isWithinAskRate({ session: { askBucket } }: Chat, id: string, context: ConnectionContext): boolean {
  if (!askBucket.take()) {
    context.overAskRate(askBucket, { isOwn: true, id });
    return false;
  }
  const addressBucket = context.addressAskBucket();
  if (addressBucket.take()) return true;
  askBucket.giveBack();
  context.overAskRate(addressBucket, { isOwn: false, id });
  return false;
}

function stop(chat: Chat, { id }: Frame<"stop">, context: ConnectionContext): void {
  if (chat.asks.has(id)) chat.asks.stop(id);
  else refuse(chat, "unknown-ask", { context, id });
}

function rate(chat: Chat, { id, good, comment }: Frame<"rate">, context: ConnectionContext): void {
  const length = questionLength(comment ?? "");
  if (!chat.asks.has(id)) refuse(chat, "unknown-ask", { context, id });
  else if (length > context.limits.maxCommentLength) refuse(chat, "too-long", { context, id });
  else keepRating(chat, { id, good, ...(comment === undefined ? {} : { comment }) }, context);
}

function keepRating({ session }: Chat, rating: Omit<Rating, "conversation">, context: ConnectionContext): void {
  try {
    context.onRate({ conversation: session.conversation, ...rating });
  } catch (error) {
    context.log.error("rating-failed", { reason: error instanceof Error ? error.name : "unknown" });
    session.sendError("failed", { id: rating.id });
  }
}

function say(chat: Chat, { text }: Frame<"say">, context: ConnectionContext): void {
  if (questionLength(text) > context.limits.maxQuestionLength) refuse(chat, "too-long", { context });
  else chat.session.sendNotice("no-librarian");
}

const busyRetryMs = 2000;

interface Refusal extends ErrorDetails {
  readonly context: ConnectionContext;
  readonly language?: Language;
}

function refuse(chat: Chat, code: ErrorCode, { context, language, ...details }: Refusal): void {
  context.observer.refused("chat", code);
  chat.session.sendError(code, details, language);
}
