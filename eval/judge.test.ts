import { expect, test } from "vitest";
import type { Answered, Declined } from "../server/answer/answer.ts";
import { judge } from "./judge.ts";
import type { Question } from "./question.ts";
import { quotedTitles } from "./quoted-titles.ts";
import { isWrittenIn } from "./written-in.ts";

type Expectation = Partial<Question["expect"]>;

const titles: Readonly<Record<string, string>> = { "corpus:1": "Emma", "corpus:2": "Hamlet" };
const storedTitle = (id: string) => titles[id];

function question(expectation: Expectation = {}): Question {
  return {
    id: "en-001",
    language: "en",
    category: "finding",
    tags: [],
    turns: ["Do you have Emma?"],
    now: "2026-11-23T12:00:00+05:00",
    expect: { kind: ["answered"], recordsAtLeast: 1, ...expectation },
  };
}

function answered(change: Partial<Answered> = {}): Answered {
  return {
    kind: "answered",
    language: "en",
    text: "Yes, we have “Emma” [1].",
    citations: [{ n: 1, source: "record", id: "corpus:1", title: "Emma", passage: "Emma / Jane Austen" }],
    records: [{ id: "corpus:1", title: "Emma", authors: ["Jane Austen"] }],
    suggestions: [],
    by: "composer",
    ...change,
  };
}

const declined: Declined = {
  kind: "declined",
  language: "en",
  text: "The catalogue has no such book.",
  reason: "not-found",
  nearest: [{ id: "corpus:2", title: "Hamlet", authors: [] }],
  suggestions: [],
};

function failing(expectation: Expectation, answer: Answered | Declined): string[] {
  const checks = judge(question(expectation), answer, { storedTitle });
  return checks.filter(({ passed }) => !passed).map(({ name }) => name);
}

test("only the checks that apply to a question are made", () => {
  const names = (expectation: Expectation) =>
    judge(question(expectation), answered({ text: "Yes." }), { storedTitle }).map(({ name }) => name);
  expect(names({})).toEqual(["kind", "language", "titles"]);
  expect(names({ facts: [["yes"]], absent: ["no such"], cites: ["corpus:1"], records: ["corpus:1"] })).toEqual([
    "kind",
    "language",
    "facts",
    "absent",
    "citations",
    "records",
    "titles",
  ]);
});

test("a right answer passes every check", () => {
  expect(failing({ facts: [["we have"]], cites: ["corpus:1"], records: ["corpus:1"] }, answered())).toEqual([]);
});

test("another kind than those accepted fails, and says which", () => {
  const [kind] = judge(question(), declined, { storedTitle });
  expect(kind).toEqual({ name: "kind", passed: false, detail: "is declined, not answered" });
});

test("the reason is judged of declined answers only", () => {
  expect(failing({ kind: ["declined"], reason: ["private"] }, declined)).toEqual(["reason"]);
  expect(failing({ kind: ["declined"], reason: ["private", "not-found"] }, declined)).toEqual([]);
  expect(failing({ kind: ["declined", "answered"], reason: ["private"] }, answered())).toEqual([]);
});

test("one variant of each fact is enough, in any case and with any spaces", () => {
  const answer = answered({ text: "Open until 20:00;  a page costs 20 TENGE." });
  expect(failing({ facts: [["8 pm", "until 20:00"], ["20 tenge"]] }, answer)).toEqual([]);
  expect(failing({ facts: [["20 tenge"], ["21:00"]] }, answer)).toEqual(["facts"]);
});

test("a number is a fact only when it is whole", () => {
  expect(failing({ facts: [["9:00"]] }, answered({ text: "Open until 19:00." }))).toEqual(["facts"]);
  expect(failing({ facts: [["9:00"]] }, answered({ text: "Open 10:00 to 19:00, Monday from 9:00." }))).toEqual([]);
  expect(failing({ facts: [["20 tenge"]] }, answered({ text: "It is 120 tenge." }))).toEqual(["facts"]);
});

test("a forbidden text fails", () => {
  expect(failing({ absent: ["clockmaker"] }, answered({ text: "No, the Clockmaker is out." }))).toEqual(["absent"]);
});

test("one of the expected sources must be cited", () => {
  expect(failing({ cites: ["faq:a", "corpus:1"] }, answered())).toEqual([]);
  expect(failing({ cites: ["faq:a"] }, answered())).toEqual(["citations"]);
});

test("a marker with no citation behind it fails even where no source is expected", () => {
  expect(failing({ cites: null }, answered({ text: "Yes [2]." }))).toEqual(["citations"]);
});

test("as many expected records must be among the cards as are asked for", () => {
  const records = ["corpus:1", "corpus:2"];
  expect(failing({ records }, answered())).toEqual([]);
  expect(failing({ records, recordsAtLeast: 2 }, answered())).toEqual(["records"]);
  expect(failing({ notRecords: ["corpus:1"] }, answered())).toEqual(["records"]);
});

test("of a declined answer the nearest records are judged", () => {
  expect(failing({ kind: ["declined"], records: ["corpus:2"] }, declined)).toEqual([]);
});

test("where another kind is as good as an answer, it owes no records and no sources", () => {
  const expectation: Expectation = { kind: ["answered", "declined"], records: ["corpus:1"], cites: ["corpus:1"] };
  expect(failing(expectation, declined)).toEqual([]);
  expect(failing({ ...expectation, kind: ["answered"] }, declined)).toEqual(["kind", "citations", "records"]);
});

test("a title in quotation marks that no card has fails", () => {
  expect(failing({}, answered({ text: 'We have "Emma" and "Persuasion".' }))).toEqual(["titles"]);
});

test("a card with no record behind it, or under another title than the stored one, fails", () => {
  const card = { id: "corpus:9", title: "Emma", authors: [] };
  expect(failing({}, answered({ records: [card] }))).toEqual(["titles"]);
  expect(failing({}, answered({ records: [{ ...card, id: "corpus:2" }] }))).toEqual(["titles"]);
});

test("the text must be in the language the answer names", () => {
  expect(failing({}, answered({ language: "ru" }))).toEqual(["language"]);
  expect(failing({}, answered({ text: "Иә, бұл кітап бізде бар." }))).toEqual(["language"]);
});

test.each([
  ["«Абай жолы» бар", ["Абай жолы"]],
  ['"Emma", “Hamlet” and „Faust“', ["Emma", "Hamlet", "Faust"]],
  ["«О «Гамлете» и о нас» нет", ["О «Гамлете» и о нас"]],
  ["the reader's book", []],
  ["an “unfinished title", ["unfinished title"]],
])("quoted titles of %s", (text, expected) => {
  expect(quotedTitles(text)).toEqual(expected);
});

test.each([
  ["Иә, бұл кітап бізде бар, оны Сайран филиалынан аласыз.", "kk"],
  ["Да, книга есть в двух филиалах, её написал Мұхтар Әуезов: «Абай жолы».", "ru"],
  ["Yes, we have «Көксерек» by Mukhtar Auezov.", "en"],
] as const)("%s is written in %s and in no other language", (text, language) => {
  const fitting = (["kk", "ru", "en"] as const).filter((one) => isWrittenIn(text, one));
  expect(fitting).toEqual([language]);
});
