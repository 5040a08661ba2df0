import { expect, test } from "vitest";
import { readAskedWords } from "./asked-words.ts";

const topicOf = (text: string): string[] =>
  readAskedWords(text)
    .filter(({ framing }) => !framing)
    .map(({ raw }) => raw);

test("what the reader is at is no topic: зерттеп жүрмін, жинап отырмыз", () => {
  expect(topicOf("Алашорда тарихын зерттеп жүрмін")).toEqual(["Алашорда", "тарихын"]);
  expect(topicOf("Қазақ мақалдарын жинап отырмыз")).not.toContain("жинап");
});

test("a word of the same sound with no doing after it is a topic", () => {
  expect(topicOf("мектеп тарихы")).toContain("мектеп");
});
