import { expect, test } from "vitest";
import { hear } from "../language/utterance.ts";
import { houseMatter } from "./house-matter.ts";

test.each([
  "Қызым алтыншы сыныпта, кітабын кешіктіріп алыпты. Бізден ақша алына ма?",
  "Кітапқа су тиіп қалды, енді қайттім?",
  "Бір адамға неше кітап бересіздер?",
  "Учусь на третьем курсе. Сколько книжек мне выдадут?",
  "Посеяла читательский в автобусе. За новый надо платить?",
  "My book is due while you are shut. Will that cost me anything?",
  "My dog chewed the cover. What happens now?",
])("money, terms and harm are matters of the house in any sentence: %s", (text) => {
  expect(houseMatter(hear(text))).toBe("firm");
});

test.each([
  "Рефератымды түптеп бересіздер ме?",
  "Жазылу үшін қандай құжат керек?",
  "Хочу напечатать афишу А3",
  "I came from abroad with a foreign passport. May I take books home?",
])("papers and machines are too: %s", (text) => {
  expect(houseMatter(hear(text))).toBe("plain");
});

test.each([
  "Ақша туралы кітап бар ма?",
  "Абай жолы бар ма?",
  "Есть книги о деньгах и кредитах?",
  "Как платить меньше налогов, есть книги?",
  "Преступление и наказание есть?",
  "Do you have The Lost World?",
  "The Return of the King, please",
])("a book is none, whatever it is about: %s", (text) => {
  expect(houseMatter(hear(text))).toBeUndefined();
});
