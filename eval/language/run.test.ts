import { expect, test } from "vitest";
import type { Row } from "./row.ts";
import { runRows, type SearchedLibrarian } from "./run.ts";

const row: Row = {
  id: "typo-1",
  family: "typo",
  language: "kk",
  clean: "Абай жолы",
  query: "абай жлоы",
  relevant: ["corpus:kk0001"],
  by: "hand",
};

/** A library that writes down what is asked, finds by a table and breaks at the word "break". */
function scriptedLibrary(found: Readonly<Record<string, readonly string[]>>) {
  const asked: unknown[] = [];
  const librarian: SearchedLibrarian = {
    async search(request) {
      asked.push(request);
      if (request.text === "break") throw new Error("no index");
      return { hits: (found[request.text] ?? []).map((id) => ({ id })) };
    },
    record: (id) => (id === "corpus:kk9999" ? undefined : {}),
  };
  return { asked, librarian };
}

test("query and twin are scored apart, and the language is not told", async () => {
  const { asked, librarian } = scriptedLibrary({
    "Абай жолы": ["corpus:kk0001"],
    "абай жлоы": ["corpus:ru0001", "corpus:kk0001"],
  });
  const [outcome] = await runRows([row], { librarian });
  expect(asked).toEqual([
    { text: "абай жлоы", k: 10, kind: "record" },
    { text: "Абай жолы", k: 10, kind: "record" },
  ]);
  expect(outcome?.query.scores).toMatchObject({ "success@1": 0, "recall@10": 1, mrr: 0.5 });
  expect(outcome?.clean.scores).toMatchObject({ "success@1": 1, "recall@10": 1, mrr: 1 });
});

test("a twin of several rows is searched once", async () => {
  const { asked, librarian } = scriptedLibrary({});
  await runRows([row, { ...row, id: "typo-2", query: "абайй жолы" }], { librarian });
  expect(asked).toHaveLength(3);
});

test("each search is timed by itself", async () => {
  const ticks = [0, 5, 10, 17];
  const [outcome] = await runRows([row], {
    librarian: scriptedLibrary({}).librarian,
    elapsed: () => ticks.shift() ?? 0,
  });
  expect([outcome?.query.ms, outcome?.clean.ms]).toEqual([5, 7]);
});

test("a query that breaks the search finds nothing, and the run goes on", async () => {
  const { librarian } = scriptedLibrary({ "Абай жолы": ["corpus:kk0001"] });
  const outcomes = await runRows(
    [
      { ...row, query: "break" },
      { ...row, id: "typo-2" },
    ],
    { librarian },
  );
  expect(outcomes[0]?.query).toMatchObject({ failed: "no index", scores: { mrr: 0 } });
  expect(outcomes).toHaveLength(2);
});

test("a library without a relevant record is refused before the first search", async () => {
  const { asked, librarian } = scriptedLibrary({});
  await expect(runRows([{ ...row, relevant: ["corpus:kk9999"] }], { librarian })).rejects.toThrow(
    /row typo-1: the library does not hold corpus:kk9999/,
  );
  expect(asked).toEqual([]);
});
