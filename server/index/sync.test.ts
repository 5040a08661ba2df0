import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { stem } from "../language/stem.ts";
import { checkIndexes, countLate } from "./check.ts";
import { type IndexFixture, indexFixture, shelved, syncIndex } from "./index-fixture.ts";
import { type Indexes, indexFolder, openIndexesToRead, openIndexesToWrite } from "./indexes.ts";
import { fillVectors } from "./late-vectors.ts";
import { scoreWords } from "./score-words.ts";
import { saveIndexes, syncSteps } from "./sync.ts";

let fixture: IndexFixture;

beforeEach(() => {
  fixture = indexFixture();
});

afterEach(() => fixture.remove());

function owners({ file, words }: Indexes, token: string): string[] {
  const number = words.number(token);
  const tokens = number === undefined ? [] : [{ token: number, weight: 1 }];
  return scoreWords(words, [{ tokens, idf: 1 }], { limit: 10 }).map(({ rowid }) => file.passage(rowid)?.owner ?? "");
}

function nearest({ file, vectors }: Indexes, text: string): string | undefined {
  const [hit] = vectors.search(fixture.embedder.embed(text), 1);
  return hit && file.passage(hit.rowid)?.owner;
}

test("what is in the store is found by word and by vector", () => {
  fixture.put(shelved("a", "Абай жолы"), shelved("b", "Қан мен тер"));
  fixture.synced((indexes) => {
    expect(owners(indexes, "абай")).toEqual(["a"]);
    expect(nearest(indexes, "қан тер")).toBe("b");
    expect(checkIndexes(fixture.store, indexes, fixture)).toEqual([]);
  });
});

test("a second sync writes nothing", () => {
  fixture.put(shelved("a", "Абай жолы"));
  fixture.synced(() => undefined);
  const opened = openIndexesToWrite(fixture.folder, { embedder: fixture.embedder });
  expect(syncIndex(fixture.store, opened, fixture.embedder)).toMatchObject({ written: 0, deleted: 0 });
  opened.file.close();
});

test("a changed title is found by its new words only, a deleted record not at all", () => {
  fixture.put(shelved("a", "Абай жолы"), shelved("b", "Қан мен тер"), shelved("c", "Ұлпан"));
  fixture.synced(() => undefined);
  fixture.put(shelved("a", "Көшпенділер"));
  fixture.delete("b");
  fixture.synced((indexes) => {
    expect(owners(indexes, "абай")).toEqual([]);
    expect(owners(indexes, "кан")).toEqual([]);
    expect(nearest(indexes, "көшпенділер")).toBe("a");
    expect(indexes.vectors.count()).toBe(2);
    expect(checkIndexes(fixture.store, indexes, fixture)).toEqual([]);
  });
});

test("a sync stopped after any batch goes on where it stopped", () => {
  for (let round = 0; round < 4; round++) {
    for (let n = 0; n < 6; n++) fixture.put(shelved(`r${round}-${n}`, `Тарих ${round} кітап ${n}`));
    if (round > 0) fixture.delete(`r${round - 1}-0`, `r${round - 1}-3`);
    const opened = openIndexesToWrite(fixture.folder, { embedder: fixture.embedder });
    const steps = syncSteps(fixture.store, opened, fixture.embedder, { batchSize: 2 });
    for (let step = 0; step <= round; step++) steps.next();
    opened.file.close();
  }
  fixture.synced((indexes) => {
    expect(indexes.file.count()).toBe(fixture.store.countPassages());
    expect(checkIndexes(fixture.store, indexes, fixture)).toEqual([]);
  });
});

test("words are found before their vectors are in the graph, which goes on where it stopped", () => {
  const titles = ["Абай жолы", "Қан мен тер", "Ұлпан", "Көшпенділер"];
  fixture.put(...titles.map((title, n) => shelved(String(n), title)));
  const opened = openIndexesToWrite(fixture.folder, { embedder: fixture.embedder });
  for (const _step of syncSteps(fixture.store, opened, fixture.embedder));
  expect(owners(opened, "абай")).toEqual(["0"]);
  expect(opened.late.size).toBe(4);
  for (const _batch of fillVectors(fixture.store, opened, fixture.embedder, 2)) if (opened.vectors.count() === 2) break;
  expect(opened.vectors.count()).toBe(2);
  expect(checkIndexes(fixture.store, opened, fixture)).toEqual([]);
  expect(countLate(fixture.store, opened, fixture.embedder)).toBe(2);
  opened.file.close();
  fixture.put(shelved("0", "Абай әндері"));
  fixture.synced((indexes) => {
    expect(indexes.late.size).toBe(0);
    expect(titles.slice(1).map((title) => nearest(indexes, title))).toEqual(["1", "2", "3"]);
    expect(nearest(indexes, "Абай әндері")).toBe("0");
    expect(checkIndexes(fixture.store, indexes, fixture)).toEqual([]);
  });
});

test("a changed passage whose vector was late at a stop is found again by its vector", () => {
  fixture.put(shelved("a", "Абай жолы"), shelved("b", "Қан мен тер"), shelved("c", "Ұлпан"));
  fixture.synced(() => undefined);
  fixture.put(shelved("a", "Көшпенділер"));
  const opened = openIndexesToWrite(fixture.folder, { embedder: fixture.embedder });
  for (const _step of syncSteps(fixture.store, opened, fixture.embedder));
  opened.late.unsaved = 1;
  saveIndexes(opened, fixture.embedder);
  opened.file.close();
  fixture.synced((indexes) => {
    expect(nearest(indexes, "көшпенділер")).toBe("a");
    expect(indexes.vectors.count()).toBe(3);
  });
});

test("no cache of another store is taken, though its index file was deleted alone", () => {
  fixture.put(shelved("a", "Физика"), shelved("b", "Қан мен тер"));
  fixture.synced(() => undefined);
  const other = indexFixture();
  other.put(shelved("c", "Ұлпан"), shelved("d", "Көшпенділер"));
  const folder = indexFolder(fixture.folder);
  for (const file of readdirSync(folder)) if (file.startsWith("index.db")) rmSync(join(folder, file));
  const opened = openIndexesToWrite(fixture.folder, { embedder: fixture.embedder });
  for (const _step of syncSteps(other.store, opened, other.embedder));
  opened.file.close();
  const again = openIndexesToWrite(fixture.folder, { embedder: fixture.embedder });
  const { indexes } = syncIndex(other.store, again, other.embedder);
  expect(owners(indexes, "физик")).toEqual([]);
  expect(nearest(indexes, "көшпенділер")).toBe("d");
  expect(checkIndexes(other.store, indexes, other)).toEqual([]);
  again.file.close();
  other.remove();
});

test("the order of results is by relevance: a title counts more than a text", () => {
  fixture.put(shelved("text", "Қазақ әдебиеті", "Абай туралы сөз"), shelved("title", "Абай", "ақын"));
  fixture.synced((indexes) => expect(owners(indexes, "абай")).toEqual(["title", "text"]));
});

test("a graph that is missing or damaged is made again", () => {
  fixture.put(shelved("a", "Абай жолы"), shelved("b", "Қан мен тер"));
  fixture.synced(() => undefined);
  const folder = indexFolder(fixture.folder);
  const graph = join(folder, readdirSync(folder).find((name) => name.startsWith("vectors-")) ?? "");
  truncateSync(graph, 100);
  fixture.synced((indexes) => expect(nearest(indexes, "абай жолы")).toBe("a"));
  writeFileSync(join(folder, "vectors.json"), "{");
  fixture.synced((indexes) => {
    expect(nearest(indexes, "абай жолы")).toBe("a");
    expect(checkIndexes(fixture.store, indexes, fixture)).toEqual([]);
  });
});

test("a graph of the right size with a changed byte is not trusted", () => {
  fixture.put(shelved("a", "Абай жолы"));
  fixture.synced(() => undefined);
  const folder = indexFolder(fixture.folder);
  const graph = join(folder, readdirSync(folder).find((name) => name.startsWith("vectors-")) ?? "");
  const bytes = readFileSync(graph);
  bytes[60] = (bytes[60] ?? 0) ^ 255;
  writeFileSync(graph, bytes);
  fixture.synced((indexes) => expect(nearest(indexes, "абай жолы")).toBe("a"));
});

test.each([
  ["another version of Dana", "version", "tables 0"],
  ["another embedder", "embedder", "other"],
])("an index made by %s is made anew, with a sentence", (reason, key, value) => {
  fixture.put(shelved("a", "Абай жолы"));
  fixture.synced(() => undefined);
  const database = new Database(join(indexFolder(fixture.folder), "index.db"));
  database.prepare("UPDATE meta SET value = ? WHERE key = ?").run(value, key);
  database.close();
  expect(openIndexesToRead(fixture.folder, fixture.embedder)).toBeUndefined();
  const reasons: string[] = [];
  fixture.synced((indexes) => expect(owners(indexes, "абай")).toEqual(["a"]), {
    onRebuild: (told) => reasons.push(told),
  });
  expect(reasons).toEqual([expect.stringContaining(reason)]);
});

test("a damaged index file is made anew, with a sentence", () => {
  fixture.put(shelved("a", "Абай жолы"));
  fixture.synced(() => undefined);
  writeFileSync(
    join(indexFolder(fixture.folder), "index.db"),
    "not a database, but long enough to be looked at".repeat(40),
  );
  const reasons: string[] = [];
  fixture.synced((indexes) => expect(owners(indexes, "абай")).toEqual(["a"]), {
    onRebuild: (told) => reasons.push(told),
  });
  expect(reasons).toHaveLength(1);
});

test("an index that knows more than the store is made anew", () => {
  fixture.put(shelved("a", "Абай жолы"), shelved("b", "Қан мен тер"));
  const other = indexFixture();
  other.put(shelved("c", "Ұлпан"));
  fixture.synced(() => undefined);
  const opened = openIndexesToWrite(fixture.folder, { embedder: fixture.embedder });
  const reasons: string[] = [];
  const { indexes } = syncIndex(other.store, opened, other.embedder, { onRebuild: (told) => reasons.push(told) });
  expect(owners(indexes, stem("Ұлпан", "kk"))).toEqual(["c"]);
  expect(nearest(indexes, "абай жолы")).not.toBe("a");
  expect(indexes.file.count()).toBe(1);
  expect(reasons).toHaveLength(1);
  opened.file.close();
  other.remove();
});

test("the check names what disagrees", () => {
  fixture.put(shelved("a", "Абай жолы"), shelved("b", "Қан мен тер"));
  fixture.synced((indexes) => {
    indexes.vectors.remove(1);
    fixture.delete("b");
    expect(checkIndexes(fixture.store, indexes, fixture)).toEqual([
      "index: it stands at change 2, the store at 3",
      "index: 1 vectors are missing from the graph (first: a#record.0)",
    ]);
  });
});
