import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Language } from "../../server/library/language.ts";
import { type Pool, parallelPools, type Side } from "./parallel-pools.ts";
import { romanisations, romanise } from "./rules/latin.ts";

/** A data set that is not part of the project; its texts are read where they lie. */
interface ExternalSet {
  readonly name: string;
  /** Within the folder of all sets. */
  readonly files: readonly string[];
  readonly pools: (files: readonly string[]) => Pool[];
}

const sets: readonly ExternalSet[] = [
  { name: "titles", files: ["titles-trilingual.tsv"], pools: titlePools },
  {
    name: "tatoeba kk-en",
    files: ["tatoeba/tatoeba.kaz-eng.kaz", "tatoeba/tatoeba.kaz-eng.eng"],
    pools: (files) => sentencePools("tatoeba kk-en", ["kk", "en"], files.map(linesOf)),
  },
  {
    name: "tatoeba ru-en",
    files: ["tatoeba/tatoeba.rus-eng.rus", "tatoeba/tatoeba.rus-eng.eng"],
    pools: (files) => sentencePools("tatoeba ru-en", ["ru", "en"], files.map(linesOf)),
  },
  {
    name: "sib-200",
    files: ["kaz_Cyrl", "rus_Cyrl", "eng_Latn"].flatMap((folder) =>
      ["train", "dev"].map((part) => `sib-200/${folder}/${part}.tsv`),
    ),
    pools: sibPools,
  },
  { name: "xquad-r", files: ["xquad-r/xquad-r/ru.json", "xquad-r/xquad-r/en.json"], pools: xquadPools },
];

/** The pools of all sets in a folder, and why a set is left out. */
export function readExternalSets(folder: string): {
  readonly pools: readonly Pool[];
  readonly skipped: readonly string[];
} {
  const read = sets.map(({ name, files, pools }) => {
    const paths = files.map((file) => join(folder, file));
    const absent = paths.find((path) => !existsSync(path));
    return absent === undefined
      ? { pools: pools(paths), skipped: [] }
      : { pools: [], skipped: [`${name}: skipped: ${absent} is not here`] };
  });
  return { pools: read.flatMap(({ pools }) => pools), skipped: read.flatMap(({ skipped }) => skipped) };
}

/** One title a line in Kazakh, Russian, English; the Kazakh ones are asked for in Latin letters as well. */
function titlePools([path = ""]: readonly string[]): Pool[] {
  const rows = linesOf(path).map((line) => line.split("\t"));
  const column = (at: number) => rows.map((row) => row[at] ?? "");
  const kazakh = column(0);
  const sides: Side[] = [
    { label: "kk", language: "kk", texts: kazakh },
    { label: "ru", language: "ru", texts: column(1) },
    { label: "en", language: "en", texts: column(2) },
    ...Object.entries(romanisations.kk).map(([name, romanisation]) => ({
      label: `kk ${name}`,
      texts: kazakh.map((title) => romanise(title, romanisation)),
    })),
  ];
  return parallelPools("titles", sides, { field: "title" });
}

/** SIB-200: the sentences of one `index_id` are translations of one another. */
function sibPools(paths: readonly string[]): Pool[] {
  const sentences = paths.map((path) => {
    const [, ...rows] = linesOf(path);
    return rows.map((row) => row.split("\t")).map(([id = "", , text = ""]) => [id, unquoted(text)] as const);
  });
  const [kk, ru, en] = [0, 2, 4].map((at) => new Map([...(sentences[at] ?? []), ...(sentences[at + 1] ?? [])]));
  if (!kk || !ru || !en) return [];
  const shared = [...kk.keys()].filter((id) => ru.has(id) && en.has(id)).sort();
  const textsOf = (side: ReadonlyMap<string, string>) => shared.map((id) => side.get(id) ?? "");
  return sentencePools("sib-200", ["kk", "ru", "en"], [kk, ru, en].map(textsOf));
}

/** A cell that holds quotation marks stands in quotation marks, its own doubled. */
function unquoted(cell: string): string {
  return /^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

function sentencePools(dataset: string, languages: readonly Language[], texts: readonly (readonly string[])[]): Pool[] {
  const sides = languages.map((language, at) => ({ label: language, language, texts: texts[at] ?? [] }));
  return parallelPools(dataset, sides, { field: "text" });
}

const xquad = z.object({
  data: z.array(
    z.object({
      paragraphs: z.array(z.object({ context: z.string(), qas: z.array(z.object({ question: z.string() })) })),
    }),
  ),
});

/** XQuAD-R: the questions and paragraphs of the languages stand in the same order; a question asks for its paragraph. */
function xquadPools(paths: readonly string[]): Pool[] {
  const [ru = [], en = []] = paths.map((path) =>
    xquad.parse(JSON.parse(readFileSync(path, "utf8"))).data.flatMap(({ paragraphs }) => paragraphs),
  );
  const bothSides = { ru, en };
  const idOf = (at: number) => `paragraph-${at}`;
  return (["ru", "en"] as const).map((language) => ({
    dataset: "xquad-r",
    language,
    documents: bothSides[language].map(({ context }, at) => ({
      id: idOf(at),
      title: "",
      text: context.replace("\uFEFF", ""),
    })),
    asked: (["ru", "en"] as const).map((from) => ({
      direction: `${from}→${language}`,
      queries: bothSides[from].flatMap(({ qas }, at) =>
        qas.map(({ question }) => ({ text: question, relevant: [idOf(at)] })),
      ),
    })),
  }));
}

function linesOf(path: string): string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
