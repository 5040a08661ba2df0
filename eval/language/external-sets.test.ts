import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { readExternalSets } from "./external-sets.ts";
import type { Pool } from "./parallel-pools.ts";

const shared = join(import.meta.dirname, "../../../shared/data/evaluation");
const isThere = existsSync(shared);

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "dana-external-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function poolOf(pools: readonly Pool[], dataset: string, language: string): Pool | undefined {
  return pools.find((pool) => pool.dataset === dataset && pool.language === language);
}

test("a set that is not there is skipped, and its file named", () => {
  const { pools, skipped } = readExternalSets(folderOf({}));
  expect(pools).toEqual([]);
  expect(skipped).toHaveLength(5);
  expect(skipped[0]).toMatch(/^titles: skipped: .*titles-trilingual\.tsv is not here$/);
});

test("titles are asked for in the other languages and in Latin Kazakh", () => {
  const { pools } = readExternalSets(folderOf({ "titles-trilingual.tsv": "Жер\tЗемля\tEarth\nСу\tВода\tWater\n" }));
  const english = poolOf(pools, "titles", "en");
  expect(english?.documents.map(({ title }) => title)).toEqual(["Earth", "Water"]);
  expect(english?.asked.map(({ direction }) => direction).slice(0, 3)).toEqual(["kk→en", "ru→en", "kk 2021→en"]);
  const kazakh = poolOf(pools, "titles", "kk")?.asked.find(({ direction }) => direction === "kk 2021→kk");
  expect(kazakh?.queries[0]).toEqual({ text: "Jer", relevant: ["kk-0"] });
});

test("a sentence that stands twice is one document, and a query with two translations is met by both", () => {
  const { pools } = readExternalSets(
    folderOf({
      "tatoeba/tatoeba.kaz-eng.kaz": "Сәлем.\nСау бол.\nСәлем.\n",
      "tatoeba/tatoeba.kaz-eng.eng": "Hello.\nBye.\nHi.\n",
    }),
  );
  expect(poolOf(pools, "tatoeba kk-en", "kk")?.documents).toHaveLength(2);
  const [asked] = poolOf(pools, "tatoeba kk-en", "en")?.asked ?? [];
  expect(asked?.queries).toEqual([
    { text: "Сәлем.", relevant: ["en-0", "en-2"] },
    { text: "Сау бол.", relevant: ["en-1"] },
  ]);
});

test("SIB-200's sentences are aligned by their number, whatever their order and quoting", () => {
  const file = (rows: string) => `index_id\tcategory\ttext\n${rows}\n`;
  const { pools } = readExternalSets(
    folderOf({
      "sib-200/kaz_Cyrl/train.tsv": file("2\ttravel\tекі\n1\ttravel\tбір"),
      "sib-200/kaz_Cyrl/dev.tsv": file("3\ttravel\tүш"),
      "sib-200/rus_Cyrl/train.tsv": file('1\ttravel\t"один ""раз"""\n2\ttravel\tдва'),
      "sib-200/rus_Cyrl/dev.tsv": file("3\ttravel\tтри"),
      "sib-200/eng_Latn/train.tsv": file("1\ttravel\tone\n2\ttravel\ttwo"),
      "sib-200/eng_Latn/dev.tsv": file("3\ttravel\tthree"),
    }),
  );
  const russian = poolOf(pools, "sib-200", "ru");
  expect(russian?.documents.map(({ text }) => text)).toEqual(['один "раз"', "два", "три"]);
  expect(russian?.asked[0]?.queries).toContainEqual({ text: "бір", relevant: ["ru-0"] });
});

test("a question asks for its paragraph, in its own language and the other", () => {
  const file = (context: string, question: string) =>
    JSON.stringify({ data: [{ paragraphs: [{ context, qas: [{ question, answers: [] }] }] }] });
  const { pools } = readExternalSets(
    folderOf({
      "xquad-r/xquad-r/ru.json": file("\uFEFFАбзац.", "Вопрос?"),
      "xquad-r/xquad-r/en.json": file("Paragraph.", "Question?"),
    }),
  );
  const russian = poolOf(pools, "xquad-r", "ru");
  expect(russian?.documents).toEqual([{ id: "paragraph-0", title: "", text: "Абзац." }]);
  expect(russian?.asked).toEqual([
    { direction: "ru→ru", queries: [{ text: "Вопрос?", relevant: ["paragraph-0"] }] },
    { direction: "en→ru", queries: [{ text: "Question?", relevant: ["paragraph-0"] }] },
  ]);
});

test.skipIf(!isThere)(
  `the public sets have the sizes they are known by${isThere ? "" : " (skipped: ../shared/data is not here)"}`,
  () => {
    const { pools, skipped } = readExternalSets(shared);
    expect(skipped).toEqual([]);
    expect(pools.map(({ dataset, language, documents }) => [dataset, language, documents.length])).toEqual([
      ["titles", "kk", 66],
      ["titles", "ru", 66],
      ["titles", "en", 66],
      ["tatoeba kk-en", "kk", 575],
      ["tatoeba kk-en", "en", 575],
      ["tatoeba ru-en", "ru", 1000],
      ["tatoeba ru-en", "en", 1000],
      ["sib-200", "kk", 800],
      ["sib-200", "ru", 800],
      ["sib-200", "en", 800],
      ["xquad-r", "ru", 240],
      ["xquad-r", "en", 240],
    ]);
  },
);
