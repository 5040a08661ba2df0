import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFaq } from "../server/ingest/read-faq.ts";
import { matchKey } from "../server/language/match-key.ts";
import { languages } from "../server/library/language.ts";
import { librarySchema } from "../server/library/library-file.ts";

const folder = join(import.meta.dirname, "faq");
const faqs = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => readFaq(join(folder, name), "corpus"));

test("there are at least seventy entries, each with five to ten other wordings in every language", () => {
  expect(faqs.length).toBeGreaterThanOrEqual(70);
  for (const faq of faqs) {
    for (const language of languages) {
      const { length } = faq.texts[language].wordings;
      expect([faq.id, language, length >= 4 && length <= 10]).toEqual([faq.id, language, true]);
    }
  }
});

test("an answer says the same numbers in all three languages", () => {
  const numbers = (text: string): string[] => (text.match(/\d+/g) ?? []).sort();
  for (const { id, texts } of faqs) {
    expect([id, numbers(texts.ru.answer)]).toEqual([id, numbers(texts.kk.answer)]);
    expect([id, numbers(texts.en.answer)]).toEqual([id, numbers(texts.kk.answer)]);
  }
});

test("no wording asks two entries at once", () => {
  const owners = new Map<string, string>();
  for (const { id, texts } of faqs) {
    for (const { question, wordings } of Object.values(texts)) {
      for (const wording of [question, ...wordings]) {
        const key = matchKey(wording);
        expect([wording, owners.get(key) ?? id]).toEqual([wording, id]);
        owners.set(key, id);
      }
    }
  }
});

test("answers name no title: quotation marks are kept for records", () => {
  for (const { id, texts } of faqs) {
    for (const { answer } of Object.values(texts)) expect([id, /[«»“”„"]/u.test(answer)]).toEqual([id, false]);
  }
});

test("the demo library's facts hold together: rooms, branches and moved days off point at what is there", () => {
  const library = librarySchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, "library.json"), "utf8")));
  const branches = library.branches.map((branch) => branch.id);
  expect(branches).toHaveLength(5);
  for (const event of library.events) expect(branches).toContain(event.branch);
  for (const service of library.services) expect(branches).toEqual(expect.arrayContaining([...service.branches]));
  const holidays = new Set(library.holidays.days.map((day) => day.date));
  for (const moved of library.holidays.movedDaysOff) {
    expect(holidays).toContain(moved.for);
    expect(holidays).not.toContain(moved.date);
    expect([moved.date, new Date(`${moved.date}T00:00Z`).getUTCDay() % 6 === 0]).toEqual([moved.date, false]);
  }
});
