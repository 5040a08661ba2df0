import type { Answer, ErrorCode, Language, NoticeCode, ServerFrame } from "./frames.ts";

export type Reply =
  | { readonly kind: "waiting" }
  | { readonly kind: "streaming"; readonly language: Language; readonly text: string }
  | { readonly kind: "done"; readonly answer: Answer; readonly isGood?: boolean }
  | { readonly kind: "failed"; readonly code: ErrorCode };

export interface Turn {
  readonly kind: "turn";
  readonly id: string;
  readonly question: string;
  readonly reply: Reply;
}

export type Note =
  | { readonly kind: "librarian-waiting" }
  | { readonly kind: "librarian-joined"; readonly name: string }
  | { readonly kind: "librarian-left" }
  | { readonly kind: "notice"; readonly code: NoticeCode; readonly text: string }
  | { readonly kind: "error"; readonly code: ErrorCode };

export type Entry =
  | Turn
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "librarian"; readonly name: string; readonly text: string }
  | { readonly kind: "note"; readonly note: Note };

type Librarian =
  | { readonly kind: "absent" }
  | { readonly kind: "called" }
  | { readonly kind: "joined"; readonly name: string };

/** What the page shows. */
export interface Conversation {
  readonly entries: readonly Entry[];
  readonly librarian: Librarian;
}

export const emptyConversation: Conversation = { entries: [], librarian: { kind: "absent" } };

export function addEntry(conversation: Conversation, entry: Entry): Conversation {
  return { ...conversation, entries: [...conversation.entries, entry] };
}

export function withoutTurn(conversation: Conversation, id: string): Conversation {
  return { ...conversation, entries: conversation.entries.filter((entry) => entry.kind !== "turn" || entry.id !== id) };
}

export function rateTurn(conversation: Conversation, id: string, isGood: boolean): Conversation {
  return changeReply(conversation, id, (reply) => (reply.kind === "done" ? { ...reply, isGood } : reply));
}

/** The turn that is being answered, the latest one when there are several. */
export function unansweredTurn({ entries }: Conversation): Turn | undefined {
  return entries.findLast(
    (entry): entry is Turn =>
      entry.kind === "turn" && (entry.reply.kind === "waiting" || entry.reply.kind === "streaming"),
  );
}

export function applyFrame(conversation: Conversation, frame: ServerFrame): Conversation {
  switch (frame.type) {
    case "answer-start":
      // Also when a question is answered anew in a new session: the text begins again.
      return changeReply(conversation, frame.id, () => ({ kind: "streaming", language: frame.language, text: "" }));
    case "answer-delta":
      return changeReply(conversation, frame.id, (reply) =>
        reply.kind === "streaming" ? { ...reply, text: reply.text + frame.text } : reply,
      );
    case "answer-end":
      return changeReply(conversation, frame.id, () => ({ kind: "done", answer: frame.answer }));
    case "error":
      return applyError(conversation, frame);
    case "notice":
      return applyNotice(conversation, frame);
    case "welcome":
      return conversation;
    default:
      return applyLibrarian(conversation, frame);
  }
}

function changeReply(conversation: Conversation, id: string, change: (reply: Reply) => Reply): Conversation {
  const entries = conversation.entries.map((entry) =>
    entry.kind === "turn" && entry.id === id ? { ...entry, reply: change(entry.reply) } : entry,
  );
  return { ...conversation, entries };
}

function applyError(conversation: Conversation, frame: Extract<ServerFrame, { type: "error" }>): Conversation {
  const { code, id } = frame;
  if (id !== undefined) return changeReply(conversation, id, () => ({ kind: "failed", code }));
  const noted = addEntry(conversation, { kind: "note", note: { kind: "error", code } });
  return conversation.librarian.kind === "called" ? { ...noted, librarian: { kind: "absent" } } : noted;
}

function applyNotice(conversation: Conversation, frame: Extract<ServerFrame, { type: "notice" }>): Conversation {
  const { code, text } = frame;
  const noted = addEntry(conversation, { kind: "note", note: { kind: "notice", code, text } });
  return code === "server-closing" ? noted : { ...noted, librarian: { kind: "absent" } };
}

type LibrarianFrame = Extract<ServerFrame, { type: `librarian-${string}` }>;

function applyLibrarian(conversation: Conversation, frame: LibrarianFrame): Conversation {
  switch (frame.type) {
    case "librarian-waiting":
      return { ...note(conversation, { kind: "librarian-waiting" }), librarian: { kind: "called" } };
    case "librarian-joined": {
      const { name } = frame;
      return { ...note(conversation, { kind: "librarian-joined", name }), librarian: { kind: "joined", name } };
    }
    case "librarian-text": {
      const name = conversation.librarian.kind === "joined" ? conversation.librarian.name : "";
      return addEntry(conversation, { kind: "librarian", name, text: frame.text });
    }
    case "librarian-left":
      return { ...note(conversation, { kind: "librarian-left" }), librarian: { kind: "absent" } };
  }
}

function note(conversation: Conversation, entry: Note): Conversation {
  return addEntry(conversation, { kind: "note", note: entry });
}
