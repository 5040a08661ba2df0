import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readConfig } from "./config.ts";
import { checkCommand } from "./dana-check.ts";
import { openForCommand } from "./dana-open.ts";
import { cacheFiles, openIndexesToRead } from "./index/indexes.ts";
import { passageVector } from "./index/passage-vector.ts";
import { saveVectors } from "./index/vector-file.ts";
import type { VectorIndex } from "./index/vector-index.ts";
import { ingestPaths } from "./ingest/ingest-paths.ts";
import { modelFile } from "./librarian.ts";
import { openStore } from "./library/store.ts";
import { openSubwordEmbedder } from "./model/subword-embedder.ts";

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dana-check-"));
  mkdirSync(join(folder, "corpus"));
  await filled("whole", 300);
  await filled("other", 200);
  await filled("larger", 400);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function filled(data: string, count: number): Promise<void> {
  const file = join(folder, `${data}.csv`);
  const rows = Array.from(
    { length: count },
    (_, n) => `${data}${n},Кітап ${n} туралы ${data},Автор ${n % 7},${1950 + (n % 60)},kk\n`,
  );
  writeFileSync(file, `id,title,author,year,language\n${rows.join("")}`);
  const store = openStore(join(folder, data, "store.db"));
  await ingestPaths([file], store, {
    ...{ format: "auto", dialect: "auto", encoding: "auto", source: "s", now: () => new Date() },
    authority: { person: () => undefined, topic: () => undefined },
  });
  store.close();
  await (await openForCommand(call(data))).close();
}

function call(data: string, repair = false) {
  const env = { DANA_DATA: join(folder, data), DANA_CORPUS: join(folder, "corpus") };
  return { arguments: [], options: { repair }, json: true, ...readConfig(env) };
}

async function check(data: string, repair = false) {
  const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  try {
    const code = await checkCommand.run(call(data, repair));
    const { problems, records, passages } = JSON.parse(String(written.mock.calls.at(-1)?.[0]));
    return { code, problems, records, passages };
  } finally {
    written.mockRestore();
  }
}

function sql(file: string, ...statements: readonly string[]): void {
  const database = new Database(file);
  for (const statement of statements) database.exec(statement);
  database.close();
}

/** Fills pages in the middle of a table or index of a database with nonsense. */
function spoil(file: string, name: string): void {
  const database = new Database(file);
  database.pragma("journal_mode = DELETE");
  const pages = database.prepare<[string], number>("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'");
  const page = pages.pluck().all(name)[1] ?? 0;
  const size = Number(database.pragma("page_size", { simple: true }));
  database.close();
  const bytes = readFileSync(file);
  bytes.fill(0xee, (page - 1) * size, page * size);
  writeFileSync(file, bytes);
}

function savedFile(data: string, name: string): string {
  const index = join(folder, data, "index");
  return join(index, readdirSync(index).find((file) => file.startsWith(`${name}-`)) ?? "");
}

function swapped(data: string, from: string, name: RegExp): void {
  const [target, source] = [join(folder, data, "index"), join(folder, from, "index")];
  for (const file of readdirSync(target)) if (name.test(file)) rmSync(join(target, file));
  for (const file of readdirSync(source)) if (name.test(file)) cpSync(join(source, file), join(target, file));
}

/** Changes the saved graph of passages, as one would be that was written wrongly. */
function graphChanged(
  data: string,
  change: (vectors: VectorIndex, vectorOf: (rowid: number) => Float32Array) => void,
): void {
  const embedder = openSubwordEmbedder(modelFile(call(data).config));
  const store = openStore(join(folder, data, "store.db"), { readonly: true });
  const indexes = openIndexesToRead(join(folder, data), embedder);
  if (!indexes) throw new Error("there is no index to change");
  change(indexes.vectors, (rowid) => {
    const passage = store.passageAt(rowid);
    return passage ? passageVector(passage, embedder) : new Float32Array(embedder.dimensions);
  });
  const { file, vectors } = indexes;
  saveVectors(indexes.folder, { index: vectors, generation: file.seq() }, cacheFiles(file, embedder).vectors);
  file.close();
  store.close();
}

const damages: readonly (readonly [string, (data: string, store: string, index: string) => void, RegExp])[] = [
  ["a page of index.db overwritten", (_d, _s, index) => spoil(index, "passage"), /^index: index.db is damaged/],
  ["index.db cut short", (_d, _s, index) => truncateSync(index, 50_000), /^index: index.db is damaged/],
  [
    "index.db made nonsense",
    (_d, _s, index) => writeFileSync(index, "бұл индекс емес".repeat(500)),
    /index.db is damaged/,
  ],
  [
    "rows deleted from the index",
    (_d, _s, index) => sql(index, "DELETE FROM passage WHERE rowid IN (7, 8)"),
    /^index: 2 passages of the store are not in the index \(first: s:whole6#record.1\)$/,
  ],
  [
    "a vector changed in the graph",
    (data) => graphChanged(data, (vectors, vectorOf) => vectors.add(9, vectorOf(5))),
    /^index: 1 passages have another vector in the graph than that of their text \(first: s:whole8#record.1\)$/,
  ],
  [
    "words changed in the index",
    (_d, _s, index) => sql(index, "UPDATE passage SET tokens = 'а ' || tokens WHERE rowid = 4"),
    /other words/,
  ],
  [
    "a passage in the index that no store has",
    (_d, _s, index) =>
      sql(
        index,
        "INSERT INTO passage SELECT 9999, 'x', 'x', kind, language, title, seq, tokens, title_tokens, weights FROM passage WHERE rowid = 1",
      ),
    /^index: 1 passages of the index are not in the store/,
  ],
  [
    "the graph cut short",
    (data) => truncateSync(savedFile(data, "vectors"), 1000),
    /^index: the saved vectors of the passages .* is damaged$/,
  ],
  [
    "the words cut short",
    (data) => truncateSync(savedFile(data, "words"), 1000),
    /^index: the saved words .* is damaged$/,
  ],
  [
    "the vocabulary cut short",
    (data) => truncateSync(savedFile(data, "vocabulary"), 1000),
    /vectors of the vocabulary .* is damaged$/,
  ],
  [
    "the words of another data folder",
    (data) => swapped(data, "other", /^words/),
    /saved words .* is of another index$/,
  ],
  [
    "the graph of another data folder",
    (data) => swapped(data, "other", /^vectors/),
    /saved vectors of the passages .* is of another index$/,
  ],
  [
    "the index of a smaller data folder",
    (data) => swapped(data, "other", /./),
    /^index: 200 passages are not in the index as they are in the store/,
  ],
  [
    "the index of a larger data folder",
    (data) => swapped(data, "larger", /./),
    /^index: index.db is of another store: it knows change 400/,
  ],
  [
    "passages deleted from the store",
    (_d, store) => sql(store, "DELETE FROM passage WHERE rowid IN (3, 4, 5)"),
    /^store: 3 entries have no passage, and cannot be found \(first: s:whole2\)$/,
  ],
  [
    "keys deleted from the store",
    (_d, store) => sql(store, "DELETE FROM owner_key WHERE owner = 's:whole11' AND kind = 'title'"),
    /^store: 1 records do not have the keys and passages they were stored with \(first: s:whole11\)$/,
  ],
  [
    "a passage changed in the store",
    (_d, store) => sql(store, "UPDATE passage SET text = 'басқа мәтін' WHERE owner = 's:whole12'"),
    /^store: 1 entries have a passage that was changed behind the store's back \(first: s:whole12\)$/,
  ],
  [
    "the fields of records deleted from the store",
    (_d, store) => sql(store, "DELETE FROM original_block"),
    /^store: 300 records have lost the fields they came with \(first: s:whole0\)$/,
  ],
  [
    "an entry deleted from the store",
    (_d, store) => sql(store, "DELETE FROM entry WHERE id = 's:whole13'"),
    /^store: 1 passages belong to no entry/,
  ],
];

test.each(damages)("%s: it is found, said in one line, and mended", async (_name, damage, sentence) => {
  const data = "damaged";
  rmSync(join(folder, data), { recursive: true, force: true });
  cpSync(join(folder, "whole"), join(folder, data), { recursive: true });
  damage(data, join(folder, data, "store.db"), join(folder, data, "index/index.db"));
  const found = await check(data);
  expect(found.code).toBe(1);
  expect(found.problems).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
  for (const problem of found.problems) expect(problem).not.toContain("\n");
  const mended = await check(data, true);
  expect([mended.code, mended.problems]).toEqual([0, []]);
  expect(mended.records).toBe(mended.passages);
});

test("a vector that the graph lacks is put in when the check opens it", async () => {
  cpSync(join(folder, "whole"), join(folder, "lacking"), { recursive: true });
  graphChanged("lacking", (vectors) => vectors.remove(9));
  expect(await check("lacking")).toMatchObject({ code: 0, problems: [] });
  graphChanged("lacking", (vectors) => expect(vectors.has(9)).toBe(true));
});

test("an index file without tables, as when its first writer was killed, is begun anew", async () => {
  cpSync(join(folder, "whole"), join(folder, "begun"), { recursive: true });
  const index = join(folder, "begun/index");
  for (const file of readdirSync(index)) rmSync(join(index, file));
  sql(join(index, "index.db"), "PRAGMA journal_mode = WAL");
  expect(await check("begun")).toEqual({ code: 0, problems: [], records: 300, passages: 300 });
});

test("records made anew keep the fields they came with", async () => {
  cpSync(join(folder, "whole"), join(folder, "fields"), { recursive: true });
  sql(join(folder, "fields/store.db"), "DELETE FROM passage WHERE rowid = 3");
  expect((await check("fields", true)).code).toBe(0);
  const store = openStore(join(folder, "fields/store.db"));
  expect(store.original("s:whole2")?.fields).toContainEqual({ tag: "title", value: "Кітап 2 туралы whole" });
  store.close();
});

test("a damaged store is said to need a copy, and is left as it is", async () => {
  cpSync(join(folder, "whole"), join(folder, "spoilt"), { recursive: true });
  spoil(join(folder, "spoilt/store.db"), "entry");
  const { code, problems } = await check("spoilt", true);
  expect([code, problems[0]]).toEqual([1, expect.stringContaining("dana restore")]);
});

test("a whole folder is clean, with every word and vector made again", async () => {
  expect(await check("whole")).toEqual({ code: 0, problems: [], records: 300, passages: 300 });
});
