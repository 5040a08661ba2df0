import type { Answer } from "../answer/answer.ts";
import type { Language } from "../library/language.ts";

/** What is counted of the answering: never a word that a reader wrote. */
export interface Observer {
  answered(answer: { readonly kind: Answer["kind"]; readonly language: Language }, seconds: number): void;
  /** An error that a reader or a client was told of. */
  refused(door: "chat" | "http", code: string): void;
}

export interface Rating {
  /** The conversation it was said in; not the secret of the session. */
  readonly conversation: string;
  /** The id of the ask. */
  readonly id: string;
  readonly good: boolean;
  readonly comment?: string;
}
