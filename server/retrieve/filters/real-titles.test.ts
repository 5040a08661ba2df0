import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { detectLanguage } from "../../language/detect.ts";
import { scriptedKnowledge } from "./scripted-knowledge.ts";
import { understandQuery } from "./understand-query.ts";

const data = join(import.meta.dirname, "../../../../shared/data");
const isThere = existsSync(data);
const title = (text: string): string => (isThere ? text : `${text} (skipped: ../shared/data is not here)`);
const knowledge = { kk: scriptedKnowledge("kk"), ru: scriptedKnowledge("ru"), en: scriptedKnowledge("en") };

function readLines(path: string): string[] {
  return readFileSync(join(data, path), "utf8").trim().split("\n");
}

/** Those that are read as asking for something, though no catalogue says that they are titles. */
function filtered(texts: readonly string[]): string[] {
  return texts.filter((text) => {
    const language = detectLanguage(text);
    return understandQuery(text, { knowledge: knowledge[language] }).spans.length > 0;
  });
}

test.skipIf(!isThere)(title("of ten thousand real titles fewer than four in a thousand are taken for filters"), () => {
  const [header = "", ...rows] = readLines("catalogue/goodbooks/books.csv");
  const column = header.split(",").indexOf("title");
  const cell = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu;
  const titles = rows.flatMap((row) => {
    const found = [...row.matchAll(cell)][column];
    return found ? [(found[1] ?? found[2] ?? "").replaceAll('""', '"')] : [];
  });
  expect(titles.length).toBeGreaterThan(9900);
  expect(filtered(titles).length / titles.length).toBeLessThan(0.004);
});

test.skipIf(!isThere)(
  title("of everyday sentences that ask for no book fewer than one in a hundred has a filter"),
  () => {
    const sentences = ["kaz-eng.kaz", "kaz-eng.eng", "rus-eng.rus", "rus-eng.eng"].flatMap((pair) =>
      readLines(`evaluation/tatoeba/tatoeba.${pair}`),
    );
    expect(sentences.length).toBeGreaterThan(3000);
    expect(filtered(sentences).length / sentences.length).toBeLessThan(0.01);
  },
);
