import type { IndexFile } from "../index/index-file.ts";
import { matchKey } from "../language/match-key.ts";
import { everyStem } from "../language/stem.ts";
import { kazakhStems } from "../language/stem-kazakh.ts";
import { isChatter, isFunctionWord } from "../language/stop-words.ts";
import { toCyrillic } from "../language/transliterate.ts";
import { words } from "../language/words.ts";
import type { Store } from "../library/store.ts";
import { readIdentifiers } from "./filters/identifiers.ts";
import { mergeFilters } from "./filters/merge-filters.ts";

export interface ExactEvidence {
  readonly owner: string;
  readonly by: "identifier" | "title" | "name";
  /** It is all that the question says, or stands there in quotation marks. */
  readonly whole: boolean;
}

interface Sources {
  readonly store: Pick<Store, "ownersByKeys">;
  readonly file: Pick<IndexFile, "ownersByTitleKeys">;
}

/** Words of a question that stand together. */
interface Run {
  readonly words: readonly string[];
  /** In quotation marks, or all that the question says. */
  readonly whole: boolean;
}

type Found = Pick<ExactEvidence, "owner" | "whole">;

const longestRun = 10;
const longestName = 4;
const shortestName = 3;
const quotation = /«([^»]+)»|“([^”]+)”|„([^“”]+)[“”]|"([^"]+)"/gu;
const identifier = /\b(?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXxХх]\b|\b\d{4}-\d{3}[\dXxХх]\b/gu;

/** What the question names outright: an identifier, a whole title (the longest that fits), a whole name. */
export function findExact(text: string, language: string, sources: Sources): ExactEvidence[] {
  const identified = [...sources.store.ownersByKeys("identifier", identifiersOf(text)).values()].flat();
  const runs = runsOf(text, language);
  return [
    ...identified.map((owner) => ({ owner, by: "identifier" as const, whole: true })),
    ...findTitles(runs, language, sources).map((found) => ({ ...found, by: "title" as const })),
    ...findNames(runs, language, sources).map((found) => ({ ...found, by: "name" as const })),
  ];
}

function findTitles(runs: readonly Run[], language: string, { store, file }: Sources): Found[] {
  const keyed = runs
    .filter((run) => run.whole || mayBeTitle(run.words, language))
    .map((run) => ({ ...run, keys: keysOf(run.words, language), stemKeys: stemKeys(run.words) }));
  const held = store.ownersByKeys("title", once(keyed.flatMap(({ keys }) => keys)));
  const inflected = file.ownersByTitleKeys(once(keyed.flatMap((run) => run.stemKeys)));
  return firstFound(keyed, (run) => {
    const direct = run.keys.flatMap((key) => held.get(key) ?? []);
    return direct.length > 0 ? direct : run.stemKeys.flatMap((key) => inflected.get(key) ?? []);
  });
}

function findNames(runs: readonly Run[], language: string, { store }: Sources): Found[] {
  const keyed = runs
    .filter((run) => run.words.length <= longestName)
    .map((run) => ({ ...run, keys: keysOf(run.words, language).filter((key) => key.length >= shortestName) }));
  const held = store.ownersByKeys("name", once(keyed.flatMap(({ keys }) => keys)));
  return firstFound(keyed, ({ keys }) => keys.flatMap((key) => held.get(key) ?? []));
}

const once = (keys: readonly string[]): string[] => [...new Set(keys)];

function identifiersOf(text: string): string[] {
  if (!/\d/u.test(text) && /\s/u.test(text.trim())) return [];
  const written = text.match(identifier) ?? [];
  const numbers = written.map((number) => number.replace(/[-\s]/gu, ""));
  const lone = words(text).length === 1 || /^\S+$/u.test(text.trim()) ? [matchKey(text)] : [];
  const { callNumber } = mergeFilters(readIdentifiers(text));
  const shelved = callNumber === undefined ? [] : [callNumber];
  return once([
    ...numbers.map(matchKey),
    ...numbers.flatMap(thirteenDigits),
    ...written.map(matchKey),
    ...lone,
    ...shelved,
  ]);
}

/** The 13-digit form of a 10-digit ISBN; its check digit is not trusted, as readers mistype it less than they copy it. */
function thirteenDigits(number: string): string[] {
  if (!/^\d{9}[\dXxХх]$/u.test(number)) return [];
  const body = `978${number.slice(0, 9)}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return [`${body}${(10 - (sum % 10)) % 10}`];
}

/** Runs to look up, the surest first: quoted text, the whole question, then stretches from long to short. */
function runsOf(text: string, language: string): Run[] {
  const quoted = [...text.matchAll(quotation)].map((match) => words(match.slice(1).find(Boolean) ?? ""));
  const all = words(text.normalize("NFC").replace(/(?<=\p{L})['’ʼ](?=\p{L})/gu, ""));
  const meaning = withoutAsking(all, language);
  const stretches: Run[] = [];
  for (let length = Math.min(longestRun, all.length); length >= 1; length--) {
    for (let start = 0; start + length <= all.length; start++) {
      stretches.push({ words: all.slice(start, start + length), whole: false });
    }
  }
  const whole = [...quoted, all, meaning].map((run) => ({ words: run, whole: true }));
  return [...whole, ...stretches].filter((run) => run.words.length > 0);
}

/** The question without asking words at either end. */
function withoutAsking(all: readonly string[], language: string): string[] {
  const asks = (word: string): boolean => isFunctionWord(word, language) || isChatter(word, language);
  const first = all.findIndex((word) => !asks(word));
  const last = all.findLastIndex((word) => !asks(word));
  return first < 0 ? [] : all.slice(first, last + 1);
}

function firstFound<T extends Run>(runs: readonly T[], find: (run: T) => readonly string[]): Found[] {
  const found = new Map<string, boolean>();
  for (const run of runs) {
    // A question may quote several titles; of stretches only the longest counts.
    if (found.size > 0 && !run.whole) break;
    for (const owner of find(run)) if (!found.has(owner)) found.set(owner, run.whole);
  }
  return [...found].map(([owner, whole]) => ({ owner, whole }));
}

/** A single word inside a question ("ана", "война", "the Kazakhs") is a topic rather than a title; «Мен саған ғашық едім» is one. */
function mayBeTitle(run: readonly string[], language: string): boolean {
  const meaning = run.filter((word) => !isFunctionWord(word, language) && !isChatter(word, language)).length;
  return meaning >= 2 || (meaning === 1 && run.length >= 4);
}

/** Keys under which the run may be stored: as written, in Cyrillic, and with the endings of its last word taken off one by one. */
export function keysOf(run: readonly string[], language: string): string[] {
  const written = matchKey(run.join(" "));
  const keys = new Set<string>();
  for (const key of [written, toCyrillic(written)]) {
    const parts = key.split(" ");
    const last = parts.pop() ?? "";
    for (const ending of [last, ...(language === "ru" ? russianBases(last) : kazakhStems(last))])
      keys.add([...parts, ending].join(" "));
  }
  return [...keys];
}

/** Ауэзова, Ауэзову, Ауэзовым → Ауэзов; Достоевского → Достоевский; Толстого → Толстой; Ахматовой → Ахматова. */
function russianBases(word: string): string[] {
  const surname = /^(\p{L}{2,}(?:[ое]в|[иы]н))(?:а|у|ым|е|ой|ы)$/u.exec(word)?.[1];
  if (surname) return [surname, `${surname}а`];
  const adjective = /^(\p{L}{3,})(?:ого|его|ому|ему|им|ым|ом|ем|ой)$/u.exec(word)?.[1];
  if (adjective) return [`${adjective}ий`, `${adjective}ой`, `${adjective}ый`, `${adjective}ая`];
  const noun = /^(\p{L}{3,})(?:а|у|ом|е|я|ю|ем)$/u.exec(word)?.[1];
  return noun ? [noun, `${noun}й`, `${noun}ь`] : [];
}

/** The run's stems by each ladder, as the titles of the index are keyed. */
function stemKeys(run: readonly string[]): string[] {
  const written = matchKey(run.join(" "));
  const texts = [...new Set([written, toCyrillic(written)])];
  const keys = texts.flatMap((text) => {
    const stems = text.split(" ").map(everyStem);
    return [0, 1].map((ladder) => stems.map((each) => each[ladder] ?? each[0]).join(" "));
  });
  return [...new Set(keys)];
}
