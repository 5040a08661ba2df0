import { readFileSync } from "node:fs";
import { z } from "zod";
import { matchKey } from "../language/match-key.ts";
import type { Entry } from "../library/entry.ts";
import type { Passage, PassageKind } from "../library/passage.ts";

const recordSchema = z.strictObject({
  id: z.string(),
  language: z.string(),
  title: z.string(),
  names: z.string(),
  subjects: z.string(),
  text: z.string(),
});
const wording = z.tuple([z.string(), z.string()]);
const faqSchema = z.strictObject({ faq: z.string(), kk: wording, ru: wording, en: wording });
const shelfSchema = z.array(z.union([recordSchema, faqSchema]));

/** The small shelf of real works and library rules that the ranking tests search, as entries for a store. */
export function rankingShelf(): Entry[] {
  const lines = readFileSync(new URL("./ranking-shelf.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const shelf = shelfSchema.parse(lines.map((line): unknown => JSON.parse(line)));
  return shelf.map((line) => ("faq" in line ? faqEntry(line) : recordEntry(line)));
}

function recordEntry(record: z.infer<typeof recordSchema>): Entry {
  const { id, title, names } = record;
  const headings = names.split("; ").filter(Boolean);
  const persons = [...headings, ...headings.map((heading) => heading.split(",")[0] ?? "")];
  const titles = [title, title.split(". ")[0] ?? ""];
  return {
    id,
    source: "shelf",
    kind: "record",
    hash: JSON.stringify(record),
    content: {},
    passages: [passageOf({ ...record, owner: id, kind: "record", field: "record" })],
    keys: [
      ...[...new Set(titles.map(matchKey))].map((key) => ({ kind: "title" as const, key })),
      ...[...new Set(persons.map(matchKey))].map((key) => ({ kind: "name" as const, key })),
    ],
  };
}

function faqEntry({ faq, ...texts }: z.infer<typeof faqSchema>): Entry {
  const passages = Object.entries(texts).flatMap(([language, [title, text]]) => [
    passageOf({ owner: faq, kind: "faq", language, field: `wording-${language}`, title }),
    passageOf({ owner: faq, kind: "faq", language, field: `answer-${language}`, title, text }),
  ]);
  return { id: faq, source: "shelf", kind: "faq", hash: faq, content: {}, passages, keys: [] };
}

interface Draft {
  readonly owner: string;
  readonly kind: PassageKind;
  readonly language: string;
  readonly field: string;
  readonly title: string;
  readonly names?: string;
  readonly subjects?: string;
  readonly text?: string;
}

function passageOf({ owner, kind, language, field, title, names = "", subjects = "", text = "" }: Draft): Passage {
  return { id: `${owner}#${field}.0`, owner, source: "shelf", kind, language, field, title, names, subjects, text };
}
