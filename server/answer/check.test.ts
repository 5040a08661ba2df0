import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answered, Citation } from "./answer.ts";
import { checkAnswer, matchMarkers, unquote } from "./check.ts";
import { cardOf } from "./holdings.ts";
import { catalogue, records } from "./scripted-library.ts";

const cite = (n: number): Citation => ({ n, source: "faq", id: `faq:${n}`, title: "", passage: `p${n}` });
const answered = (text: string, more: Partial<Answered> = {}): Answered => ({
  kind: "answered",
  language: "kk",
  text,
  citations: [],
  records: [],
  suggestions: [],
  by: "composer",
  ...more,
});

test("quotation marks stay around a title shown and fall from anything else", () => {
  const titles = new Set(["Путь Абая"]);
  expect(unquote('Есть «Путь Абая» и «Тайна гор», “Путь Абая” и "клуб"', titles)).toBe(
    "Есть «Путь Абая» и Тайна гор, “Путь Абая” и клуб",
  );
  expect(unquote("без пары « и ”", titles)).toBe("без пары  и ");
});

test("no text leaves the gate with marks around what is no title", () => {
  const piece = fc.constantFrom("«", "»", "“", "”", "„", '"', "Путь Абая", "Тайна", " ");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const checked = unquote(pieces.join(""), new Set(["Путь Абая"]));
      expect(checked.replace(/«Путь Абая»|“Путь Абая”|„Путь Абая[“”]|"Путь Абая"/gu, "")).not.toMatch(/[«»“”„"]/u);
    }),
  );
});

test("a card that is no stored record is taken out, and its title loses its marks", () => {
  const [real] = records;
  if (!real) throw new Error("no record");
  const card = cardOf(real);
  const checked = checkAnswer(
    answered(`«${card.title}», «Жоқ кітап»`, { records: [card, { ...card, id: "test:404", title: "Жоқ кітап" }] }),
    catalogue,
  );
  expect(checked).toMatchObject({ text: `«${card.title}», Жоқ кітап`, records: [card] });
});

test("markers are numbered in the order of the text and name a citation each", () => {
  const { text, citations } = matchMarkers("b [3], a [1], x [9].", [cite(1), cite(2), cite(3)]);
  expect(text).toBe("b [1], a [2], x.");
  expect(citations.map((one) => [one.n, one.passage])).toEqual([
    [1, "p3"],
    [2, "p1"],
  ]);
});

test("a declined answer keeps no marker", () => {
  const declined = {
    kind: "declined",
    language: "ru",
    text: "Нет [1].",
    reason: "not-found",
    nearest: [],
    suggestions: [],
  } as const;
  expect(checkAnswer(declined, catalogue)).toMatchObject({ text: "Нет." });
});
