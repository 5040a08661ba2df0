import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { ingestPaths } from "./ingest/ingest-paths.ts";
import { readCorpusFacts } from "./ingest/read-corpus.ts";
import { type Librarian, openLibrarian, storePath } from "./librarian.ts";
import { openStore } from "./library/store.ts";
import type { Log } from "./log.ts";

// Two libraries: what the corpus holds, and a list of another source.
const own = `id,title,author,year,language,publisher,annotation
1,Қилы заман,"Әуезов, Мұхтар",1996,kk,Жазушы,Тарихи хикая
2,Мать,"Горький, Максим",1970,ru,Эксмо,
3,Көксерек,"Ауезов М.",2003,kk,Атамұра,
`;
const other = `id,title,author,year,language
1,Қилы заман,Әуезов М.,1996,kk
4,Бөлтірік,"Қанафин, Ерлан",2012,kk
`;

let folder: string;
let librarian: Librarian | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "dana-corrections-"));
  mkdirSync(join(folder, "corpus/catalogue"), { recursive: true });
  writeFileSync(join(folder, "corpus/catalogue/own.csv"), own);
  writeFileSync(join(folder, "other.csv"), other);
  const store = openStore(storePath(config()));
  const { authority } = readCorpusFacts(join(folder, "corpus"));
  const options = { format: "auto", dialect: "auto", encoding: "auto", source: "other" } as const;
  await ingestPaths([join(folder, "other.csv")], store, { ...options, authority, now: () => new Date(0) });
  store.close();
});
afterEach(async () => {
  await librarian?.close();
  rmSync(folder, { recursive: true, force: true });
});

const config = () => readConfig({ DANA_DATA: join(folder, "data"), DANA_CORPUS: join(folder, "corpus") }).config;

async function openWith(lines: readonly object[] | string): Promise<Librarian> {
  await librarian?.close();
  const text = typeof lines === "string" ? lines : `[\n${lines.map((line) => JSON.stringify(line)).join(",\n")}\n]\n`;
  writeFileSync(join(folder, "corpus/corrections.json"), text);
  const log: Log = { info: () => undefined, error: () => undefined };
  const { secrets } = readConfig({});
  librarian = await openLibrarian(config(), secrets, { log });
  return librarian;
}

const idsOf = async (opened: Librarian, text: string): Promise<string[]> =>
  (await opened.search({ text, kind: "record" })).hits.map(({ id }) => id);

test("a book of two sources is one hit and one card, and is told apart or together where a correction says so", async () => {
  const before = await openWith([]);
  expect((await idsOf(before, "Қилы заман")).filter((id) => id.endsWith(":1"))).toEqual(["corpus:1"]);
  expect(before.beside("corpus:1").samePublication).toEqual([{ id: "other:1", source: "other" }]);
  expect(before.record("other:1")?.id).toBe("other:1");
  const { answer } = await before.ask({ text: "Мұхтар Әуезовтің кітаптары", language: "kk" });
  expect(answer.kind === "answered" && answer.records.filter(({ title }) => title === "Қилы заман")).toHaveLength(1);

  const parted = await openWith([
    { same: "publication", records: ["corpus:3", "other:4"], why: "қайта басылған" },
    { apart: "publication", records: ["corpus:1", "other:1"] },
  ]);
  expect((await idsOf(parted, "Қилы заман")).filter((id) => id.endsWith(":1")).toSorted()).toEqual([
    "corpus:1",
    "other:1",
  ]);
  expect(parted.beside("other:4")).toMatchObject({
    samePublication: [{ id: "corpus:3", source: "corpus" }],
    corrections: [{ file: "corrections.json", line: 2, why: "қайта басылған" }],
  });
  expect(parted.beside("other:1").corrections).toMatchObject([{ line: 3 }]);

  const after = await openWith([]);
  expect(after.beside("corpus:1").samePublication).toEqual([{ id: "other:1", source: "other" }]);
  expect(after.beside("other:4")).toEqual({});
});

test("a heading is written as a correction says, is found as it was catalogued, and is as before without it", async () => {
  const written = await openWith([{ heading: "Ауезов М.", written: "Әуезов, Мұхтар", dates: "1897-1961" }]);
  expect(written.record("corpus:3")?.names[0]).toMatchObject({
    heading: "Әуезов, Мұхтар",
    display: "Мұхтар Әуезов",
    asCatalogued: { heading: "Ауезов М.", display: "Ауезов М." },
    dates: "1897-1961",
  });
  expect(written.beside("corpus:3").corrections).toMatchObject([{ line: 2, heading: "Ауезов М." }]);
  expect(await idsOf(written, "Ауезов М.")).toContain("corpus:3");
  const before = await openWith([]);
  expect(before.record("corpus:3")?.names[0]).toEqual({
    heading: "Ауезов М.",
    display: "Ауезов М.",
    role: "author",
  });
});

test("names told to be one person are one author, and names told apart are two", async () => {
  const titles = async (opened: Librarian): Promise<string[]> => {
    const { answer } = await opened.ask({ text: "Ерлан Қанафиннің кітаптары", language: "kk" });
    return answer.kind === "answered" ? answer.records.map(({ title }) => title).toSorted() : [];
  };
  expect(await titles(await openWith([]))).toEqual(["Бөлтірік"]);
  const joined = await openWith([{ same: "person", names: ["Қанафин, Ерлан", "Горький, Максим"] }]);
  expect(await titles(joined)).toEqual(["Бөлтірік", "Мать"]);
  const parted = await openWith([{ apart: "person", names: ["Әуезов, Мұхтар", "Ауезов М."] }]);
  const { answer } = await parted.ask({ text: "Мұхтар Әуезовтің кітаптары", language: "kk" });
  expect(answer.kind === "answered" && answer.records.map(({ title }) => title)).toEqual(["Қилы заман"]);
});

test("bad corrections are told by file, line and cure, all of them at once", async () => {
  const bad = `[
{ "same": "publication", "records": ["corpus:1"] },
{ "same": "person", "names": ["А", "Б"] },
{ "apart": "person", "names": ["Б", "А"] },
{ "heading": "Ауезов М.", "writen": "Әуезов, Мұхтар" }
]`;
  const opening = openWith(bad);
  await expect(opening).rejects.toThrow(/corrections\.json: 3 correction\(s\) must be mended/u);
  await expect(opening).rejects.toThrow(/line 2: .*records: must name two records or more/u);
  await expect(opening).rejects.toThrow(/line 4: contradicts line 3/u);
  await expect(opening).rejects.toThrow(/line 5: .*writen/u);
  await expect(openWith("{}")).rejects.toThrow(/must be a list of corrections/u);
  await expect(openWith("[")).rejects.toThrow(/corrections\.json: is not JSON/u);
});
