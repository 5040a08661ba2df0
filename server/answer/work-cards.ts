import { matchKey } from "../language/match-key.ts";
import type { BibRecord } from "../library/record.ts";
import type { EditionLine, RecordCard } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { editionsOf } from "./editions.ts";
import { asksForEditions } from "./editions-asked.ts";
import { cardOf, isFree, isFreeAt } from "./holdings.ts";

/** A work as it is shown: by one of its editions. */
export interface ShownWork {
  readonly record: BibRecord;
  /** Further editions among the records to show. */
  readonly found: readonly BibRecord[];
  /** All other editions that the library has. */
  readonly others: readonly BibRecord[];
}

/** Which edition stands for a work: the first, or the one that suits the reader. */
export type Stand = "first" | "suiting";

/** The works of records, the first `most` in their order; asked for editions, every record by itself. */
export function gatherWorks(
  records: readonly BibRecord[],
  ask: Ask,
  { most, stand = "suiting" }: { most: number; stand?: Stand },
): ShownWork[] {
  const { catalogue } = ask.parts;
  const distinct = [...new Map(records.map((record) => [record.id, record])).values()];
  if (asksForEditions(ask.spoken)) return eachApart(distinct.slice(0, mostApart), ask);
  const works = Map.groupBy(distinct, ({ id }) => catalogue.workOf(id));
  return [...works.values()].slice(0, most).flatMap((found) => {
    const [first] = found;
    if (first === undefined) return [];
    const editions = editionsOf(found, ask);
    const record = stand === "first" ? first : suiting({ first, found, editions }, ask);
    const isOther = ({ id }: BibRecord): boolean => id !== record.id;
    return [{ record, found: found.filter(isOther), others: editions.filter(isOther) }];
  });
}

const mostApart = 8;

function eachApart(records: readonly BibRecord[], ask: Ask): ShownWork[] {
  const shown = new Set(records.map(({ id }) => id));
  return records.map((record) => ({
    record,
    found: [],
    others: editionsOf([record], ask).filter(({ id }) => !shown.has(id)),
  }));
}

interface Found {
  readonly first: BibRecord;
  readonly found: readonly BibRecord[];
  readonly editions: readonly BibRecord[];
}

/** In the language asked for, else that of the title as typed, else the reader's, else as found; one found before others of that language. */
function suiting({ first, found, editions }: Found, ask: Ask): BibRecord {
  const { language, volume } = ask.book;
  const typed = longestTyped(found, ask);
  const inOwn = typed.find((record) => record.language === ask.language) ?? typed[0];
  const fitting = editions.filter(({ part }) => volume === undefined || part?.number === first.part?.number);
  for (const one of [language?.language, inOwn?.language, ask.language, first.language]) {
    if (one === undefined) continue;
    const spoken = [typed, found, fitting].map((pool) => pool.filter((record) => record.language === one));
    const best = bestOf(spoken.find((pool) => pool.length > 0) ?? [], ask);
    if (best) return best;
  }
  return first;
}

/** Those whose title stands in the question letter by letter: of "Абай жолы" and its second volume the volume, if all of it was typed. */
function longestTyped(found: readonly BibRecord[], ask: Ask): BibRecord[] {
  const text = ` ${matchKey(ask.text)} `;
  const quoted = ask.book.quoted.map(matchKey);
  const lengths = found.map((record) => {
    const typed = [record.title, record.commonTitle ?? ""].map(matchKey).filter((key) => {
      // Outside quotation marks only English titles are Latin letters meant as such: others are typed as they sound.
      const isPlain = ask.language === "en" || !/[a-z]/u.test(key) || quoted.includes(key);
      return key !== "" && isPlain && text.includes(` ${key} `);
    });
    return Math.max(0, ...typed.map((key) => key.length));
  });
  const longest = Math.max(1, ...lengths);
  return found.filter((_, place) => lengths[place] === longest);
}

/** The whole work before its volumes; of equal titles the one that is free, at the branch named if there is one. */
function bestOf(records: readonly BibRecord[], { named }: Ask): BibRecord | undefined {
  const whole = records.find(({ part }) => part === undefined) ?? records[0];
  const alike = records.filter(({ title }) => title === whole?.title);
  return alike.find((record) => isFreeAt(record, named?.id)) ?? alike.find(isFree) ?? whole;
}

const mostSame = 8;
const mostEditions = 12;

/** The card of the edition that stands for a work, with its other editions: volumes in their order, then one of each language before more of any. */
export function workCard({ record, others }: ShownWork): RecordCard {
  const ordered = others.toSorted(
    (a, b) => languagePlace(a) - languagePlace(b) || (a.part?.number ?? 0) - (b.part?.number ?? 0),
  );
  const same = ordered.filter(({ language }) => language === record.language);
  const foreign = ordered.filter(({ language }) => language !== record.language);
  const ofEach = [...Map.groupBy(foreign, ({ language }) => language).values()].flatMap(([first]) => first ?? []);
  const more = foreign.filter((one) => !ofEach.includes(one));
  const editions = [...same.slice(0, mostSame), ...ofEach, ...more].slice(0, mostEditions);
  return { ...cardOf(record), ...(editions.length > 0 && { editions: editions.map(editionLine) }) };
}

const order: readonly (string | undefined)[] = ["kk", "ru", "en"];

export const languagePlace = ({ language }: BibRecord): number =>
  order.includes(language) ? order.indexOf(language) + 1 : order.length + 1;

function editionLine({ id, title, language, year }: BibRecord): EditionLine {
  return { id, title, ...(language !== undefined && { language }), ...(year !== undefined && { year }) };
}
