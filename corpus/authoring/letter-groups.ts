import { readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readFaq } from "../../server/ingest/read-faq.ts";
import { fold } from "../../server/language/fold.ts";
import { groupsOf } from "../../server/language/letter-groups.ts";
import { toLatin } from "../../server/language/transliterate.ts";
import { words } from "../../server/language/words.ts";
import { type Language, languages } from "../../server/library/language.ts";
import { readAuthoredRecords } from "./authored.ts";

type Samples = Readonly<Record<Language, readonly string[]>>;
type Vocabulary = readonly (readonly [Language, readonly string[]])[];

// Rarer groups say nothing sure, and half a nat is fine enough a scale: both keep the table small.
const rarest = 4;
const perNat = 2;
const mostNats = 4.5;
const smoothing = 1;
const letters = 27;

/** What each group of three letters says of the language, per script: "kk ru en" in half-nats → the groups, joined. */
export function countLetterGroups(samples: Samples): Record<"cyrillic" | "latin", Record<string, string>> {
  const distinct = (language: Language, script: RegExp): string[] => [
    ...new Set(samples[language].flatMap((text) => words(fold(text))).filter((word) => script.test(word))),
  ];
  const cyrillic = (["kk", "ru"] as const).map((language) => [language, distinct(language, /^[а-яё]+$/u)] as const);
  const latin = languages.map((language) => {
    const written = distinct(language, /^[a-z]+$/u);
    const respelled = cyrillic.find(([of]) => of === language)?.[1].flatMap(latinWays) ?? [];
    return [language, [...written, ...respelled]] as const;
  });
  return { cyrillic: tableOf(cyrillic), latin: tableOf(latin) };
}

/** As names are written in English, and as people write in chats. */
function latinWays(word: string): string[] {
  const plain = toLatin(word);
  const short = plain.replaceAll("zh", "j").replaceAll("kh", "h");
  return [plain, short, plain.replace(/(?<=[aeou])i/g, "y").replaceAll("kh", "h")];
}

/** The logarithm of how probable the third letter is after the two, against the mean of the languages. */
function tableOf(vocabulary: Vocabulary): Record<string, string> {
  const counts = vocabulary.map(([, list]) => countOf(list.flatMap(groupsOf)));
  const starts = vocabulary.map(([, list]) => countOf(list.flatMap(groupsOf).map((group) => group.slice(0, 2))));
  const table: Record<string, string> = {};
  for (const group of [...new Set(counts.flatMap((count) => [...count.keys()]))].toSorted()) {
    if (counts.reduce((sum, count) => sum + (count.get(group) ?? 0), 0) < rarest) continue;
    const logs = counts.map((count, place) => {
      const before = starts[place]?.get(group.slice(0, 2)) ?? 0;
      return Math.log(((count.get(group) ?? 0) + smoothing) / (before + smoothing * letters));
    });
    const key = languages.map((language) => scoreOf(language, vocabulary, logs)).join(" ");
    if (!/^0( 0)*$/.test(key)) table[key] = (table[key] ?? "") + group;
  }
  return table;
}

function scoreOf(language: Language, vocabulary: Vocabulary, logs: readonly number[]): number {
  const log = logs[vocabulary.findIndex(([of]) => of === language)];
  if (log === undefined) return 0;
  const mean = logs.reduce((sum, one) => sum + one, 0) / logs.length;
  return Math.round(Math.max(-mostNats, Math.min(mostNats, log - mean)) * perNat) || 0;
}

function countOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function samplesOf(corpus: string): Samples {
  const samples: Record<Language, string[]> = { kk: [], ru: [], en: [] };
  for (const { language, title, subtitle = "", annotation } of readAuthoredRecords(join(corpus, "authoring")))
    samples[language].push(title, subtitle, annotation);
  for (const file of readdirSync(join(corpus, "faq")).filter((name) => name.endsWith(".md"))) {
    const { texts } = readFaq(join(corpus, "faq", file), "corpus");
    for (const language of languages) {
      const { question, answer, wordings } = texts[language];
      samples[language].push(question, answer, ...wordings);
    }
  }
  return samples;
}

if (import.meta.main) {
  const corpus = dirname(import.meta.dirname);
  const path = join(corpus, "../server/language/letter-groups.json");
  writeFileSync(path, `${JSON.stringify(countLetterGroups(samplesOf(corpus)), null, 2)}\n`);
}
