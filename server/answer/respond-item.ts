import { matchKey } from "../language/match-key.ts";
import { hear } from "../language/utterance.ts";
import type { BibRecord } from "../library/record.ts";
import type { Ask, Reply } from "./ask.ts";
import { asksForBoth } from "./both-asked.ts";
import { composeItem } from "./compose-item.ts";
import { composeNotFound, nearest } from "./compose-not-found.ts";
import { editionsOf } from "./editions.ts";
import { findBooks } from "./find-books.ts";
import { issuesAsked } from "./issue-asked.ts";
import { sameStem } from "./same-word.ts";
import { findQuoted, findUnquoted, type Titled } from "./titled-books.ts";

/** The title a question names: the one in quotation marks, else the words left of its frame. */
export function titleAsked(ask: Ask): string {
  return ask.book.quoted[0] ?? ask.book.words.map((word) => word.raw).join(" ");
}

/** Answers with the records whose title was asked for; undefined when no record has it. */
export async function respondItem(ask: Ask): Promise<Reply | undefined> {
  const titled = await findTitled(ask);
  return titled.records.length === 0 ? undefined : chooseEditions(titled, ask);
}

/** As `respondItem`, only by a title of several words or (`withName`: and) with its author's name; for questions that ask for more than it. */
export async function respondFirmTitle(ask: Ask, { withName }: { withName: boolean }): Promise<Reply | undefined> {
  const titled = await findTitled(ask);
  return titled.isFirm && (titled.isNamed || !withName) && titled.records.length > 0
    ? chooseEditions(titled, ask)
    : undefined;
}

/** As `respondItem`, and says so when no record has the title. */
export async function respondTitle(ask: Ask): Promise<Reply> {
  const reply = await respondItem(ask);
  if (reply) return reply;
  const title = titleAsked(ask);
  return composeNotFound(ask, { missing: "book", nearest: nearest(await findBooks(title, ask), title) });
}

/** The records that a question names by number or title. */
export async function findTitled(ask: Ask): Promise<Titled> {
  const numbered = byNumber(ask);
  if (numbered.length > 0) return { records: numbered, leftOver: 0, isFirm: true, isNamed: true };
  const [quoted] = ask.book.quoted;
  return quoted === undefined ? findUnquoted(ask) : findQuoted(quoted, ask);
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

function chooseEditions({ records: titled, leftOver }: Titled, ask: Ask): Reply {
  const issues = issuesAsked(titled, { text: ask.text, catalogue: ask.parts.catalogue });
  if (issues.length > 0) return composeItem(ask, { records: issues });
  const editions = editionsOf(titled, ask);
  const wanted = ask.book.language?.language;
  const spoken = wanted === undefined ? titled : editions.filter((record) => record.language === wanted);
  if (spoken.length === 0) return composeNotFound(ask, { missing: "edition", nearest: titled });
  const number = asksForBoth(ask.spoken) ? undefined : ask.book.volume?.number;
  const volumes = number === undefined ? onTopic(spoken, ask) : withVolume(spoken, editions, { number, ask });
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
  return composeItem(ask, {
    records: shown,
    others: wanted === undefined ? others.toSorted(byPart) : [],
    isSure: leftOver === 0,
  });
}

/** The volume whose own title or topics hold a word of the question: "the volume on optics". */
function onTopic(volumes: readonly BibRecord[], { book }: Ask): readonly BibRecord[] {
  if (volumes.length < 2 || volumes.some(({ part }) => part === undefined)) return volumes;
  const words = book.asked.filter((word) => !word.framing && word.folded.length > 2);
  const told = (record: BibRecord, text: string): boolean => {
    const common = hear(record.commonTitle ?? "");
    const own = hear(text).filter((held) => !common.some((word) => sameStem(held, word)));
    return words.some((word) => own.some((held) => sameStem(word, held)));
  };
  const titled = volumes.filter((record) => told(record, record.part?.title ?? ""));
  const met = titled.length > 0 ? titled : volumes.filter((record) => told(record, record.keywords.join(" ")));
  return met.length > 0 ? met : volumes;
}

/** The volume among those asked for, else among the other editions in the same language. */
function withVolume(
  spoken: readonly BibRecord[],
  editions: readonly BibRecord[],
  { number, ask }: { number: number; ask: Ask },
): BibRecord[] {
  const languages = new Set(spoken.map((record) => record.language));
  const pool = [...new Set([...spoken, ...editions.filter((record) => languages.has(record.language))])];
  const numbered = pool.filter((record) => record.part?.number === number);
  return numbered.length > 0 || pool.some((record) => record.part) ? numbered : inSeries(spoken, { number, ask });
}

/** Books of a series are numbered by the years they came out in. */
function inSeries(books: readonly BibRecord[], { number, ask }: { number: number; ask: Ask }): BibRecord[] {
  const works = Map.groupBy(books, ({ id }) => ask.parts.catalogue.workOf(id));
  const inTurn = [...works.values()].toSorted((a, b) => firstYear(a) - firstYear(b));
  if (works.size > 1) return inTurn[number - 1] ?? [];
  // "Десять негритят": an ordinal alone is as likely a word of the title.
  return ask.book.volume?.bare ? [...books] : [];
}

const firstYear = (editions: readonly BibRecord[]): number =>
  Math.min(...editions.map((record) => record.originalYear ?? record.year ?? Number.POSITIVE_INFINITY));

const byPart = (a: BibRecord, b: BibRecord): number => (a.part?.number ?? 0) - (b.part?.number ?? 0);
