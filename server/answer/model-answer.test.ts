import { resolve } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { BibRecord } from "../library/record.ts";
import { titleOnly } from "../library/title-only.ts";
import { unnamedLibrary } from "../library/unnamed-library.ts";
import { connectChatModel } from "../model/chat-model.ts";
import { type ModelServer, type ScriptedReply, startModelServer } from "../model/scripted-model-server.ts";
import type { Hit } from "../retrieve/hit.ts";
import type { Answered } from "./answer.ts";
import { answerByModel, type ModelParts } from "./model-answer.ts";
import { readPrompts } from "./prompts.ts";

let server: ModelServer | undefined;
afterEach(() => server?.close());

async function modelServer(script: readonly ScriptedReply[]): Promise<ModelServer> {
  server = await startModelServer(script);
  return server;
}

const record: BibRecord = {
  ...titleOnly("Қан мен тер"),
  id: "corpus:kk0001",
  source: "corpus",
  names: [{ heading: "Нұрпейісов, Әбдіжәміл", display: "Әбдіжәміл Нұрпейісов", role: "author" }],
  language: "kk",
};
const hit: Hit = {
  id: record.id,
  passageId: "p",
  kind: "record",
  title: record.title,
  language: "kk",
  score: 1,
  rank: 1,
  coverage: 1,
  lists: {},
};

function partsFor(url: string): ModelParts {
  return {
    library: unnamedLibrary,
    catalogue: {
      record: (id) => (id === record.id ? record : undefined),
      records: (ids) => (ids.includes(record.id) ? [record] : []),
      faq: () => undefined,
      document: () => undefined,
      passage: () => undefined,
      passagesOf: () => [],
      ownersByKey: () => [],
      workOf: (id) => id,
      editionsOf: (id) => [id],
    },
    searcher: { search: async () => ({ query: { language: "kk", terms: [] }, hits: [hit] }) },
    faqs: { find: () => [] },
    now: () => new Date("2026-11-23T10:00:00Z"),
    chatModel: connectChatModel({ url, model: "scripted", timeoutMs: 5000 }),
    prompts: readPrompts(resolve(import.meta.dirname, "../../prompts")),
  };
}

const rule: Answered = {
  kind: "answered",
  language: "ru",
  text: "Замените книгу такой же в течение 30 дней. [1]",
  citations: [
    {
      n: 1,
      source: "faq",
      id: "faq:lost-book",
      title: "Потерял книгу",
      passage: "Замените книгу такой же в течение 30 дней.",
    },
  ],
  records: [],
  suggestions: [],
  by: "composer",
};
const advice: Answered = { ...rule, language: "kk", citations: [] };

test("a rule that the model says in other words, with its source and its numbers, is used", async () => {
  const { url } = await modelServer([{ text: "У вас есть 30 дней, чтобы принести такую же книгу. [1]" }]);
  const outcome = await answerByModel({ text: "потерял книгу", intent: "faq" }, rule, partsFor(url));
  expect(outcome).toMatchObject({
    kind: "used",
    answer: { by: "model", text: "У вас есть 30 дней, чтобы принести такую же книгу. [1]" },
  });
});

test.each([
  ["a number the rule does not have", "У вас есть 60 дней. [1]", "numbers"],
  ["no source", "У вас есть 30 дней.", "citations"],
  ["a source that is not there", "У вас есть 30 дней. [2]", "citations"],
  ["a title", "Прочтите «Дневник лунной ночи» за 30 дней. [1]", "quotation-marks"],
  ["nothing to say", "NONE", "model-found-nothing"],
])("a text with %s is not shown, and the reason is told", async (_name, text, reason) => {
  const { url } = await modelServer([{ text }]);
  expect(await answerByModel({ text: "?", intent: "faq" }, rule, partsFor(url))).toEqual({ kind: "kept", reason });
});

test("the model searches the catalogue and its advice becomes cards and numbered sources", async () => {
  const { url, requests } = await modelServer([
    { search: "теңіз" },
    { text: "Мынаны көріңіз: «Қан мен тер» [corpus:kk0001], теңіз туралы." },
  ]);
  const outcome = await answerByModel({ text: "теңіз туралы не бар?", intent: "subject" }, advice, partsFor(url));
  expect(outcome).toMatchObject({
    kind: "used",
    answer: {
      text: "Мынаны көріңіз: «Қан мен тер» [1], теңіз туралы.",
      records: [{ id: "corpus:kk0001" }],
      citations: [{ n: 1, id: "corpus:kk0001" }],
    },
  });
  expect(requests[1]).toContain("Қан мен тер");
});

test("a book that the model was not given is never shown", async () => {
  const { url } = await modelServer([{ search: "ай" }, { text: "«Айлы түннің күнделігі» [corpus:kk0001] деген бар." }]);
  const outcome = await answerByModel({ text: "ай туралы?", intent: "advice" }, advice, partsFor(url));
  expect(outcome).toEqual({ kind: "kept", reason: "titles" });
});

test("a model that searches without end is stopped by an error", async () => {
  const { url } = await modelServer(Array.from({ length: 20 }, () => ({ search: "тағы" })));
  await expect(answerByModel({ text: "?", intent: "subject" }, advice, partsFor(url))).rejects.toThrow();
});

test("a model's server that fails is an error, not an empty answer", async () => {
  const { url } = await modelServer([{ status: 503 }, { status: 503 }]);
  await expect(answerByModel({ text: "?", intent: "faq" }, rule, partsFor(url))).rejects.toThrow(/503/);
});

test("what is computed is never given to the model", async () => {
  const { url, requests } = await modelServer([]);
  const hours: Answered = {
    ...rule,
    citations: [{ n: 1, source: "library", id: "branch:main", title: "", passage: "" }],
  };
  expect(await answerByModel({ text: "?", intent: "hours" }, hours, partsFor(url))).toEqual({
    kind: "kept",
    reason: "not-for-model",
  });
  expect(requests).toEqual([]);
});
