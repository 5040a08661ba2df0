import { describe, expect, test } from "vitest";
import { type Language, languages } from "../../server/library/language.ts";
import { lowerWords, searchableText } from "./plain-fields.ts";
import { benchQueries, type Query, type QueryKind, queryKinds } from "./queries.ts";
import { recordSource } from "./records.ts";

const source = recordSource();
const queries = benchQueries(source, { size: 100_000 });

function ofKind(kind: QueryKind): Query[] {
  return queries.filter((query) => query.kind === kind);
}

function targetOf({ target }: Query) {
  return source.record(Number(target.slice("bench:".length)));
}

/** The places where the typed words are not those of the record. */
function changes({ text, source: words }: Query): number {
  return text.split(" ").filter((word, at) => word !== words[at]).length;
}

test("there are sixty of each kind, the same at every run and every size", () => {
  expect(queryKinds.map((kind) => ofKind(kind).length)).toEqual([60, 60, 60, 60, 60, 60]);
  expect(benchQueries(recordSource(), { size: 1_000_000 })).toEqual(queries);
});

test("another seed asks for other things", () => {
  const others = benchQueries(source, { size: 100_000, seed: "warm-up" });
  const asked = new Set(queries.map(({ text }) => text));
  expect(others.filter(({ text }) => asked.has(text)).length).toBeLessThan(10);
});

test("a small catalogue is asked only for what it has", () => {
  for (const { target } of benchQueries(source, { size: 300, perKind: 10 }))
    expect(target < "bench:0000300").toBe(true);
});

test.each(queryKinds)("%s: two to six words, all of them in the target", (kind) => {
  for (const query of ofKind(kind)) {
    expect(query.source.length).toBeGreaterThanOrEqual(2);
    expect(query.source.length).toBeLessThanOrEqual(6);
    expect(query.text.split(" ")).toHaveLength(query.source.length);
    expect(lowerWords(searchableText(targetOf(query)))).toEqual(expect.arrayContaining([...query.source]));
  }
});

describe("each kind is asked as its name says", () => {
  test("clean and frequent: as it stands in the record", () => {
    for (const query of [...ofKind("clean"), ...ofKind("frequent")]) expect(changes(query)).toBe(0);
  });

  test("inflected: at least one word in another form", () => {
    for (const query of ofKind("inflected")) expect(changes(query)).toBeGreaterThan(0);
  });

  test("typo: one word, one letter more, less or another", () => {
    for (const query of ofKind("typo")) {
      expect(changes(query)).toBe(1);
      const [typed = "", written = ""] = [query.text, query.source.join(" ")];
      expect(Math.abs(typed.length - written.length)).toBeLessThanOrEqual(1);
    }
  });

  test("without Kazakh letters: a Kazakh record, Russian letters", () => {
    for (const query of ofKind("no-kazakh-letters")) {
      expect(query.language).toBe("kk");
      expect(query.text).not.toMatch(/[әғқңөұүһі]/u);
      expect(query.source.join(" ")).toMatch(/[әғқңөұүһі]/u);
    }
  });

  test("across languages: a topic of the record in a language that is not its own", () => {
    for (const query of ofKind("cross-language")) {
      const record = targetOf(query);
      const headings = source.topics.flatMap((topic) =>
        languages.filter((language) => language !== record.language).map((language: Language) => topic[language]),
      );
      const asked = headings.filter(
        (heading) => record.subjects.includes(heading) && lowerWords(heading).includes(query.source[0] ?? ""),
      );
      expect(asked.length).toBeGreaterThan(0);
    }
  });
});
