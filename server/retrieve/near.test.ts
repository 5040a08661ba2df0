import { afterEach, beforeEach, expect, test } from "vitest";
import { type IndexFixture, indexFixture } from "../index/index-fixture.ts";
import type { SearchResult } from "./hit.ts";
import { rankingShelf } from "./ranking-shelf.ts";
import { type PassageVectors, retrieve } from "./retrieve.ts";

let fixture: IndexFixture;
beforeEach(() => {
  fixture = indexFixture();
  fixture.put(...rankingShelf());
});
afterEach(() => fixture.remove());

type Near = (own: PassageVectors) => PassageVectors;

/** Searches with the vectors that `near` makes of Dana's own. */
function searchWith(text: string, near?: Near): SearchResult {
  const { store, embedder } = fixture;
  return fixture.synced((indexes) => {
    const { clearCosine } = embedder;
    const own = { by: "own", index: indexes.vectors, query: embedder.embed(text), clearCosine };
    const query = { text, language: "kk", k: 10, kinds: ["record"] } as const;
    return retrieve(query, { store, indexes, embedder, ...(near ? { near: near(own) } : {}) });
  });
}

/** As a model sees it to which all texts are much alike: cosines from 0.8 on. */
const compressed: Near = ({ by, index, query, clearCosine }) => ({
  by,
  query,
  clearCosine: 0.8 + 0.2 * clearCosine,
  index: { search: (vector, k) => index.search(vector, k).map((hit) => ({ ...hit, score: 0.8 + 0.2 * hit.score })) },
});

test.each(["қазақ ертегілері", "тарих", "Абай"])(
  "a model whose cosines are all large weighs as one whose cosines are spread: %s",
  (text) => {
    const [plain, spread, alike] = [searchWith(text), searchWith(text, (own) => own), searchWith(text, compressed)];
    expect(spread.hits.length).toBeGreaterThan(0);
    expect(spread.hits).toEqual(plain.hits);
    expect(alike.hits.map(({ id }) => id)).toEqual(spread.hits.map(({ id }) => id));
    for (const [index, { score }] of alike.hits.entries()) expect(score).toBeCloseTo(spread.hits[index]?.score ?? 0, 5);
    expect([plain.query.nearBy, spread.query.nearBy]).toEqual(["embedded", "own"]);
  },
);

test("only the kinds asked for, and only what is clearly near, comes from the vectors", () => {
  const rowids = fixture.store.passagesSince(0, 1000).map(({ rowid, kind }) => ({ rowid, kind }));
  const record = rowids.find(({ kind }) => kind === "record")?.rowid ?? -1;
  const faq = rowids.find(({ kind }) => kind === "faq")?.rowid ?? -1;
  const found = [
    { rowid: faq, score: 0.99 },
    { rowid: record, score: 0.95 },
    { rowid: record + 1, score: 0.5 },
    // Embedded already, and not yet indexed.
    { rowid: 1_000_000, score: 0.99 },
  ];
  const { hits } = searchWith("жоқсөз", (own) => ({ ...own, clearCosine: 0.9, index: { search: () => found } }));
  expect(hits.map(({ kind, lists }) => [kind, lists.vector])).toEqual([["record", 1]]);
});
