import { expect, test } from "vitest";
import { matchKey } from "../language/match-key.ts";
import type { BibRecord } from "../library/record.ts";
import { answer } from "./answer-question.ts";
import { emptyConversation } from "./conversation.ts";
import { catalogue, parts } from "./scripted-library.ts";

const plain = { parallelTitles: [], names: [], isbns: [], udc: [], subjects: [], keywords: [], notes: [] };
const journal: BibRecord = {
  ...plain,
  ...{ id: "test:Ж1", source: "test", kind: "serial", title: "Жұлдыз", language: "kk" },
  holdings: [
    { branch: "main", callNumber: "", years: "2005 (1-12)", items: [] },
    { branch: "sairan", callNumber: "", years: "2004 (3); 2005 (3)", items: [] },
  ],
};
const issue = (number: number): BibRecord => ({
  ...plain,
  ...{ id: `test:Ж1/2005/${number}`, source: "test", kind: "serial", title: `Жұлдыз. 2005, № ${number}`, year: 2005 },
  language: "kk",
  links: [{ relation: "host", title: "Жұлдыз", year: "2005", volume: `№ ${number}`, number: "Ж1" }],
  holdings: [{ branch: "main", callNumber: "Ж 3", items: [{ barcode: `${number}`, status: "available" }] }],
});
const article: BibRecord = {
  ...plain,
  ...{ id: "test:A1", source: "test", kind: "book", title: "Күлтегін жазуының құпиясы", language: "kk" },
  links: [{ relation: "host", title: "Жұлдыз", year: "2005", volume: "№ 3", pages: "12-15", number: "Ж1/2005/3" }],
  holdings: [],
};
const own = [journal, issue(1), issue(3), article];
const byId = new Map(own.map((record) => [record.id, record]));

const withJournal = (found: BibRecord) => ({
  ...parts,
  catalogue: {
    ...catalogue,
    record: (id: string) => byId.get(id) ?? catalogue.record(id),
    records: (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? catalogue.records([id])),
    ownersByKey: (kind: "title" | "name" | "identifier" | "person", key: string) =>
      kind === "title"
        ? own.filter(({ title }) => matchKey(title) === key).map(({ id }) => id)
        : catalogue.ownersByKey(kind, key),
    workOf: (id: string) => (byId.has(id) ? id : catalogue.workOf(id)),
    editionsOf: (id: string) => (byId.has(id) ? [id] : catalogue.editionsOf(id)),
  },
  searcher: {
    search: async () => ({
      query: { language: "kk" as const, terms: [] },
      hits: [
        {
          ...{ id: found.id, passageId: `${found.id}#record.1`, kind: "record" as const, title: found.title },
          ...{ language: "kk", score: 1, rank: 1, coverage: 1, lists: {} },
        },
      ],
    }),
  },
});

test.each([
  "«Жұлдыз» журналының 2005 жылғы 3-нөмірі бар ма?",
  "«Жұлдыз» 2005 № 3 бар ма?",
  "Есть ли «Жұлдыз» за 2005 год, номер 3?",
  "Есть ли 3-й номер журнала «Жұлдыз» за 2005 год?",
  "Do you have issue 3 of «Жұлдыз» of 2005?",
])("an issue named by year and number, in any order of words, is told with its place: %s", async (text) => {
  const { answer: said } = await answer({ text }, emptyConversation, withJournal(journal));
  expect(said).toMatchObject({
    kind: "answered",
    records: [{ title: "Жұлдыз. 2005, № 3", copies: [{ branch: "main", available: 1 }] }],
  });
});

test("a journal is shown with the years and numbers that all branches hold, and no word of missing copies", async () => {
  const { answer: said } = await answer({ text: "«Жұлдыз» журналы бар ма?" }, emptyConversation, withJournal(journal));
  expect(said).toMatchObject({
    kind: "answered",
    records: [{ title: "Жұлдыз", yearsHeld: "2004 (3); 2005 (1-12, 3)" }],
  });
  expect(said.text).toContain("Қордағы жылдары: 2004 (3); 2005 (1-12, 3).");
  expect(said.text).not.toContain("мәлімет каталогта жоқ");
});

test("an article is shown with its journal, number and pages, and where that issue is", async () => {
  const text = "«Күлтегін жазуының құпиясы» бар ма?";
  const { answer: said } = await answer({ text }, emptyConversation, withJournal(article));
  expect(said).toMatchObject({
    kind: "answered",
    records: [{ title: "Күлтегін жазуының құпиясы", source: "Жұлдыз, 2005, № 3, 12-15" }],
    citations: [{ id: "test:A1" }, { id: "test:Ж1/2005/3" }],
  });
  expect(said.text).toContain("Журнал нөмірі: Жұлдыз. 2005, № 3 [2]. Қазір бос: ");
});
