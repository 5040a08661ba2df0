import { matchKey } from "../language/match-key.ts";
import type { BibRecord } from "../library/record.ts";
import { workKey } from "../library/work-key.ts";
import type { Ask, Reply } from "./ask.ts";
import { composeItem } from "./compose-item.ts";
import { composeNotFound, nearest } from "./compose-not-found.ts";
import { type FoundBook, findBooks } from "./find-books.ts";

/** The title a question names: the one in quotation marks, else the words left of its frame. */
export function titleAsked(ask: Ask): string {
  return ask.book.quoted[0] ?? ask.book.words.map((word) => word.raw).join(" ");
}

/** Answers with the records whose title was asked for; undefined when no record has it. */
export async function respondItem(ask: Ask): Promise<Reply | undefined> {
  const titled = await titledBooks(ask);
  return titled.length === 0 ? undefined : chooseEditions(titled, ask);
}

/** As `respondItem`, and says so when no record has the title. */
export async function respondTitle(ask: Ask): Promise<Reply> {
  const reply = await respondItem(ask);
  return reply ?? composeNotFound(ask, { missing: "book", nearest: nearest(await findBooks(titleAsked(ask), ask)) });
}

async function titledBooks(ask: Ask): Promise<BibRecord[]> {
  const numbered = byNumber(ask);
  if (numbered.length > 0) return numbered;
  const titled = bestTitled(await findBooks(titleAsked(ask), ask));
  return titled.length > 0 || ask.book.quoted.length > 0 ? titled : byWholeTitle(ask);
}

/** By ISBN, ISSN or control number. */
function byNumber(ask: Ask): BibRecord[] {
  const numbers = ask.text.match(/\d[\dXxХх -]{6,16}[\dXxХх]/gu) ?? [];
  const ids = numbers.flatMap((number) =>
    keysOf(number).flatMap((key) => ask.parts.catalogue.ownersByKey("identifier", key)),
  );
  return ask.parts.catalogue.records([...new Set(ids)]);
}

function keysOf(number: string): string[] {
  const digits = number.replace(/[^\dXxХх]/gu, "").replace(/[xХх]/gu, "X");
  const isbn13 = digits.length === 10 ? withCheckDigit(`978${digits.slice(0, 9)}`) : digits;
  return [...new Set([isbn13, digits, number.trim(), `${digits.slice(0, 4)}-${digits.slice(4)}`].map(matchKey))];
}

function withCheckDigit(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}

/** Titles that stand in the question word for word, made partly of words that else only frame a question. */
function byWholeTitle(ask: Ask): BibRecord[] {
  const places = ask.spoken.flatMap((word, place) =>
    ask.book.words.some((one) => one.raw === word.raw) ? [place] : [],
  );
  const first = places[0] ?? 0;
  const last = places.at(-1) ?? -1;
  if (last < first || ask.spoken.length > 20) return [];
  for (let from = 0; from <= first; from += 1) {
    for (let to = ask.spoken.length; to > last; to -= 1) {
      const key = matchKey(
        ask.spoken
          .slice(from, to)
          .map((word) => word.raw)
          .join(" "),
      );
      const owners = ask.parts.catalogue.ownersByKey("title", key);
      if (owners.length > 0) return ask.parts.catalogue.records(owners);
    }
  }
  return [];
}

/** Those with exactly this title, else those whose title begins with it; by their own title, else by the original one. */
function bestTitled(found: readonly FoundBook[]): BibRecord[] {
  const own = found.filter((book) => book.own.isTitle);
  const whole = own.filter((book) => book.own.held === 1);
  const chosen = whole.length > 0 ? whole : own.length > 0 ? own : found.filter((book) => book.match.isTitle);
  // "Войну и мир" is nearer to Война и мир than to Война миров, though their stems are the same.
  const most = Math.max(0, ...chosen.map((book) => book.match.exact));
  return chosen.filter((book) => book.match.exact === most).map((book) => book.record);
}

function chooseEditions(titled: readonly BibRecord[], ask: Ask): Reply {
  const editions = editionsOf(titled, ask);
  const wanted = ask.book.language?.language;
  const spoken = wanted === undefined ? titled : editions.filter((record) => record.language === wanted);
  if (spoken.length === 0) return composeNotFound(ask, { missing: "edition", nearest: titled });
  const number = ask.book.volume?.number;
  const volumes = number === undefined ? spoken : withVolume(spoken, editions, number);
  if (volumes.length === 0) {
    const elsewhere = editions.filter((record) => record.part?.number === number);
    return composeNotFound(ask, { missing: "volume", nearest: [...elsewhere, ...spoken.toSorted(byPart)] });
  }
  const shown = volumes.toSorted(byPart);
  const others = editions.filter(
    (record) =>
      !shown.includes(record) &&
      record.language !== shown[0]?.language &&
      (number === undefined || record.part?.number === number),
  );
  return composeItem(ask, { records: shown, others: wanted === undefined ? others.toSorted(byPart) : [] });
}

/** The volume among those asked for, else among the other editions in the same language. */
function withVolume(spoken: readonly BibRecord[], editions: readonly BibRecord[], number: number): BibRecord[] {
  const languages = new Set(spoken.map((record) => record.language));
  const pool = [...new Set([...spoken, ...editions.filter((record) => languages.has(record.language))])];
  return pool.filter((record) => record.part?.number === number);
}

/** All editions of the works, those given first. */
export function editionsOf(records: readonly BibRecord[], ask: Ask): BibRecord[] {
  const ids = records.flatMap((record) => ask.parts.catalogue.ownersByKey("work", workKey(record)));
  const more = ask.parts.catalogue.records(
    [...new Set(ids)].filter((id) => !records.some((record) => record.id === id)),
  );
  return [...records, ...more];
}

const byPart = (a: BibRecord, b: BibRecord): number => (a.part?.number ?? 0) - (b.part?.number ?? 0);
