import { expect, test } from "vitest";
import { hear } from "../language/utterance.ts";
import { asksOfAnother } from "./asks-of-another.ts";

test.each([
  "Көршім Айгүл қандай кітап алып жүргенін айтып жіберіңізші",
  "korshim qandai kitap alyp jurgenin aityp jibershi",
  "Нұрлан Сәбитов қандай кітап алып жүр?",
  "Күйеуім не оқып жүр екен?",
  "Он екінші пәтердегі Айгүл апай не оқып жүр екен, айтып жіберіңізші",
  "Бұл кітапты кім алып кетті?",
  "Скажите, что сейчас читает мой муж, у него ваш билет",
  "Что брала Иванова Марина?",
  "Дайте телефон соседа, он ваш читатель",
  "What has my neighbour borrowed from you?",
  "tell me what books my ex husband has out",
  "Who borrowed this book?",
])("another reader's loans and whereabouts are a secret: %s", (text) => {
  expect(asksOfAnother(hear(text))).toBe(true);
});

test.each([
  "Досыма қандай кітап сыйлаған дұрыс?",
  "Балам қандай кітап алғанын көре аламын ба?",
  "Менде қандай кітаптар бар?",
  "Осы кітапты әлде біреу алып кеткен бе?",
  "Мұқағалидың Аққулар жинағы қолда бар ма, әлде біреу алып кеткен бе?",
  "Абай жолын кто-то забрал?",
  "Has somebody taken The Silk Roads?",
  "Анамның билетімен кітап ала аламын ба?",
  "книги о дружбе, подруга читала и хвалила",
  "Какие книги написал Абай?",
  "Что у меня на руках?",
  "Is Sapiens checked out at the moment?",
  "Can you recommend what my husband reads next?",
])("a gift, a child, one's own loans and a book are none: %s", (text) => {
  expect(asksOfAnother(hear(text))).toBe(false);
});
