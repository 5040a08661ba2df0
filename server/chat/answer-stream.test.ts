import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answer, RecordCard } from "../answer/answer.ts";
import { cutAnswer, splitIntoDeltas, streamAnswer } from "./answer-stream.ts";
import { answeredWith } from "./scripted-asker.ts";

const card = (id: string, title: string): RecordCard => ({ id, title, authors: [] });
const anyText = fc.string({
  unit: fc.constantFrom("а", "b", " ", "\n", "«", "»", '"', "“", "”", "[", "1", "]", "😀", "."),
});

test("the deltas of any text, joined, are the text, and none is empty", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const deltas = splitIntoDeltas(text);
      expect(deltas.join("")).toBe(text);
      expect(deltas).not.toContain("");
    }),
  );
});

test("a delta is a few words; a title and a marker stay whole", () => {
  expect(splitIntoDeltas("Иә, «Абай жолы. 2-кітап» бізде бар [1]. Ол бос [2].")).toEqual([
    "Иә, «Абай жолы. 2-кітап» бізде ",
    "бар [1]. Ол ",
    "бос [2].",
  ]);
  expect(splitIntoDeltas("one two three [1] four")).toEqual(["one two three [1] ", "four"]);
});

async function streamUntil(answer: Answer, deltas: number) {
  const stop = new AbortController();
  const stream = streamAnswer(answer, { signal: stop.signal, beforeDelta: async () => undefined });
  const sent: string[] = [];
  for (;;) {
    if (sent.length === deltas) stop.abort();
    const step = await stream.next();
    if (step.done) return { sent: sent.join(""), answer: step.value };
    sent.push(step.value);
  }
}

const kinds: readonly Answer[] = [
  answeredWith("You can borrow it here from Monday to Friday"),
  {
    kind: "declined",
    language: "ru",
    text: "Такой книги нет. Ближе всего «Абай».",
    reason: "not-found",
    nearest: [card("r:1", "Абай")],
    suggestions: [],
  },
  { kind: "clarify", language: "kk", text: "Қай бөлімшені айтасыз, жазып жіберіңізші?", choices: ["a", "b"] },
  { kind: "hand-off", language: "en", text: "A librarian will answer you within the day" },
];

test("stopped after any number of deltas, every kind of answer carries exactly what was sent", async () => {
  for (const whole of kinds) {
    for (let deltas = 0; deltas <= splitIntoDeltas(whole.text).length; deltas++) {
      const { sent, answer } = await streamUntil(whole, deltas);
      expect(answer.text).toBe(sent);
      expect(answer.kind).toBe(whole.kind);
    }
    expect((await streamUntil(whole, 999)).answer).toEqual(whole);
  }
});

test("a cut answer keeps the sources and records its text speaks of, and markers still point right", () => {
  const cite = (n: number, id: string) => ({ n, source: "record" as const, id, title: id, passage: "" });
  const whole: Answer = {
    ...answeredWith(""),
    kind: "answered",
    language: "en",
    suggestions: [],
    by: "composer",
    citations: [cite(1, "r:1"), cite(2, "r:2"), cite(3, "r:3")],
    records: [card("r:1", "One"), card("r:2", "Two"), card("r:3", "Three"), card("r:4", "Four")],
  };
  const cut = cutAnswer(whole, "“Four” and another [2]");
  expect(cut).toMatchObject({
    citations: [{ n: 1 }, { n: 2 }],
    records: [{ id: "r:1" }, { id: "r:2" }, { id: "r:4" }],
  });
});
