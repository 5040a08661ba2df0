import { schoolClassWords } from "../../language/reader-words.ts";
import { type Found, foundIn } from "./found.ts";
import { findPhrases, readPhrases, type Stretch } from "./phrase.ts";
import type { QueryWord } from "./query-words.ts";
import { readWordList } from "./word-list.ts";

const schoolClass = `${schoolClassWords}|классы|классов|классам|классах|кл|grades|class`;
const ending = "ші|шы|й|го|му|м|ый|ий|ой|х|th|nd|rd|st";
const counted = `для? {class} ${ending}? ${schoolClass} арналған?, для? {classes} ${ending}? ${schoolClass} арналған?, grade|grades {class}, grade|grades {classes}, класс {class}, для {nth} класса, {nth} сынып* арналған?, {nth} graders|класс|класса|классе|классу, for {nth} grade|grader|graders`;
const pupils = [
  "перво",
  "второ",
  "третье",
  "четверо",
  "пяти",
  "шести",
  "семи",
  "восьми",
  "девяти",
  "десяти",
  "одиннадцати",
];
type Meant = number | "counted" | "primary";

const book = readPhrases<Meant>([
  [counted, "counted"],
  ["он бірінші сынып*", 11],
  ["бастауыш сынып*, для начальной школы, для начальных классов, for primary|elementary school", "primary"],
  ...pupils
    .map((stem) => `${stem}класс`)
    .map((stem, index): readonly [string, number] => [
      `для ${stem}ник*|${stem}ниц*, ${stem}нику|${stem}нице|${stem}никам|${stem}ницам`,
      index + 1,
    ]),
]);

// "5 класс опасности", "мастер-класс 2".
const isOtherAfter = readWordList("опасности, точности, защиты, сложности, of");
const isOtherBefore = readWordList("мастер, бизнес, эконом, рабочий, средний");
// "Первый класс" is a ticket and a praise.
const isFirst = readWordList("перв*, first");

/** The school class a book is for: "8-сынып", "для 8 класса", "7th grade". */
export function readGrade(words: readonly QueryWord[]): Found[] {
  return findPhrases(book, words)
    .filter((stretch) => !isOther(words, stretch))
    .map((stretch) => foundIn(words, stretch, { filter: "grade", asked: { grade: classesOf(stretch) } }));
}

function isOther(words: readonly QueryWord[], { start, end, means }: Stretch<Meant>): boolean {
  const isGrade = words[start + 1]?.folded.startsWith("grade");
  return (
    means === "counted" &&
    (isOtherAfter(words[end]) || isOtherBefore(words[start - 1]) || (isFirst(words[start]) && !isGrade))
  );
}

function classesOf({ means, numbers: [first = 0, last = first] }: Stretch<Meant>): number[] {
  if (means === "primary") return [1, 2, 3, 4];
  if (means !== "counted") return [means];
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}
