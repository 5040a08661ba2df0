import { expect, test } from "vitest";
import { matchKey } from "../language/match-key.ts";
import type { BibRecord, Name } from "../library/record.ts";
import { titleOnly } from "../library/title-only.ts";
import { answer } from "./answer-question.ts";
import type { AnswerParts } from "./ask.ts";
import { emptyConversation } from "./conversation.ts";
import { catalogue, parts } from "./scripted-library.ts";

function book(title: string, heading: string, dates?: string): BibRecord {
  const display = heading.split(", ").toReversed().join(" ");
  const name: Name = { heading, display, role: "author", ...(dates !== undefined && { dates }) };
  return { ...titleOnly(title), id: `test:${title}`, source: "test", names: [name] };
}

/** A library of these books alone, which no authority of names tells of, and whose search finds them all. */
function libraryOf(books: readonly BibRecord[]): AnswerParts {
  const isNamed = ({ names }: BibRecord, key: string): boolean =>
    names.some(({ heading }) => matchKey(heading) === key);
  const byId = (id: string): BibRecord | undefined => books.find((one) => one.id === id);
  return {
    ...parts,
    catalogue: {
      ...catalogue,
      record: byId,
      records: (ids) => ids.flatMap((id) => byId(id) ?? []),
      passagesOf: () => [],
      ownersByKey: (kind, key) => (kind === "name" ? books.filter((one) => isNamed(one, key)).map(({ id }) => id) : []),
      workOf: (id) => id,
      editionsOf: (id) => [id],
    },
    searcher: {
      search: async ({ language, k }) => ({
        query: { language, terms: [] },
        hits: books.slice(0, k).map(({ id, title }, at) => ({
          id,
          passageId: `${id}#1`,
          kind: "record",
          title,
          language,
          score: 1,
          rank: at + 1,
          coverage: 0.5,
          lists: {},
        })),
      }),
    },
  };
}

async function titlesOf(text: string, books: readonly BibRecord[]): Promise<readonly string[]> {
  const { answer: said } = await answer({ text }, emptyConversation, libraryOf(books));
  return said.kind === "answered" ? said.records.map(({ title }) => title) : [];
}

const kazakh = book("Дала", "Жансүгіров, Ілияс");
const russian = book("Степь", "Джансугуров, Ильяс");
const english = book("Steppe", "Dzhansugurov, Ilyas");
const other = book("Гора", "Джансугуров, Мурат");
const unlike = book("Көл", "Мұқанов, Сәбит");

test.each(["Жансүгіровтің кітаптары", "Книги Джансугурова", "Books by Dzhansugurov"])(
  "an author's books are found however each language spells the name: %s",
  async (text) => {
    expect(await titlesOf(text, [kazakh, unlike])).toEqual(["Дала"]);
    expect([...(await titlesOf(text, [kazakh, russian, english]))].toSorted()).toEqual(["Steppe", "Дала", "Степь"]);
  },
);

test("a namesake is another author, and so is one who lived at another time", async () => {
  expect(await titlesOf("Ілияс Жансүгіровтің кітаптары", [kazakh, russian, other])).toEqual(["Дала", "Степь"]);
  const early = book("Дала", "Жансүгіров, Ілияс", "1894-1938");
  const late = book("Степь", "Джансугуров, Ильяс", "1950-");
  expect(await titlesOf("Ілияс Жансүгіровтің кітаптары", [early, late])).toEqual(["Дала"]);
});
