import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readFaq } from "../../server/ingest/read-faq.ts";

const letters = "_абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі";
// A quarter of a nat is fine enough a scale, and one character of base 36 holds it.
const perNat = 4;
const dearest = 35;
const smoothing = 0.2;

/** What it costs, in quarter nats, that a letter follows another in these texts: a row a letter, `_` for a border of words. */
export function countLetterPairs(texts: readonly string[]): Record<string, string> {
  const pairs = countPairs(texts);
  const rows = [...letters].map((first): [string, string] => {
    const total = [...letters].reduce((sum, second) => sum + (pairs.get(first + second) ?? 0) + smoothing, 0);
    const costs = [...letters].map((second) => {
      const share = ((pairs.get(first + second) ?? 0) + smoothing) / total;
      return Math.min(dearest, Math.round(-Math.log(share) * perNat)).toString(36);
    });
    return [first, costs.join("")];
  });
  return Object.fromEntries(rows);
}

function countPairs(texts: readonly string[]): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (const text of texts) {
    for (const word of text.toLowerCase().match(/[а-яёәғқңөұүһі]+/gu) ?? []) {
      const bordered = `_${word}_`;
      for (let at = 1; at < bordered.length; at += 1) {
        const pair = bordered.slice(at - 1, at + 1);
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      }
    }
  }
  return pairs;
}

/** Kazakh and Russian texts that are no records of the catalogue: by those the choice of encodings is measured. */
function samplesOf(corpus: string): { kk: string[]; ru: string[] } {
  const samples: { kk: string[]; ru: string[] } = { kk: [], ru: [] };
  for (const file of readdirSync(join(corpus, "faq")).filter((name) => name.endsWith(".md"))) {
    const { texts } = readFaq(join(corpus, "faq", file), "corpus");
    samples.kk.push(texts.kk.question, texts.kk.answer, ...texts.kk.wordings);
    samples.ru.push(texts.ru.question, texts.ru.answer, ...texts.ru.wordings);
  }
  const lexicon = join(corpus, "authoring/lexicon");
  for (const file of readdirSync(lexicon).filter((name) => name.endsWith(".tsv"))) {
    for (const line of readFileSync(join(lexicon, file), "utf8").split("\n")) {
      const [kazakh = "", russian = ""] = line.split("\t");
      samples.kk.push(kazakh);
      samples.ru.push(russian);
    }
  }
  return samples;
}

if (import.meta.main) {
  const corpus = dirname(import.meta.dirname);
  const path = join(corpus, "../server/ingest/encoding/letter-pairs.json");
  const { kk, ru } = samplesOf(corpus);
  const table = { kk: countLetterPairs(kk), ru: countLetterPairs(ru) };
  writeFileSync(path, `${JSON.stringify(table, null, 2)}\n`);
}
