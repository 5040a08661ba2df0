import { expect, test } from "vitest";
import { lowerWords, searchableText } from "./plain-fields.ts";
import { benchQueries } from "./queries.ts";
import { recordSource } from "./records.ts";
import { survey } from "./survey.ts";

test("the holders of a query are the records in which all its words stand", () => {
  const source = recordSource();
  const size = 400;
  const queries = benchQueries(source, { size, perKind: 20 });
  const texts = [...source.records(size)].map((record) => lowerWords(searchableText(record)));
  const counted = survey(source.records(size), queries).holders;
  for (const query of queries) {
    const holding = texts.filter((text) => query.source.every((word) => text.includes(word)));
    expect(counted.get(query.id), query.text).toBe(holding.length);
    expect(holding.length).toBeGreaterThan(0);
  }
});
