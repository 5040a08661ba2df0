import { expect, test } from "vitest";
import type { Answer } from "./answer.ts";
import { answer } from "./answer-question.ts";
import { emptyConversation } from "./conversation.ts";
import { parts } from "./scripted-library.ts";

const ask = async (text: string): Promise<Answer> => (await answer({ text }, emptyConversation, parts)).answer;
const cardsOf = (said: Answer) => (said.kind === "answered" ? said.records : []);
const titlesOf = (said: Answer) => cardsOf(said).map(({ title }) => title);

test.each([
  ["Абай жолы бар ма?", "Абай жолы"],
  ["Путь Абая есть?", "Путь Абая"],
  ["Есть ли роман «Абай жолы»?", "Абай жолы"],
  ["abai joly bar ma", "Абай жолы"],
  ["Менің атым Қожа орысша бар ма?", "Меня зовут Кожа"],
  ["Есть «Путь Абая» на казахском?", "Абай жолы"],
  ["«Путь Абая» ағылшынша керек", "Abai"],
])(
  "a work is one card, by the edition asked for, else as its title was typed, else in the reader's language: %s",
  async (text, title) => {
    expect(titlesOf(await ask(text))).toEqual([title]);
  },
);

test("the volumes are told by number with where they are free, and only the card's title is quoted", async () => {
  const said = await ask("Абай жолы бар ма?");
  expect(said.text).toContain(
    "1-кітап [2] – Орталық кітапхана; 2-кітап [3] – Орталық кітапхана; 3-кітап [4] – қазір бос емес",
  );
  expect([...said.text.matchAll(/«([^»]*)»/gu)].map(([, title]) => title)).toEqual(["Абай жолы"]);
});

test.each([
  "Абай жолының барлық томдары бар ма?",
  "«Абай жолы»: все тома есть?",
  "“Абай жолы”: which volumes do you have?",
])("asked for all volumes, each has a card: %s", async (text) => {
  const titles = titlesOf(await ask(text));
  expect(titles).toContain("Абай жолы. 2-кітап");
  expect(titles.length).toBeGreaterThan(3);
});

test("a list shows each work once, in the reader's language where it is there", async () => {
  const russian = cardsOf(await ask("книги Ауэзова"));
  expect(russian.map(({ title }) => title)).toEqual(["Путь Абая"]);
  expect(russian[0]?.editions?.map(({ language }) => language)).toEqual(["kk", "en", "kk", "kk", "kk", "kk"]);
  expect(titlesOf(await ask("Әуезовтің кітаптары бар ма?"))).toEqual(["Абай жолы"]);
  expect(titlesOf(await ask("books by Auezov"))).toEqual(["Abai"]);
});

test("a volume asked for stays that volume, whatever the reader's language", async () => {
  expect(titlesOf(await ask("Есть второй том «Абай жолы»?"))).toEqual(["Абай жолы. 2-кітап"]);
});

test("a book on the subject in another language is listed by its edition in the language asked for", async () => {
  const said = await ask("книги по теме детская литература на казахском");
  expect(titlesOf(said)).toEqual(["Менің атым Қожа"]);
});
