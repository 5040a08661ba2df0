import { expect, test } from "vitest";
import type { BibRecord } from "../library/record.ts";
import { answer } from "./answer-question.ts";
import { emptyConversation } from "./conversation.ts";
import { catalogue, parts } from "./scripted-library.ts";

const [any] = catalogue.records(["test:1"]);
const site: BibRecord | undefined = any && {
  ...any,
  id: "test:site",
  kind: "e-resource",
  title: "Әділет",
  names: [],
  language: "kk",
  subjects: ["Заң", "Законы", "Law"],
  holdings: [],
  url: "https://adilet.example",
};

const withSite = {
  ...parts,
  catalogue: {
    ...catalogue,
    records: (ids: readonly string[]) => (site && ids.includes(site.id) ? [site] : catalogue.records(ids)),
    record: (id: string) => (site && id === site.id ? site : catalogue.record(id)),
  },
  searcher: {
    search: async () => ({
      query: { language: "kk" as const, terms: [] },
      hits: [
        {
          id: "test:site",
          passageId: "test:site#record.1",
          kind: "record" as const,
          title: "Әділет",
          language: "kk",
          score: 1,
          rank: 1,
          coverage: 1,
          lists: {},
        },
      ],
    }),
  },
};

test.each(["Заңды қай сайттан табамын?", "На каком сайте посмотреть законы?", "Which website has the law?"])(
  "a site asked for by its subject is shown with its address: %s",
  async (text) => {
    const { answer: said } = await answer({ text }, emptyConversation, withSite);
    expect(said).toMatchObject({ kind: "answered", records: [{ title: "Әділет" }] });
    expect(said.text).toContain("https://adilet.example");
  },
);
