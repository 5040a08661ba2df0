import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { plainText } from "./embed-passages.ts";
import { type FillStep, fillTextVectors } from "./fill-text-vectors.ts";
import { type IndexFixture, indexFixture, shelved } from "./index-fixture.ts";
import { indexFolder } from "./indexes.ts";
import { scriptedTextEmbedder } from "./scripted-text-embedder.ts";
import { removeIndexes, removeOtherTextVectors, textVectorsPath } from "./text-vector-files.ts";
import { openTextVectorsToRead, openTextVectorsToWrite, type TextVectors } from "./text-vectors.ts";

let fixture: IndexFixture;
let embedder = scriptedTextEmbedder();
beforeEach(() => {
  fixture = indexFixture();
  embedder = scriptedTextEmbedder();
});
afterEach(() => fixture.remove());

const child = new URL("./fill-child.ts", import.meta.url).pathname;
const never = new AbortController().signal;

function opened(id = embedder.id): TextVectors {
  const { dimensions, clearCosine } = embedder;
  const vectors = openTextVectorsToWrite(fixture.folder, { embedder: id, dimensions, clearCosine, settings: "s" });
  for (const _step of vectors.catchUp());
  return vectors;
}

async function fill(vectors: TextVectors): Promise<FillStep[]> {
  const steps: FillStep[] = [];
  for await (const step of fillTextVectors(fixture.store, { vectors, embedder }, { signal: never })) steps.push(step);
  return steps;
}

/** Opens, fills, closes; what it says is of the state at the end. */
async function filled(): Promise<{ found: (text: string) => Promise<string | undefined>; count: number }> {
  const vectors = opened();
  await fill(vectors);
  vectors.save();
  const reader = openTextVectorsToRead(fixture.folder, embedder.id);
  for (const _step of reader?.catchUp() ?? []);
  expect([reader?.count(), reader?.seq()]).toEqual([vectors.count(), fixture.store.seq()]);
  const byRowid = new Map(fixture.store.passagesSince(0, 1000).map(({ rowid, owner }) => [rowid, owner]));
  const found = async (text: string): Promise<string | undefined> => {
    const [query] = await scriptedTextEmbedder().embedTexts([text], { kind: "query" });
    return byRowid.get(query ? (vectors.search(query, 1)[0]?.rowid ?? -1) : -1);
  };
  vectors.close();
  reader?.close();
  return { found, count: vectors.count() };
}

test("every passage gets its vector, texts that are the same are embedded once, and a second filling embeds nothing", async () => {
  fixture.put(shelved("a", "Абай жолы", "роман"), shelved("b", "Қан мен тер"), shelved("c", "Қан мен тер"));
  const { found, count } = await filled();
  expect([count, await found("Абай жолы роман")]).toEqual([3, "a"]);
  expect(embedder.given).toEqual(["Абай жолы\nроман", "Қан мен тер"]);
  await filled();
  expect(embedder.given).toHaveLength(2);
});

test("what is added, changed and deleted is followed, and only new texts are embedded", async () => {
  fixture.put(shelved("a", "Абай жолы"), shelved("b", "Қан мен тер"), shelved("c", "Ұлпан"));
  await filled();
  fixture.put(shelved("a", "Көшпенділер"), shelved("d", "Ақиқат пен аңыз"));
  fixture.delete("b");
  const { found, count } = await filled();
  expect([count, await found("Көшпенділер"), await found("Ақиқат пен аңыз")]).toEqual([3, "a", "d"]);
  expect(embedder.given.slice(3)).toEqual(["Көшпенділер", "Ақиқат пен аңыз"]);
});

test("a filling stopped after any batch goes on where it stopped", async () => {
  fixture.put(...Array.from({ length: 23 }, (_, n) => shelved(`r${n}`, `Тарих кітабы ${"і".repeat(n)}`)));
  for (let round = 0; round < 5; round++) {
    const vectors = opened();
    const steps = fillTextVectors(fixture.store, { vectors, embedder }, { signal: never, batchSize: 3 });
    await steps.next();
    vectors.close();
  }
  expect(embedder.given).toHaveLength(15);
  expect((await filled()).count).toBe(23);
  expect(new Set(embedder.given).size).toBe(23);
  expect(embedder.given).toHaveLength(23);
});

test("a filling that is stopped while the embedder works writes nothing", async () => {
  fixture.put(shelved("a", "Абай жолы"));
  const vectors = opened();
  const stop = new AbortController();
  const step = fillTextVectors(fixture.store, { vectors, embedder }, { signal: stop.signal }).next();
  stop.abort("closing");
  await expect(step).rejects.toBe("closing");
  expect(vectors.count()).toBe(0);
  vectors.close();
});

test("a text that is refused is embedded by its beginning, or left out and named, and the others are embedded", async () => {
  const long = `Ұзақ ${"ә".repeat(500)}`;
  fixture.put(shelved("a", "Абай жолы"), shelved("long", long), shelved("bad", "жаман"));
  embedder = scriptedTextEmbedder((text) => text.length > 300 || text === "жаман");
  const vectors = opened();
  expect((await fill(vectors)).flatMap(({ refused }) => refused)).toEqual(["bad#record.0"]);
  expect([vectors.count(), vectors.seq()]).toEqual([2, fixture.store.seq()]);
  expect(embedder.given).toContain(long.slice(0, 200));
  vectors.close();
});

test("an embedder that does not answer at all stops the filling, and nothing is taken for refused", async () => {
  fixture.put(shelved("a", "Абай жолы"));
  embedder = scriptedTextEmbedder((text) => text.startsWith("Абай") || text === plainText);
  const vectors = opened();
  await expect(fill(vectors)).rejects.toThrow("scripted to fail");
  expect(vectors.seq()).toBe(0);
  vectors.close();
});

test("vectors that know more than the store are gone through anew, and known texts are not embedded again", async () => {
  fixture.put(shelved("a", "Абай жолы"), shelved("b", "Қан мен тер"), shelved("c", "Ұлпан"));
  await filled();
  const other = indexFixture();
  other.put(shelved("z", "Ұлпан"), shelved("y", "Жаңа"));
  const vectors = opened();
  const steps = fillTextVectors(other.store, { vectors, embedder }, { signal: never });
  for await (const _step of steps);
  expect([vectors.count(), vectors.seq(), embedder.given.slice(3)]).toEqual([2, other.store.seq(), ["Жаңа"]]);
  vectors.close();
  other.remove();
});

test("a reader learns of a file begun anew, and of one gone through anew", async () => {
  fixture.put(shelved("a", "Абай жолы"), shelved("b", "Қан мен тер"));
  await filled();
  const reader = openTextVectorsToRead(fixture.folder, embedder.id);
  if (!reader) return expect.unreachable("there is a file");
  for (const _step of reader.catchUp());
  removeIndexes(fixture.folder);
  for (const _step of reader.catchUp());
  expect([reader.count(), reader.seq()]).toEqual([0, 0]);
  await filled();
  for (const _step of reader.catchUp());
  expect([reader.count(), reader.isReplaced()]).toEqual([2, false]);
  removeOtherTextVectors(fixture.folder, "another");
  expect(reader.isReplaced()).toBe(true);
  reader.close();
});

test("a repair keeps vectors that are whole and deletes those that are not", async () => {
  fixture.put(shelved("a", "Абай жолы"));
  fixture.synced(() => undefined);
  await filled();
  writeFileSync(textVectorsPath(fixture.folder, "damaged"), "not a database, but long enough ".repeat(200));
  removeIndexes(fixture.folder);
  const left = readdirSync(indexFolder(fixture.folder)).filter((name) => name.endsWith(".db"));
  expect(left).toEqual([textVectorsPath(fixture.folder, embedder.id).split("/").at(-1)]);
  await filled();
  expect(embedder.given).toHaveLength(1);
});

test("a graph that is damaged is made again from the stored vectors", async () => {
  fixture.put(shelved("a", "Абай жолы"), shelved("b", "Қан мен тер"));
  await filled();
  const folder = indexFolder(fixture.folder);
  const graph = readdirSync(folder).find((name) => /^texts.*\.bin$/.test(name));
  truncateSync(join(folder, graph ?? ""), 100);
  expect(await (await filled()).found("Абай жолы")).toBe("a");
  expect(embedder.given).toHaveLength(2);
});

test("a filling whose process is killed at any time loses at most a batch", async () => {
  const passages = 60;
  fixture.put(...Array.from({ length: passages }, (_, n) => shelved(`r${n}`, `Тарих кітабы ${"і".repeat(n)}`)));
  let embedded = 0;
  for (let round = 0; round < 4; round++) {
    const filling = spawn(process.execPath, [child, fixture.folder, join(fixture.folder, "store.db")]);
    const exited = once(filling, "exit");
    filling.stdout.on("data", (text: Buffer) => {
      if (text.includes("batch")) setTimeout(() => filling.kill("SIGKILL"), round * 5);
    });
    await exited;
    const vectors = opened();
    expect(vectors.count()).toBeGreaterThan(embedded);
    embedded = vectors.count();
    vectors.close();
  }
  expect((await filled()).count).toBe(passages);
  expect(embedder.given).toHaveLength(passages - embedded);
}, 30_000);
