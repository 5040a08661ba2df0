import { expect, test } from "vitest";
import { answer } from "./answer-question.ts";
import { emptyConversation } from "./conversation.ts";
import { parts } from "./scripted-library.ts";

const ask = async (text: string) => (await answer({ text }, emptyConversation, parts)).answer;

const titlesOf = (said: Awaited<ReturnType<typeof ask>>) =>
  said.kind === "answered" ? said.records.map(({ title }) => title) : [];

test.each([
  ["Абай жолы қолда бар ма, әлде бәрі тарап кетті ме", "Абай жолы"],
  ["абай жолы қайтып келді ме екен сіздерге", "Абай жолы"],
  ["менин атым кожаны балам сурап отыр, бар ма", "Менің атым Қожа"],
  ["menin atym qozha balama kerek edi", "Менің атым Қожа"],
  ["Сыну задали Меня зовут Кожа, завтра успею забрать?", "Меня зовут Кожа"],
  ["Посмотрите, не вернули ли Ночной дозор", "Ночной дозор"],
  ["Has anybody brought The Silk Roads back yet", "The Silk Roads"],
])("a title of two words is found whatever else a question says: %s", async (text, title) => {
  const said = await ask(text);
  expect(titlesOf(said)).toContain(title);
});

test("words that the title leaves over make the lead neutral", async () => {
  expect((await ask("Has anybody brought The Silk Roads back yet")).text).toMatch(/^In the catalogue there is: /u);
  expect((await ask("Ночной дозор есть?")).text).toMatch(/^Да, есть: /u);
});

test.each([
  ["Есенберлиннің Кочевникиі керек болып тұр", "Кочевники"],
  ["Есенберлина Кочевники хочу перечитать", "Кочевники"],
  ["роман Кочевники давно не видел на полке", "Кочевники"],
])("a title of one word is found beside its author or the kind of book: %s", async (text, title) => {
  expect(titlesOf(await ask(text))).toContain(title);
});

test.each([
  "Кочевники пустыни и их верблюды есть?",
  "Көкжал бөрінің жұмбағы деген кітап бар ма",
  "Есть книга Путь Абая и тайна гор?",
  "роман Мухтара Ауэзова Тени над озером есть?",
  "Do you have Diary of a Moonlit Night?",
  "a novel called The Glass Rider, do you have it",
])("a title that no record has is declined, in quotation marks or not: %s", async (text) => {
  const said = await ask(text);
  expect(said).toMatchObject({ kind: "declined", reason: "not-found" });
});

test("a title that no book of a real author has is declined with the author's books", async () => {
  const said = await ask("Есть книга Ауэзова Тени над озером?");
  expect(said.kind === "declined" && said.nearest.map(({ title }) => title)).toContain("Путь Абая");
});

test.each([
  "Әуезовтің қандай кітаптары бар?",
  "ауезовтин китаптары бар ма",
  "auezovtin kitaptary bar ma",
  "Какие книги Ауэзова можно взять на выходные?",
  "Which books by Auezov do you own?",
])("a surname names the author whatever other words stand there: %s", async (text) => {
  const said = await ask(text);
  expect(titlesOf(said).some((title) => /Абай|Абая|Abai/u.test(title))).toBe(true);
});

test("the books of an author in the language asked for are found under any form of the name", async () => {
  expect(titlesOf(await ask("Какие книги Ауэзова есть на английском языке?"))).toEqual(["Abai"]);
});

test("a title that several records have is named once, with the sources of all", async () => {
  const { text } = await ask("Абай жолы бар ма?");
  expect(text.match(/«Абай жолы» \[/gu)).toHaveLength(1);
});

test("a book that only shares a subject is not given out as the one liked", async () => {
  const titles = titlesOf(await ask("Посоветуйте что-нибудь похожее на «Меня зовут Кожа»"));
  expect(titles).not.toContain("Меня зовут Кожа");
});

test("what looks like the end of a question or a number within a title in quotation marks is the title's", async () => {
  const volume = await ask("«Алгебра 9-сынып. 2-бөлім» бар ма?");
  expect(titlesOf(volume)).toEqual(["Алгебра 9-сынып. 2-бөлім"]);
  const { text } = await ask("«Абай жолы. 2-кітап» бар ма?");
  expect(text.match(/Иә, бар/gu)).toHaveLength(1);
});
