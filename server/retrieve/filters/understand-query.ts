import { readAudience } from "./audience.ts";
import { type FindName, readAuthor } from "./author.ts";
import { readAvailable } from "./available.ts";
import type { ReadBranch } from "./branch.ts";
import { readForm } from "./form.ts";
import { type Found, isWithin } from "./found.ts";
import { readGrade } from "./grade.ts";
import { readIdentifiers } from "./identifiers.ts";
import { mergeFilters } from "./merge-filters.ts";
import type { FilterName, QueryFilters } from "./query-filters.ts";
import { type QueryWord, readQueryWords, strike } from "./query-words.ts";
import { restOf } from "./rest-of-query.ts";
import { readTextLanguage } from "./text-language.ts";
import { readYears } from "./year.ts";

/** What a library knows that a query may name. */
export interface QueryKnowledge {
  /** Made once by `branchReader`. */
  readonly readBranch: ReadBranch;
  readonly findName: FindName;
  /** Whether these words are a whole title of the catalogue: no part of a title is a filter. */
  readonly isTitle: (words: readonly string[]) => boolean;
  /** Without it "the last five years" is no filter. */
  readonly thisYear?: number;
}

export interface UnderstandOptions {
  readonly knowledge: QueryKnowledge;
  /** Filters not to be read; their words stay. */
  readonly off?: readonly FilterName[];
}

export interface UnderstoodQuery {
  readonly filters: QueryFilters;
  /** What is to be searched for: the text without those words of filters that no catalogue is searched by. */
  readonly rest: string;
  /** In the order of the text. */
  readonly spans: readonly { readonly from: number; readonly to: number; readonly filter: FilterName }[];
}

const quotation = /«[^»]+»|“[^”]+”|„[^“”]+[“”]|"[^"]+"/gu;

/** The filters in a query as people type it. Titles in quotation marks are never read. */
export function understandQuery(text: string, { knowledge, off = [] }: UnderstandOptions): UnderstoodQuery {
  const quoted = [...text.matchAll(quotation)].map(({ 0: title, index: from }) => ({ from, to: from + title.length }));
  const isOn = ({ filter }: Found): boolean => !off.includes(filter);
  const shaped = readIdentifiers(strike(text, quoted)).filter(isOn);
  const words = readQueryWords(strike(text, [...quoted, ...shaped]));
  const spoken = knowledge.isTitle(rawOf(words)) ? [] : readSpoken(words, knowledge, isOn);
  const apartFound = apart([...shaped, ...spoken]);
  const found = apartFound.map((one) => withLead(words, one, apartFound)).toSorted((a, b) => a.from - b.from);
  return {
    filters: mergeFilters(found),
    rest: restOf(text, found),
    spans: found.map(({ from, to, filter }) => ({ from, to, filter })),
  };
}

const rawOf = (words: readonly QueryWord[]): string[] => words.map(({ raw }) => raw);

function readSpoken(words: readonly QueryWord[], knowledge: QueryKnowledge, isOn: (found: Found) => boolean): Found[] {
  const isInTitle = titleTest(words, knowledge.isTitle);
  const isAsked = (found: Found): boolean => isOn(found) && !isDenied(words, found) && !isInTitle(found);
  const timeless = [
    ...readForm(words),
    ...readGrade(words),
    ...readTextLanguage(words),
    ...readAudience(words),
    ...knowledge.readBranch(words),
    ...readAvailable(words),
    ...readAuthor(words, knowledge.findName),
  ];
  const taken = apart(timeless.filter(isAsked));
  const years = readYears(words, { taken, thisYear: knowledge.thisYear });
  return [...taken, ...years.filter(isAsked)];
}

/** Of those that claim the same words the longest stays. */
function apart(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of found.toSorted((a, b) => b.to - b.from - (a.to - a.from)))
    if (!kept.some(({ from, to }) => from < one.to && one.from < to)) kept.push(one);
  return kept;
}

const leads = new Set("for in of from the a an by at with to для в во на с со из за".split(" "));

/** With the prepositions and articles that lead to it: left alone they say nothing. */
function withLead(words: readonly QueryWord[], found: Found, others: readonly Found[]): Found {
  let { from } = found;
  for (let at = words.findIndex((word) => word.from >= from); at > 0; at -= 1) {
    const lead = words[at - 1];
    if (!lead || !words[at]?.joined || !leads.has(lead.folded) || isWithin(lead, others)) break;
    from = lead.from;
  }
  return { ...found, from };
}

const denials = new Set(["не", "кроме", "без", "not", "except", "without", "non", "no"]);
const denialsAfter = new Set(["емес", "баска", "except"]);

/** "Не учебник", "қазақша емес", "not in Russian". */
function isDenied(words: readonly QueryWord[], { from, to }: Found): boolean {
  const first = words.findIndex((word) => word.from >= from);
  const [before, after] = [words[first - 1], words.find((word) => word.from >= to)];
  return (
    (before !== undefined && words[first]?.joined === true && denials.has(before.folded)) ||
    (after?.joined === true && denialsAfter.has(after.folded))
  );
}

const reach = 3;

/** Tells whether a filter's words and some beside them are a title: "Двадцать лет спустя", "Хазарский словарь". */
function titleTest(words: readonly QueryWord[], isTitle: QueryKnowledge["isTitle"]): (found: Found) => boolean {
  const known = new Map<string, boolean>();
  const isTitleAt = (from: number, to: number): boolean => {
    const run = rawOf(words.slice(from, to));
    const key = `${from} ${to}`;
    const held = known.get(key) ?? isTitle(run);
    known.set(key, held);
    return held;
  };
  return (found) => {
    const start = words.findIndex((word) => isWithin(word, [found]));
    const end = words.findLastIndex((word) => isWithin(word, [found])) + 1;
    const starts = Array.from({ length: Math.min(start, reach) + 1 }, (_, back) => start - back);
    const ends = Array.from({ length: Math.min(words.length - end, reach) + 1 }, (_, on) => end + on);
    return starts.some((from) => ends.some((to) => to - from > end - start && isTitleAt(from, to)));
  };
}
