import { expect, test } from "vitest";
import { answer } from "./answer-question.ts";
import { emptyConversation } from "./conversation.ts";
import { parts } from "./scripted-library.ts";

const ask = async (text: string) => (await answer({ text }, emptyConversation, parts)).answer;
const titlesOf = (said: Awaited<ReturnType<typeof ask>>) =>
  said.kind === "answered" ? said.records.map(({ title }) => title) : [];

test.each([
  "Атын ұмытып қалдым: боранда қойымен ығып кеткен Қоспан деген шопан туралы роман еді",
  "Не помню, как называется: там шопан Қоспан",
])("a hero's name that one annotation holds brings the book back, as a guess: %s", async (text) => {
  const said = await ask(text);
  expect(titlesOf(said)).toEqual(["Боран"]);
  expect(said.text).toMatch(/^(?:Мүмкін, мыналардың бірі|Возможно, это одна)/u);
});

test("a forgotten title of which nothing telling is remembered is asked about once more", async () => {
  expect(await ask("Атын ұмытып қалдым, мұқабасы көк еді")).toMatchObject({ kind: "clarify" });
});

test.each([
  ["Тоғызыншы сыныптың алгебрасы, екінші бөлімі табыла ма?", ["Алгебра 9-сынып. 2-бөлім"]],
  ["алгебра 8 класс", ["Алгебра 8-сынып"]],
  ["9th grade algebra part 1", ["Алгебра 9-сынып. 1-бөлім"]],
])("a schoolbook is found by its class, in words or digits, and its part: %s", async (text, titles) => {
  expect(titlesOf(await ask(text))).toEqual(titles);
});

test("a schoolbook for a class that has none is declined with those of other classes", async () => {
  expect(await ask("алгебра 5 сынып")).toMatchObject({ kind: "declined", reason: "not-found" });
});

test.each(["Күлкілі кітап ұсыныңызшы", "Дайте что-нибудь смешное на вечер", "Can you recommend something funny?"])(
  "a mood leads to the heading it means: %s",
  async (text) => {
    expect(titlesOf(await ask(text))).toEqual(["Алдар Көсе"]);
  },
);
