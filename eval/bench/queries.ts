import { between, seeded } from "../../corpus/authoring/seeded.ts";
import { type Language, languages } from "../../server/library/language.ts";
import type { BibRecord } from "../../server/library/record.ts";
import { mistyped, withoutKazakhLetters } from "./damage.ts";
import { otherForm } from "./inflect.ts";
import { lowerWords, plainFields } from "./plain-fields.ts";
import type { RecordSource } from "./records.ts";

export const queryKinds = ["clean", "inflected", "typo", "no-kazakh-letters", "frequent", "cross-language"] as const;
export type QueryKind = (typeof queryKinds)[number];

/** A known-item query: two to six words of one record, as somebody who wants that record might type them. */
export interface Query {
  readonly id: string;
  readonly kind: QueryKind;
  readonly language: Language;
  readonly text: string;
  /** The id of the record it was made from. */
  readonly target: string;
  /** The words as they stand in the record, lower case, before anything was done to them. */
  readonly source: readonly string[];
}

interface QueryOptions {
  /** Records of the catalogue that is searched. */
  readonly size: number;
  readonly perKind?: number;
  readonly seed?: string;
}

interface Making {
  readonly record: BibRecord;
  readonly random: () => number;
  readonly topics: RecordSource["topics"];
  /** In how many records of a sample a word stands. */
  readonly frequency: ReadonlyMap<string, number>;
}

type Made = Pick<Query, "text" | "source">;

// The same targets at every size: what changes along the curve is what they must be told from.
const targetPool = 10_000;
const sampleSize = 2000;

/** Queries of every kind, the same for the same seed and records. */
export function benchQueries(source: RecordSource, { size, perKind = 60, seed = "queries" }: QueryOptions): Query[] {
  const pool = Math.min(size, targetPool);
  const frequency = wordFrequency(source, Math.min(pool, sampleSize));
  return queryKinds.flatMap((kind) => {
    const random = seeded(`${seed} ${kind}`);
    const made: Query[] = [];
    const used = new Set<string>();
    for (let attempt = 0; made.length < perKind && attempt < 100 * perKind; attempt++) {
      const record = source.record(between(random, 0, pool - 1));
      const query = used.has(record.id)
        ? undefined
        : makers[kind]({ record, random, frequency, topics: source.topics });
      if (!query || query.source.length < 2) continue;
      used.add(record.id);
      made.push({ id: `${kind}-${made.length + 1}`, kind, language: languageOf(record), target: record.id, ...query });
    }
    return made;
  });
}

const makers: Readonly<Record<QueryKind, (making: Making) => Made | undefined>> = {
  clean: (making) => asTyped(chosenWords(making)),
  inflected: (making) => inflected(chosenWords(making), making),
  typo: (making) => withTypo(chosenWords(making), making.random),
  "no-kazakh-letters": (making) => inRussianLetters(chosenWords(making)),
  frequent: (making) => asTyped(mostFrequent(making)),
  "cross-language": (making) => inOtherLanguage(making),
};

/** Words of the title in their order, and often the author's surname. */
function chosenWords({ record, random }: Making): string[] {
  const title = [...new Set(lowerWords(plainFields(record).title))].filter((word) => word.length >= 4);
  const wanted = between(random, 2, 5);
  const dropped = Math.max(0, title.length - wanted);
  const from = between(random, 0, dropped);
  return [...title.slice(from, from + wanted), ...(random() < 0.5 ? surnameOf(record) : [])];
}

/** The words of title and topics that most records have. */
function mostFrequent({ record, random, frequency }: Making): string[] {
  const count = (word: string): number => frequency.get(word) ?? 0;
  return topicalWords(record)
    .filter((word) => word.length >= 3)
    .toSorted((a, b) => count(b) - count(a) || (a < b ? -1 : 1))
    .slice(0, between(random, 2, 4));
}

function asTyped(source: readonly string[]): Made {
  return { text: source.join(" "), source };
}

/** Half of the words, at least one, in another form. */
function inflected(source: readonly string[], { record, random }: Making): Made | undefined {
  const surest = between(random, 0, Math.max(0, source.length - 1));
  const typed = source.map((word, at) =>
    at === surest || random() < 0.5 ? (otherForm(word, languageOf(record), random) ?? word) : word,
  );
  return isChanged(typed, source) ? { text: typed.join(" "), source } : undefined;
}

function withTypo(source: readonly string[], random: () => number): Made | undefined {
  const long = source.filter((word) => word.length >= 5);
  const chosen = long[between(random, 0, long.length - 1)];
  if (chosen === undefined) return undefined;
  return { text: source.map((word) => (word === chosen ? mistyped(word, random) : word)).join(" "), source };
}

function inRussianLetters(source: readonly string[]): Made | undefined {
  const typed = source.map(withoutKazakhLetters);
  return isChanged(typed, source) ? { text: typed.join(" "), source } : undefined;
}

/** A topic in a language other than the title's, the author and the year, for a record that has the topic in several. */
function inOtherLanguage({ record, random, topics }: Making): Made | undefined {
  const own = languageOf(record);
  const others = languages.filter((language) => language !== own);
  const asked = others[between(random, 0, others.length - 1)];
  const inAll = topics.find((topic) => languages.every((language) => record.subjects.includes(topic[language])));
  const surname = surnameOf(record);
  if (!inAll || !asked || inAll[asked] === inAll[own] || surname.length === 0) return undefined;
  const topic = [...new Set(lowerWords(inAll[asked]))].filter((word) => word.length >= 3).slice(0, 3);
  return asTyped([...topic, ...surname, String(record.year)]);
}

function topicalWords(record: BibRecord): string[] {
  const { title, subjects } = plainFields(record);
  return [...new Set(lowerWords(`${title} ${subjects}`))];
}

function surnameOf({ names }: BibRecord): string[] {
  return lowerWords(names[0]?.heading.split(",")[0] ?? "").slice(0, 1);
}

function isChanged(typed: readonly string[], source: readonly string[]): boolean {
  return typed.some((word, at) => word !== source[at]);
}

function languageOf({ language }: BibRecord): Language {
  return languages.find((each) => each === language) ?? "kk";
}

function wordFrequency(source: RecordSource, sample: number): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (let n = 0; n < sample; n++) {
    for (const word of topicalWords(source.record(n))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  return frequency;
}
