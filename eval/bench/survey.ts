import { type Language, languages } from "../../server/library/language.ts";
import type { BibRecord } from "../../server/library/record.ts";
import { lowerWords, searchableText } from "./plain-fields.ts";
import type { Query } from "./queries.ts";

/** What a set of records is like, and how well its queries tell their targets apart. */
export interface Survey {
  readonly distinctWords: number;
  readonly meanCharacters: number;
  readonly languages: Readonly<Record<Language, number>>;
  /** By the id of a query: how many records hold all of its source words, the target among them. */
  readonly holders: ReadonlyMap<string, number>;
}

/** Reads the records once, keeping none. */
export function survey(records: Iterable<BibRecord>, queries: readonly Query[]): Survey {
  const words = new Set<string>();
  const count: Record<Language, number> = { kk: 0, ru: 0, en: 0 };
  const counter = holderCounter(queries);
  let characters = 0;
  let total = 0;
  for (const record of records) {
    const text = searchableText(record);
    const own = new Set(lowerWords(text));
    for (const word of own) words.add(word);
    counter.take(own);
    const language = languages.find((each) => each === record.language);
    if (language) count[language] += 1;
    characters += text.length;
    total += 1;
  }
  return {
    distinctWords: words.size,
    meanCharacters: characters / Math.max(total, 1),
    languages: count,
    holders: counter.holders,
  };
}

/** Looks up each word of a record once, rather than each query in each record. */
function holderCounter(queries: readonly Query[]) {
  const asking = Map.groupBy(
    queries.flatMap(({ id, source }) => [...new Set(source)].map((word) => ({ id, word }))),
    ({ word }) => word,
  );
  const needed = new Map(queries.map(({ id, source }) => [id, new Set(source).size]));
  const holders = new Map(queries.map(({ id }) => [id, 0]));
  return {
    holders,
    take(words: ReadonlySet<string>): void {
      const held = new Map<string, number>();
      for (const { id } of [...words].flatMap((word) => asking.get(word) ?? [])) increase(held, id);
      for (const [id, count] of held) if (count === needed.get(id)) increase(holders, id);
    },
  };
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
