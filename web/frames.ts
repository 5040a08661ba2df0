import type { ClientFrame, ErrorCode, NoticeCode, ServerFrame } from "../server/chat/protocol.ts";

export type { ClientFrame, ErrorCode, NoticeCode, ServerFrame };

export type Language = Extract<ServerFrame, { type: "answer-start" }>["language"];
export type Trilingual = Readonly<Record<Language, string>>;
export type Answer = Extract<ServerFrame, { type: "answer-end" }>["answer"];
type Answered = Extract<Answer, { kind: "answered" }>;
export type Citation = Answered["citations"][number];
export type RecordCard = Answered["records"][number];
export type CopyLine = NonNullable<RecordCard["copies"]>[number];

// In the order of the switch.
export const languages: readonly Language[] = ["kk", "ru", "en"];

export const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isText = (value: unknown): value is string => typeof value === "string";

const isAnswer = (value: unknown): boolean => {
  if (!isObject(value) || !isLanguage(value["language"]) || !isText(value["text"])) return false;
  const lists: Readonly<Record<string, readonly string[]>> = {
    answered: ["citations", "records", "suggestions"],
    declined: ["nearest", "suggestions"],
    clarify: ["choices"],
    "hand-off": [],
  };
  const kind = value["kind"];
  return isText(kind) && (lists[kind]?.every((list) => Array.isArray(value[list])) ?? false);
};

type Check = (frame: Readonly<Record<string, unknown>>) => boolean;

const checks: Readonly<Record<ServerFrame["type"], Check>> = {
  welcome: (frame) => isText(frame["session"]) && typeof frame["seq"] === "number",
  "answer-start": (frame) => isText(frame["id"]) && isLanguage(frame["language"]),
  "answer-delta": (frame) => isText(frame["id"]) && isText(frame["text"]),
  "answer-end": (frame) => isText(frame["id"]) && isAnswer(frame["answer"]),
  "librarian-waiting": () => true,
  "librarian-joined": (frame) => isText(frame["name"]),
  "librarian-text": (frame) => isText(frame["text"]),
  "librarian-left": () => true,
  notice: (frame) => isText(frame["code"]) && isText(frame["text"]),
  error: (frame) => isText(frame["code"]),
};

const isFrameType = (type: unknown): type is ServerFrame["type"] => isText(type) && Object.hasOwn(checks, type);

const isServerFrame = (value: unknown): value is ServerFrame =>
  isObject(value) && isFrameType(value["type"]) && checks[value["type"]](value);

/** The frame in a text of the socket; undefined for one this page does not know, which a newer server may send. */
export function parseFrame(text: string): ServerFrame | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isServerFrame(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
