import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readFaq } from "../../server/ingest/read-faq.ts";
import { type Language, languages } from "../../server/library/language.ts";
import type { SourcedPair } from "./sourced-pair.ts";

type Texts = Readonly<Record<Language, readonly string[]>>;

const heading = z.object({ kk: z.string(), ru: z.string(), en: z.string() });

/** What the demo library itself says in three languages: names, topics, FAQ questions and answers. Titles are left out, as the eval asks for them. */
export function corpusPairs(folder: string): SourcedPair[] {
  const headings = ["names", "subjects"].flatMap((name) =>
    z.array(heading).parse(readJson(join(folder, `${name}.json`))),
  );
  const faqs = readdirSync(join(folder, "faq")).map((name) => readFaq(join(folder, "faq", name), "corpus").texts);
  return [
    ...headings.flatMap(({ kk, ru, en }) => alignedPairs({ kk: [kk], ru: [ru], en: [en] }, "headings")),
    ...faqs.flatMap(({ kk, ru, en }) => [
      ...alignedPairs({ kk: [kk.question], ru: [ru.question], en: [en.question] }, "faq"),
      ...alignedPairs({ kk: sentences(kk.answer), ru: sentences(ru.answer), en: sentences(en.answer) }, "faq"),
    ]),
  ];
}

/** Texts in the same place of two lists of one length. */
function alignedPairs(texts: Texts, source: string): SourcedPair[] {
  const sides = languages.flatMap((left, index) => languages.slice(index + 1).map((right) => [left, right] as const));
  return sides.flatMap(([left, right]) => {
    if (texts[left].length !== texts[right].length) return [];
    return texts[left].map((text, index) => ({
      pair: [
        { language: left, text },
        { language: right, text: texts[right][index] ?? "" },
      ] as const,
      source,
    }));
  });
}

function sentences(answer: string): string[] {
  return answer.split(/(?<=[.!?])\s+/u).filter(Boolean);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
