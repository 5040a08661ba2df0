import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seeded } from "../../corpus/authoring/seeded.ts";
import { ingestCorpus, readCorpusFacts } from "../../server/ingest/read-corpus.ts";
import { recordEntry } from "../../server/ingest/record-entry.ts";
import type { BibRecord } from "../../server/library/record.ts";
import { openStore } from "../../server/library/store.ts";
import { mistakes } from "./easily-mistaken.ts";
import { withImprint } from "./imprint.ts";
import { asOtherLibrary } from "./other-library.ts";

const corpus = join(import.meta.dirname, "../../corpus");
const facts = readCorpusFacts(corpus);

let folder: string;
let books: readonly BibRecord[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dana-publications-"));
  const store = openStore(join(folder, "corpus.db"));
  await ingestCorpus(corpus, store, { facts, now: () => new Date(0) });
  books = [...store.eachRecord()].filter(({ kind }) => kind === "book");
  store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kinds = Object.entries(mistakes);
const mistakesOfEach = 4;

/** Each book as one library has it, as another has it, and four that are easily mistaken for it: the end of an id tells which book it is. */
function judgedSet(seed: string): BibRecord[] {
  const chance = seeded(seed);
  return books.flatMap((book, at) => {
    const own = { ...withImprint(book, chance), id: `one:${at}`, source: "one" };
    const other = { ...asOtherLibrary(own, chance, facts.authority), id: `other:${at}`, source: "other" };
    const neighbour = withImprint(books[(at * 7 + 13) % books.length] ?? book, chance);
    const mistaken = Array.from({ length: mistakesOfEach }, (_, more) => (at * mistakesOfEach + more) % kinds.length);
    return [
      own,
      other,
      ...mistaken.flatMap((which) => {
        const made = kinds[which]?.[1](own, { other: neighbour, chance });
        return made ? [{ ...made, id: `third:${at}-${which}`, source: "third" }] : [];
      }),
    ];
  });
}

const bookOf = (id: string): string => id.slice(id.indexOf(":") + 1);
const isRight = (pair: string): boolean => new Set(pair.split(" ").map(bookOf)).size === 1;
const tell = (pair: string): string => {
  const which = /third:\d+-(\d+)/u.exec(pair)?.[1];
  return `  wrong ${pair} ${which === undefined ? "" : kinds[Number(which)]?.[0]}\n`;
};

function joinedPairs(records: readonly BibRecord[], name: string): string[] {
  const store = openStore(join(folder, `${name}.db`));
  const nobody = { person: () => undefined, topic: () => undefined };
  for (let at = 0; at < records.length; at += 500)
    store.transact((writer) => {
      for (const record of records.slice(at, at + 500)) writer.put(recordEntry(record, nobody));
    });
  const pairs = records.flatMap(({ id }) =>
    store
      .publicationOf(id)
      .filter((other) => other > id)
      .map((other) => `${id} ${other}`),
  );
  store.close();
  return pairs.toSorted();
}

test("the books of two libraries are joined, and next to never one that is two", () => {
  const set = judgedSet("two libraries");
  const found = joinedPairs(set, "first");
  const wrong = found.filter((pair) => !isRight(pair));
  const right = found.length - wrong.length;
  process.stdout.write(
    `publications: precision ${right}/${found.length}  recall ${right}/${books.length}  among ${set.length} records\n`,
  );
  process.stdout.write(wrong.map(tell).join(""));
  expect(right / found.length).toBeGreaterThanOrEqual(0.99);
  expect(right / books.length).toBeGreaterThanOrEqual(0.8);
  expect(readFileSync(join(corpus, "../README.md"), "utf8")).toContain(
    `| ${right} of ${found.length}, ${right} of ${books.length} |`,
  );
});
