import { expect, test } from "vitest";
import type { Answer } from "./answer.ts";
import { answer } from "./answer-question.ts";
import { type Conversation, emptyConversation } from "./conversation.ts";
import { parts } from "./scripted-library.ts";

const converse = async (...turns: readonly string[]): Promise<Answer> => {
  let conversation: Conversation = emptyConversation;
  let last: Answer | undefined;
  for (const text of turns) {
    const said = await answer({ text }, conversation, parts);
    conversation = said.conversation;
    last = said.answer;
  }
  if (!last) throw new Error("no turn was said");
  return last;
};
const titlesOf = (said: Answer) => (said.kind === "answered" ? said.records.map(({ title }) => title) : []);

test.each([
  [
    "«Менің атым Қожа» бар ма?",
    "оны Жерұйық филиалынан ала аламын ба?",
    "Иә, бар",
    "Жерұйық филиалы – 1 дана, шифрі 84 Ә 82",
  ],
  ["Есть «Путь Абая»?", "А в Сайране она есть?", "Да, есть", "свободно: Филиал Сайран – 1 экземпляр, шифр 84 Ә 82"],
  ["Do you have “The Silk Roads”?", "is it in the Central Library?", "Yes, we have", "Central Library – 1 copy"],
])("a branch named after a book tells of that book there: %s %s", async (first, then, lead, place) => {
  const said = await converse(first, then);
  expect(said.text).toContain(lead);
  expect(said.text).toContain(place);
  expect(titlesOf(said)).toHaveLength(1);
});

test.each([
  [
    "«Менің атым Қожа» бар ма?",
    "Сайранда бар ма?",
    "Сайран филиалы: бұл кітап онда жоқ.",
    "Қазір бос: Жерұйық филиалы",
  ],
  ["Есть «Путь Абая»?", "А в Акбулаке она есть?", "этой книги там нет.", "Сейчас свободно: Центральная библиотека"],
  ["Do you have “The Silk Roads”?", "can i pick it up in Akbulak?", "this book is not held there.", "Central Library"],
])("a book that the branch named has not is told with where it is: %s %s", async (first, then, missing, place) => {
  const said = await converse(first, then);
  expect(said.text).toContain(missing);
  expect(said.text).toContain(place);
  expect(said.text).not.toMatch(/^(?:Иә|Да|Yes)/u);
});

test.each([
  ["«Абай жолы» бар ма?", "Ал Менің атым Қожа ше?", "Менің атым Қожа"],
  ["Есть «Путь Абая»?", "а Есенберлина?", "Кочевники"],
])("another title or author repeats the question: %s %s", async (first, then, title) => {
  expect(titlesOf(await converse(first, then))).toContain(title);
});

test("another title that no record has is not made out to be an author", async () => {
  expect(await converse("Есть «Путь Абая»?", "а Тени над озером?")).toMatchObject({ kind: "declined" });
});

test("a book with no free copy is said to be with a reader", async () => {
  const { text } = await converse("«Абай жолы» үшінші томы бар ма?");
  expect(text).toContain("Қазір бос данасы жоқ. Кітап оқырманда, ең ерте қайтарылатын күні: 5 желтоқсан.");
});
