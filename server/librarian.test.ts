import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { type Librarian, openLibrarian } from "./librarian.ts";
import type { Log } from "./log.ts";
import { type ModelServer, type ScriptedReply, startModelServer } from "./model/scripted-model-server.ts";

const question = "Кітапты жоғалтып алдым, не істеймін?";

let folder: string;
let model: ModelServer | undefined;
let librarian: Librarian | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-librarian-"));
});
afterEach(async () => {
  await librarian?.close();
  model?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openWith(script: readonly ScriptedReply[]): Promise<{ opened: Librarian; events: unknown[] }> {
  model = await startModelServer(script);
  const { config, secrets } = readConfig({
    DANA_DATA: folder,
    DANA_NOW: "2026-11-23T12:00:00+05:00",
    DANA_CHAT_URL: model.url,
    DANA_CHAT_MODEL: "scripted",
  });
  const events: unknown[] = [];
  const log: Log = { info: () => undefined, error: (event, details) => events.push({ event, ...details }) };
  librarian = await openLibrarian(config, secrets, { log });
  return { opened: librarian, events };
}

test("a connected model says the rule in its words, and what it must not invent is held back and counted", async () => {
  const { opened, events } = await openWith([
    { text: "30 күн ішінде сондай кітап әкеліңіз. [1]" },
    { text: "90 күн ішінде сондай кітап әкеліңіз. [1]" },
  ]);
  expect((await opened.ask({ text: question })).answer).toMatchObject({
    by: "model",
    text: "30 күн ішінде сондай кітап әкеліңіз. [1]",
    citations: [{ n: 1, id: "faq:lost-book" }],
  });
  expect((await opened.ask({ text: question })).answer).toMatchObject({ kind: "answered", by: "composer" });
  expect(events).toEqual([{ event: "model-answer-kept-back", reason: "numbers" }]);
});

test("a model that fails costs the reader nothing: the composer's answer stands and the failure is logged", async () => {
  const { opened, events } = await openWith([{ status: 500 }, { status: 500 }]);
  expect((await opened.ask({ text: question })).answer).toMatchObject({ kind: "answered", by: "composer" });
  expect(events).toEqual([expect.objectContaining({ event: "model-answer-kept-back" })]);
});

test("the page's language answers a question that tells none, and a question's own comes before it", async () => {
  const { opened } = await openWith([]);
  expect((await opened.ask({ text: "978-5-0000", sessionLanguage: "en" })).answer.language).toBe("en");
  expect((await opened.ask({ text: "Сәлеметсіз бе!", sessionLanguage: "en" })).answer.language).toBe("kk");
});

test("a session that is forgotten is understood no more", async () => {
  const { opened } = await openWith([]);
  const session = "s".repeat(32);
  await opened.ask({ text: "«Абай жолы» бар ма?", session });
  opened.forget(session);
  const { answer } = await opened.ask({ text: "ал орысшасы бар ма?", session });
  expect(answer.kind === "answered" ? answer.records : []).toEqual([]);
});

test("a title that no record has, typed bare, is declined though a rule shares a word with it", async () => {
  const { opened } = await openWith([]);
  for (const title of [
    "Айлы түннің күнделігі",
    "Айлы туннин кунделиги",
    "Дневник лунной ночи",
    "Diary of a Moonlit Night",
  ]) {
    const { answer } = await opened.ask({ text: title });
    expect([title, answer.kind, answer.kind === "declined" && answer.reason]).toEqual([title, "declined", "not-found"]);
    expect(answer.text).not.toContain(title);
  }
});

test("a rule asked for in a few bare words is still told", async () => {
  const { opened } = await openWith([]);
  for (const [words, id] of [
    ["билет жоғалттым", "faq:lost-card"],
    ["утеря читательского билета", "faq:lost-card"],
    ["renew my book", "faq:renew-loan"],
  ] as const) {
    const { answer } = await opened.ask({ text: words });
    expect([words, answer.kind === "answered" && answer.citations[0]?.id]).toEqual([words, id]);
  }
});
