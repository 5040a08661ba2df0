import { expect, test } from "vitest";
import {
  addEntry,
  applyFrame,
  type Conversation,
  emptyConversation,
  rateTurn,
  unansweredTurn,
} from "./conversation.ts";
import { parseFrame, type ServerFrame } from "./frames.ts";
import { abaiAnswer, framesOf, shortAnswer } from "./scripted-answers.ts";

const asked = (...ids: readonly string[]): Conversation =>
  ids.reduce<Conversation>(
    (conversation, id) => addEntry(conversation, { kind: "turn", id, question: id, reply: { kind: "waiting" } }),
    emptyConversation,
  );
const after = (conversation: Conversation, frames: readonly ServerFrame[]) => frames.reduce(applyFrame, conversation);
const replies = ({ entries }: Conversation) =>
  entries.map((entry) => (entry.kind === "turn" ? entry.reply : undefined));

test("an answer grows by its deltas and is replaced by the checked one", () => {
  const frames = framesOf("a", abaiAnswer);
  expect(replies(after(asked("a"), frames.slice(0, -1)))).toEqual([
    { kind: "streaming", language: "kk", text: abaiAnswer.text },
  ]);
  expect(replies(after(asked("a"), frames))).toEqual([{ kind: "done", answer: abaiAnswer }]);
});

test("an answer that begins again in a new session does not repeat its first half", () => {
  const frames = framesOf("a", abaiAnswer);
  const again = after(asked("a"), [...frames.slice(0, 5), ...frames.slice(0, -1)]);
  expect(replies(again)).toEqual([{ kind: "streaming", language: "kk", text: abaiAnswer.text }]);
});

test("two answers under way do not mix", () => {
  const [a, b] = [shortAnswer("ru", "раз два"), shortAnswer("en", "one two")];
  const mixed = framesOf("a", a).flatMap((frame, index) =>
    [frame, framesOf("b", b)[index]].filter((f) => f !== undefined),
  );
  expect(replies(after(asked("a", "b"), mixed))).toEqual([
    { kind: "done", answer: a },
    { kind: "done", answer: b },
  ]);
});

test("an error with an id fails its own question only", () => {
  const failed = applyFrame(asked("a", "b"), { type: "error", code: "failed", message: "", id: "a" });
  expect(replies(failed)).toEqual([{ kind: "failed", code: "failed" }, { kind: "waiting" }]);
  expect(unansweredTurn(failed)?.id).toBe("b");
});

test("a librarian joins, writes under a name and leaves", () => {
  const joined = after(emptyConversation, [
    { type: "librarian-waiting" },
    { type: "librarian-joined", name: "Айгүл" },
    { type: "librarian-text", text: "Сәлеметсіз бе!" },
  ]);
  expect(joined.librarian).toEqual({ kind: "joined", name: "Айгүл" });
  expect(joined.entries.at(-1)).toEqual({ kind: "librarian", name: "Айгүл", text: "Сәлеметсіз бе!" });
  expect(applyFrame(joined, { type: "librarian-left" }).librarian).toEqual({ kind: "absent" });
});

test("a finished answer is rated, an unfinished one is not", () => {
  expect(replies(rateTurn(asked("a"), "a", true))).toEqual([{ kind: "waiting" }]);
  const done = after(asked("a"), framesOf("a", abaiAnswer));
  expect(replies(rateTurn(done, "a", false))).toEqual([{ kind: "done", answer: abaiAnswer, isGood: false }]);
});

test.each([
  "not json",
  "7",
  '{"type":"toString"}',
  '{"type":"answer-delta","id":1,"text":"a"}',
  '{"type":"answer-end","id":"a","answer":{"kind":"answered","language":"kk","text":""}}',
])("%s is no frame", (text) => {
  expect(parseFrame(text)).toBeUndefined();
});
