import { expect, test } from "vitest";
import { hear } from "../language/utterance.ts";
import { readClockTime } from "./clock-time.ts";

const timeIn = (text: string) => readClockTime(hear(text), text)?.time;

test.each([
  ["Сағат екіде келсем бола ма?", "14:00"],
  ["сагат екиде келсем", "14:00"],
  ["Кешкі жетіде ашықсыздар ма?", "19:00"],
  ["сағат 10-да барамын", "10:00"],
  ["13:30-да барсам ашық па?", "13:30"],
  ["Приеду к часу дня", "13:00"],
  ["в семь вечера работаете?", "19:00"],
  ["в 9 утра открыто?", "09:00"],
  ["после шести зайду", "18:00"],
  ["Can I come at 1 pm?", "13:00"],
  ["Are you open after 6?", "18:00"],
  ["at noon", "12:00"],
])("a time of day is read as people say it: %s", (text, time) => {
  expect(timeIn(text)).toBe(time);
});

test.each([
  "Сағат нешеде ашыласыздар?",
  "Он екі жасар балама кітап",
  "бір кітап керек",
  "книги для детей до 6 лет",
  "Во сколько вы открываетесь?",
  "Два капитана",
  "One Hundred Years of Solitude",
  "at the library",
  "после 6 января",
  "after 5 December",
  "after 5 years",
  "a book for a girl of 11",
])("a number that is no time is none: %s", (text) => {
  expect(timeIn(text)).toBeUndefined();
});
