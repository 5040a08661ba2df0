import { expect, test } from "vitest";
import type { Hit, SearchQuery } from "../hit.ts";
import { filteredSearch } from "./filtered-search.ts";
import type { RecordFacts } from "./record-facts.ts";
import type { QueryKnowledge } from "./understand-query.ts";

const knowledge: QueryKnowledge = { readBranch: () => [], findName: () => [], isTitle: () => false };

function hit(id: string, score: number, kind: Hit["kind"] = "record"): Hit {
  return { id, passageId: `${id}#`, kind, title: id, language: "ru", score, rank: 1, coverage: 1, lists: {} };
}

async function search(text: string, options: { without?: readonly ["language"]; kinds?: SearchQuery["kinds"] } = {}) {
  const asked: SearchQuery[] = [];
  const facts: Readonly<Record<string, RecordFacts>> = {
    kazakh: { kind: "book", language: "kk" },
    russian: { kind: "book", language: "ru" },
  };
  const result = await filteredSearch(
    { text, language: "ru", k: 3, ...(options.kinds ? { kinds: options.kinds } : {}) },
    {
      searcher: {
        search: async (query) => {
          asked.push(query);
          return {
            query: { language: "ru", terms: [] },
            hits: [hit("russian", 3), hit("rule", 1, "faq"), hit("kazakh", 0.4)],
          };
        },
      },
      knowledge,
      factsOf: (id) => facts[id],
      ...(options.without ? { without: options.without } : {}),
    },
  );
  return { result, asked };
}

test("records in the language asked for come first, the others last, and the filter is told", async () => {
  const { result, asked } = await search("учебник истории на казахском языке");
  expect(result.query.filters?.language).toEqual(["kk"]);
  expect(result.hits.map(({ id }) => id)).toEqual(["kazakh", "russian", "rule"]);
  expect(result.hits.map(({ rank }) => rank)).toEqual([1, 2, 3]);
  expect(asked[0]?.text).not.toContain("казахском");
});

test("a filter switched off by name leaves the search as it is", async () => {
  const { result, asked } = await search("рассказы на казахском языке", { without: ["language"] });
  expect(result.query.filters?.language).toBeUndefined();
  expect(asked[0]?.text).toBe("рассказы на казахском языке");
  expect(result.hits[0]?.id).toBe("russian");
});

test("a search for rules knows no filters", async () => {
  const { result } = await search("правила на казахском языке", { kinds: ["faq"] });
  expect(result.query.filters).toBeUndefined();
});
