import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Language, languages } from "../../library/language.ts";
import { filterNames, type QueryFilters } from "./query-filters.ts";
import { cutOut } from "./rest-of-query.ts";
import { scriptedKnowledge } from "./scripted-knowledge.ts";
import { type UnderstandOptions, type UnderstoodQuery, understandQuery } from "./understand-query.ts";

interface JudgedQuery {
  readonly query: string;
  readonly filters: QueryFilters;
  /** The query without all that became filters. */
  readonly subject: string;
}

function readLines<T>(file: string): T[] {
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line): T => JSON.parse(line));
}

const knowledge = { kk: scriptedKnowledge("kk"), ru: scriptedKnowledge("ru"), en: scriptedKnowledge("en") };

type Options = Partial<UnderstandOptions> & { readonly language?: Language };

function understand(text: string, { language = "ru", ...options }: Options = {}): UnderstoodQuery {
  return understandQuery(text, { knowledge: knowledge[language], ...options });
}

describe.each(languages)("filters are read out of queries in %s", (language) => {
  test.each(readLines<JudgedQuery>(`./queries-${language}.jsonl`))("$query", ({ query, filters, subject }) => {
    const understood = understand(query, { language });
    expect(understood.filters).toEqual(filters);
    expect(cutOut(query, understood.spans)).toBe(subject);
  });
});

describe("no filter is read into titles, subjects and names", () => {
  test.each(readLines<string>("./plain-queries.jsonl"))("%s", (query) => {
    for (const language of languages)
      expect(understand(query, { language })).toEqual({ filters: {}, rest: query, spans: [] });
  });
});

test("a title in quotation marks is never read, what stands around it is", () => {
  const { filters, rest } = understand("«Учебник для 8 класса на русском» на казахском");
  expect(filters).toEqual({ language: ["kk"] });
  expect(rest).toBe("«Учебник для 8 класса на русском»");
});

test("a title of the catalogue is read by nothing, though it is spelt as a filter", () => {
  expect(understand("Хазарский словарь на русском").filters).toEqual({ language: ["ru"] });
  expect(understand("Словарь на русском").filters).toEqual({ form: ["dictionary"], language: ["ru"] });
});

test("spans tell where in the text each filter stands, in its order", () => {
  const text = "учебник физики для 8 класса на казахском после 2015";
  const { spans } = understand(text);
  expect(spans.map(({ from, to, filter }) => [filter, text.slice(from, to)])).toEqual([
    ["form", "учебник"],
    ["grade", "для 8 класса"],
    ["language", "на казахском"],
    ["year", "после 2015"],
  ]);
});

test("a filter switched off by name is not read and its words stay", () => {
  const text = "8 жасар балаға қазақша ертегілер";
  expect(understand(text, { language: "kk", off: ["audience"] })).toMatchObject({
    filters: { language: ["kk"] },
    rest: "8 жасар балаға ертегілер",
  });
  expect(understand(text, { language: "kk", off: filterNames })).toEqual({ filters: {}, rest: text, spans: [] });
});

test("words of forms, authors and classes are searched for too, those of languages, years and branches are not", () => {
  expect(understand("оқулықтар", { language: "kk" }).rest).toBe("оқулықтар");
  expect(understand("книги Пушкина на казахском").rest).toBe("книги Пушкина");
  expect(understand("учебник физики для 8 класса после 2015").rest).toBe("учебник физики для 8 класса");
  expect(understand("ғарыш туралы балаларға арналған кітап", { language: "kk" }).rest).toBe(
    "ғарыш туралы балаларға арналған кітап",
  );
  expect(understand("8 жасар балаға ертегілер", { language: "kk" }).rest).toBe("ертегілер");
  expect(understand("есть ли книга ISBN 9786010709676").rest).toContain("9786010709676");
  expect(understand("УДК 51").rest).toBe("");
});

test("of the same thing said twice any is asked, and of years both ends", () => {
  expect(understand("журналы и газеты на казахском или на русском").filters).toEqual({
    form: ["magazine", "newspaper"],
    language: ["kk", "ru"],
  });
  expect(understand("книги после 2000, изданные до 2010").filters.year).toEqual({
    from: 2001,
    to: 2009,
    ofEdition: true,
  });
});

test("the last years are counted only where the year is known", () => {
  const { thisYear, ...timeless } = knowledge.ru;
  expect(thisYear).toBe(2026);
  expect(understand("учебники за последние 5 лет", { knowledge: timeless }).filters).toEqual({ form: ["textbook"] });
});

test("whatever is typed, spans lie apart within the text, and filters are plain JSON", () => {
  const pieces = fc.constantFrom(
    ...readLines<JudgedQuery>("./queries-kk.jsonl").map(({ query }) => query),
    ...readLines<JudgedQuery>("./queries-ru.jsonl").map(({ query }) => query),
    ...readLines<string>("./plain-queries.jsonl"),
  );
  const anyText = fc.array(fc.oneof(pieces, fc.string({ unit: "grapheme", maxLength: 20 })), { maxLength: 4 });
  fc.assert(
    fc.property(anyText, fc.constantFrom(...languages), (parts, language) => {
      const text = parts.join(" ");
      const { filters, spans } = understand(text, { language });
      let end = 0;
      for (const { from, to } of spans) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
      expect(JSON.parse(JSON.stringify(filters))).toEqual(filters);
      expect(Object.keys(filters).toSorted()).toEqual([...new Set(spans.map(({ filter }) => filter))].toSorted());
    }),
    { numRuns: 200 },
  );
});
