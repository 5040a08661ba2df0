import type { Answer } from "../answer/answer.ts";
import type { Language } from "../library/language.ts";

// The frames of the socket, as plain types: the browser shares them without carrying a schema library.

type Surface = "page" | "widget" | "kiosk" | "desk";

export type ClientFrame =
  | {
      readonly type: "hello";
      readonly protocol: 1;
      readonly surface: Surface;
      readonly language?: Language;
      readonly branch?: string;
      readonly kiosk?: string;
      readonly resume?: { readonly session: string; readonly seq: number };
    }
  | { readonly type: "ask"; readonly id: string; readonly text: string; readonly language?: Language }
  | { readonly type: "stop"; readonly id: string }
  | { readonly type: "rate"; readonly id: string; readonly good: boolean; readonly comment?: string }
  | { readonly type: "call-librarian" }
  | { readonly type: "say"; readonly text: string }
  | { readonly type: "leave" };

export type NoticeCode = "session-lost" | "no-librarian" | "server-closing";

export type ErrorCode =
  | "no-session"
  | "bad-frame"
  | "bad-protocol"
  | "too-long"
  | "too-fast"
  | "busy"
  | "unknown-ask"
  | "not-signed-in"
  | "failed";

export type ServerFrame =
  | { readonly type: "welcome"; readonly session: string; readonly seq: number }
  | { readonly type: "answer-start"; readonly id: string; readonly language: Language }
  | { readonly type: "answer-delta"; readonly id: string; readonly text: string }
  | { readonly type: "answer-end"; readonly id: string; readonly answer: Answer }
  | { readonly type: "librarian-waiting" }
  | { readonly type: "librarian-joined"; readonly name: string }
  | { readonly type: "librarian-text"; readonly text: string }
  | { readonly type: "librarian-left" }
  | { readonly type: "notice"; readonly code: NoticeCode; readonly text: string }
  | {
      readonly type: "error";
      readonly code: ErrorCode;
      readonly message: string;
      readonly id?: string;
      readonly retryAfterMs?: number;
    };
