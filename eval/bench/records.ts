import { between, seeded } from "../../corpus/authoring/seeded.ts";
import { isbn13 } from "../../server/library/isbn.ts";
import { type Language, languages } from "../../server/library/language.ts";
import { personOf } from "../../server/library/name.ts";
import type { BibRecord, Name } from "../../server/library/record.ts";
import { titleOnly } from "../../server/library/title-only.ts";
import { type CorpusMatter, corpusMatter } from "./corpus-matter.ts";
import { type HeadingDraw, headingsFrom } from "./person-names.ts";
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts";

/** Synthetic records: the n-th is the same in every catalogue, on every machine. */
export interface RecordSource {
  record(n: number): BibRecord;
  /** The records 0 … size − 1, scattered, so that a low number earns nothing where equals are kept in order. */
  records(size: number): Generator<BibRecord>;
  readonly topics: CorpusMatter["topics"];
}

interface Matter extends Pick<CorpusMatter, "topics"> {
  readonly word: Readonly<Record<Language, Vocabulary>>;
  readonly heading: Readonly<Record<Language, HeadingDraw>>;
}

const imprints: Readonly<Record<Language, readonly (readonly [place: string, publisher: string])[]>> = {
  kk: [
    ["Алматы", "Жазушы"],
    ["Алматы", "Мектеп"],
    ["Алматы", "Атамұра"],
    ["Астана", "Фолиант"],
    ["Түркістан", "Тұран"],
  ],
  ru: [
    ["Москва", "Просвещение"],
    ["Москва", "Эксмо"],
    ["Алматы", "Казахстан"],
    ["Санкт-Петербург", "Азбука"],
  ],
  en: [
    ["London", "Penguin"],
    ["New York", "Dover"],
    ["Oxford", "Oxford University Press"],
  ],
};
const pages: Readonly<Record<Language, string>> = { kk: "б.", ru: "с.", en: "p." };

export function recordSource(): RecordSource {
  const { words, persons, topics } = corpusMatter();
  const matter: Matter = {
    topics,
    word: {
      kk: vocabularyOf("kk", words.kk),
      ru: vocabularyOf("ru", words.ru),
      en: vocabularyOf("en", words.en),
    },
    heading: {
      kk: headingsFrom(persons.kk, "kk"),
      ru: headingsFrom(persons.ru, "ru"),
      en: headingsFrom(persons.en, "en"),
    },
  };
  const record = (n: number): BibRecord => makeRecord(n, matter);
  return {
    record,
    topics,
    *records(size) {
      const stride = coprimeStride(size);
      for (let at = 0; at < size; at++) yield record((at * stride) % size);
    },
  };
}

function makeRecord(n: number, matter: Matter): BibRecord {
  const random = seeded(`record ${n}`);
  const language = languageOf(random());
  const some = (from: number, to: number): string[] =>
    Array.from({ length: between(random, from, to) }, () => matter.word[language](random));
  const [place, publisher] = pick(imprints[language], random) ?? ["", ""];
  // Catalogues hold more of recent years.
  const year = 2024 - Math.floor(85 * random() ** 2);
  return {
    ...titleOnly(capitalised(some(2, 7).join(" "))),
    id: `bench:${String(n).padStart(7, "0")}`,
    source: "bench",
    language,
    year,
    place,
    publisher,
    extent: `${between(random, 40, 640)} ${pages[language]}`,
    names: namesOf(random, matter.heading[language]),
    isbns: year > 1990 && random() < 0.6 ? [isbnOf(n)] : [],
    ...subjectsOf(random, language, matter),
    ...(random() < 0.3 ? { subtitle: some(1, 4).join(" ") } : {}),
    keywords: random() < 0.4 ? some(2, 3) : [],
    ...(random() < 0.2 ? { annotation: capitalised(`${some(8, 14).join(" ")}.`) } : {}),
  };
}

function languageOf(share: number): Language {
  if (share < 0.45) return "kk";
  return share < 0.9 ? "ru" : "en";
}

function namesOf(random: () => number, heading: HeadingDraw): Name[] {
  const share = random();
  if (share < 0.1) return [];
  const author = personOf(heading(random), "author");
  return share < 0.85 ? [author] : [author, personOf(heading(random), "editor")];
}

/** One or two topics; a third of the records have each heading in other languages as well, as bilingual catalogues do. */
function subjectsOf(random: () => number, language: Language, { topics }: Matter): Pick<BibRecord, "subjects" | "udc"> {
  const chosen = Array.from({ length: between(random, 1, 2) }, () => pick(topics, random)).filter(
    (one) => one !== undefined,
  );
  const inSeveral = random() < 0.35;
  const subjects = chosen.flatMap((topic) =>
    languages.filter((other) => other === language || inSeveral).map((other) => topic[other]),
  );
  return { subjects: [...new Set(subjects)], udc: [...new Set(chosen.map(({ udc }) => udc))] };
}

function isbnOf(n: number): string {
  const body = `978601${String(n % 1_000_000).padStart(6, "0")}`;
  for (let digit = 0; digit < 10; digit++) {
    const isbn = isbn13(`${body}${digit}`);
    if (isbn) return isbn;
  }
  throw new Error(`${body} has no check digit`);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function pick<T>(choices: readonly T[], random: () => number): T | undefined {
  return choices[Math.floor(choices.length * random())];
}

/** Steps of about the golden section visit every number once and leave neighbours far apart. */
function coprimeStride(size: number): number {
  let stride = Math.max(1, Math.round(size * 0.618));
  while (greatestCommonDivisor(stride, size) > 1) stride++;
  return stride;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
