import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { detectLanguage } from "../language/detect.ts";
import { openStore } from "../library/store.ts";
import type { SearchResult } from "./hit.ts";
import { rankingShelf } from "./ranking-shelf.ts";
import { SearchEngine } from "./search-engine.ts";

let folder: string;
let engine: SearchEngine;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dana-ranking-"));
  const store = openStore(join(folder, "store.db"));
  store.transact((writer) => {
    for (const entry of rankingShelf()) writer.put(entry);
  });
  store.close();
  engine = new SearchEngine({ dataFolder: folder, modelFile: join(folder, "none.bin") });
  await engine.refresh();
  await engine.fillVectors();
});

afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

function search(text: string): SearchResult {
  return engine.search({ text, language: detectLanguage(text), k: 8 });
}

const auezov = ["abai-1", "abai-2", "put-abaya", "abai-en"];
const bothVolumes = ["abai-1", "abai-2"];

describe("what a person would put first comes first", () => {
  test.each([
    ["Kazakh with an inflected title", "Абай жолының екінші томы бар ма?", bothVolumes],
    ["Kazakh without its letters", "Кан мен тер", ["kan-men-ter"]],
    ["Kazakh without its letters, inflected", "балаларга ертегилер", ["ertegiler"]],
    ["Latin Kazakh", "abai joly", bothVolumes],
    ["Latin Kazakh, 2021 letters", "qazaqstan tarihy", ["tarih-kz"]],
    ["Latin Kazakh, chat", "koshpendiler bar ma", ["koshpendiler"]],
    ["a quoted Russian title", "Есть ли у вас «Путь Абая»?", ["put-abaya"]],
    ["a quoted inflected title", "в «Войне и мире»", ["voina-i-mir"]],
    ["a title with a typo", "вайна и мир", ["voina-i-mir"]],
    ["a name with a typo", "Достаевский", ["prestuplenie", "crime"]],
    ["a name in the Kazakh genitive", "Әуезовтің кітаптары", auezov],
    ["the same without its letters", "Ауезовтын китаптары", auezov],
    ["a name in the Russian genitive", "книги Ауэзова", auezov],
    ["an adjectival name in the genitive", "книги Толстого", ["voina-i-mir", "anna"]],
    ["a name in English letters", "Auezov", auezov],
    ["an author and a kind of book", "сказки Пушкина", ["pushkin-skazki"]],
    ["an author and a title", "роман Есенберлина Кочевники", ["kochevniki"]],
    ["a Russian subject", "учебник физики 9 класс", ["physics-9"]],
    ["a Kazakh subject", "Қазақстан тарихы оқулық", ["tarih-kz"]],
    ["an English subject", "Kazakh fairy tales", ["ertegiler", "skazki"]],
    ["an English subject with asking words", "do you have a book about astronomy", ["cosmos"]],
    ["a Kazakh rule", "Кітапты жоғалтып алдым, не істеймін?", ["faq:lost-book"]],
    ["the rule in Latin Kazakh", "kitapty joghaltyp aldym", ["faq:lost-book"]],
    ["a Russian rule", "я потеряла книгу", ["faq:lost-book"]],
    ["an English rule", "how can I renew my books", ["faq:renewal"]],
    ["a rule in another form of the word", "продление книг", ["faq:renewal"]],
    ["a service", "wifi паролі", ["faq:wifi"]],
    ["a fee", "штраф за просрочку", ["faq:fine"]],
  ])("%s: %s", (_kind, question, expected) => {
    const first = search(question).hits.slice(0, expected.length > 2 ? expected.length : 1);
    for (const hit of first) expect(expected).toContain(hit.id);
    expect(first.length).toBeGreaterThan(0);
  });
});

describe("weak evidence shows", () => {
  test.each(["Дневник лунной ночи", "рецепт борща", "квантовая хромодинамика", "Harry Potter", "кванттық есептеу"])(
    "nothing on the shelf covers: %s",
    (question) => {
      for (const hit of search(question).hits) expect(hit.coverage).toBeLessThan(0.35);
    },
  );

  test("a question of grammar alone finds nothing", () => {
    expect(search("не істеймін?").hits).toEqual([]);
  });

  test("words the catalogue does not have are named", () => {
    const terms = search("учебник хромодинамики").query.terms.map(({ term, known }) => ({ term, known }));
    expect(terms).toEqual([
      { term: "учебник", known: true },
      { term: "хромодинамик", known: false },
    ]);
  });
});

test("exact evidence says what it is, and comes first", () => {
  expect(search("Қыз Жібек").hits[0]).toMatchObject({ id: "kyz-zhibek", exact: "title", rank: 1 });
  expect(search("Әуезов").hits[0]).toMatchObject({ exact: "name" });
});

test("only the kinds asked for are found", () => {
  const { hits } = engine.search({ text: "кітапты жоғалтып алдым", language: "kk", k: 8, kinds: ["record"] });
  expect(hits.every((hit) => hit.kind === "record")).toBe(true);
});

test("an owner is one hit, ranks count from 1 and scores fall", () => {
  const { hits } = search("кітап мерзімін ұзарту");
  expect(new Set(hits.map((hit) => hit.id)).size).toBe(hits.length);
  expect(hits.map((hit) => hit.rank)).toEqual(hits.map((_, index) => index + 1));
  expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).toSorted((a, b) => b - a));
});

test.each([
  ["a Kazakh title on the English layout", "F,fq ;jks", bothVolumes],
  ["a Kazakh title on the Russian layout", "0аза0стан тарихы", ["tarih-kz"]],
  ["a Russian title on the English layout", "djqyf b vbh", ["voina-i-mir"]],
])("keys struck on another layout are read as meant: %s", (_kind, typed, expected) => {
  expect(expected).toContain(search(typed).hits[0]?.id);
});

test("a question that makes sense as typed is not typed again", () => {
  for (const text of ["Абай жолы", "war and peace", "Harry Potter"]) expect(search(text).query.meant).toBeUndefined();
});
