import { expect, test } from "vitest";
import type { Answer } from "../server/answer/answer.ts";
import type { Question } from "./question.ts";
import { type AskedLibrarian, runEval } from "./run.ts";

const monday = "2026-11-23T12:00:00+05:00";
const friday = "2026-11-27T12:00:00+05:00";

function question(id: string, { now = monday, turns = [id] }: { now?: string; turns?: string[] } = {}): Question {
  const expectation = { kind: ["answered" as const], recordsAtLeast: 1 };
  return { id, language: "en", category: "practical", tags: [], turns, now, expect: expectation };
}

const answer: Answer = {
  kind: "answered",
  language: "en",
  text: "We are open.",
  citations: [],
  records: [],
  suggestions: [],
  by: "composer",
};

/** A library that writes down what is done to it and breaks at the word "break". */
function scriptedLibrary() {
  const events: string[] = [];
  const sessions: (string | undefined)[] = [];
  const openLibrarian = async (now: Date): Promise<AskedLibrarian> => {
    events.push(`open ${now.toISOString()}`);
    return {
      async ask({ text, session }) {
        events.push(text);
        sessions.push(session);
        if (text === "break") throw new Error("no index");
        return { answer };
      },
      record: () => undefined,
      async close() {
        events.push("close");
      },
    };
  };
  return { events, sessions, openLibrarian };
}

test("questions of the same instant share one librarian, and outcomes keep the order of the set", async () => {
  const { events, openLibrarian } = scriptedLibrary();
  const questions = [question("a"), question("b", { now: friday }), question("c")];
  const outcomes = await runEval({ sets: [{ name: "some", questions }], openLibrarian });
  expect(events).toEqual([
    "open 2026-11-23T07:00:00.000Z",
    "a",
    "c",
    "close",
    "open 2026-11-27T07:00:00.000Z",
    "b",
    "close",
  ]);
  expect(outcomes.map(({ id, passed }) => [id, passed])).toEqual([
    ["a", true],
    ["b", true],
    ["c", true],
  ]);
});

test("the turns of one question share a session of their own, and only the last is timed", async () => {
  const { sessions, openLibrarian } = scriptedLibrary();
  const questions = [question("a"), question("b", { turns: ["hello", "and on Sunday?"] })];
  const ticks = [0, 5, 10, 17];
  const outcomes = await runEval({
    sets: [{ name: "some", questions }],
    openLibrarian,
    elapsed: () => ticks.shift() ?? 0,
  });
  expect(sessions[0]).toBeUndefined();
  expect(sessions[1]).toMatch(/^[0-9a-f]{32}$/);
  expect(sessions[2]).toBe(sessions[1]);
  expect(outcomes.map(({ ms }) => ms)).toEqual([5, 7]);
});

test("a question that breaks the librarian fails, and the run goes on", async () => {
  const { events, openLibrarian } = scriptedLibrary();
  const questions = [question("a", { turns: ["break"] }), question("b")];
  const [broken, next] = await runEval({ sets: [{ name: "some", questions }], openLibrarian });
  expect(broken?.checks).toEqual([{ name: "kind", passed: false, detail: "the librarian failed: no index" }]);
  expect(next?.passed).toBe(true);
  expect(events.at(-1)).toBe("close");
});
