import { hear } from "../language/utterance.ts";
import type { BibRecord } from "../library/record.ts";
import type { Ask } from "./ask.ts";
import { type AskedWord, readAskedWords } from "./asked-words.ts";
import { asksForBoth } from "./both-asked.ts";
import { claimedPlaces } from "./claimed-title.ts";
import { type FoundBook, findBooks, findNear } from "./find-books.ts";
import { placesOfName } from "./people.ts";
import { sameStem } from "./same-word.ts";
import { findTitle, isSmall, shortestBeginning, type TitlePlace, tellingWords } from "./title-match.ts";

/** The records whose title a question names, the same for each: and the words that title and names leave over. */
export interface Titled {
  readonly records: readonly BibRecord[];
  readonly leftOver: number;
  /** By more than one word, or with a name: no chance likeness. */
  readonly isFirm: boolean;
  /** By a title of more than one word and its author's name. */
  readonly isNamed: boolean;
}

interface Named extends TitlePlace {
  readonly book: FoundBook;
  /** By its own title, not by the original's or a parallel one. */
  readonly own: boolean;
  /** The places of its names. */
  readonly names: readonly number[];
}

/** What a title in quotation marks names: the marks must hold a title and names, and nothing else. */
export async function findQuoted(title: string, ask: Ask): Promise<Titled> {
  const asked = readAskedWords(title).map((word) => ({ ...word, framing: false }));
  const found = await findBooks(title, ask);
  const named = found
    .flatMap((book) => placeIn(asked, book))
    .map((one) => ({ ...one, apart: namesIn(ask.book.asked, one.book) }))
    .filter((one) => one.whole || one.places.length >= shortestBeginning || one.apart.length > 0)
    .filter(({ places, names }) =>
      asked.every((word, place) => isSmall(word) || places.includes(place) || names.includes(place)),
    );
  // A name outside the marks chooses between equal titles.
  const outside = named.map((one) => ({ ...one, names: one.apart }));
  const chosen = best(outside, ask);
  // What only begins with the words in quotation marks may be another book.
  const leftOver = chosen.some(({ whole }) => !whole) ? 1 : 0;
  return { records: chosen.map(({ book }) => book.record), leftOver, isFirm: chosen.length > 0, isNamed: false };
}

/** What titles stand in a question without quotation marks. */
export async function findUnquoted(ask: Ask): Promise<Titled> {
  const { asked } = ask.book;
  const claimed = claimedPlaces(asked);
  const found = await findNear(ask);
  const named = found.flatMap((book) => placeIn(asked, book)).filter((one) => isNamed(one, asked, claimed));
  const chosen = best(named, ask);
  const [first] = chosen;
  const leftOver = first ? leftIn(asked, first).length + (first.whole ? 0 : 1) : 0;
  const isFirm = first !== undefined && first.places.length + apart(first).length >= 2;
  const isNamedFully = first !== undefined && first.places.length >= 2 && apart(first).length > 0;
  return { records: chosen.map(({ book }) => book.record), leftOver, isFirm, isNamed: isNamedFully };
}

function placeIn(asked: readonly AskedWord[], book: FoundBook): Named[] {
  const { record } = book;
  const own = [
    record.title,
    record.commonTitle ?? "",
    record.part?.title ?? "",
    ...seriesIn(record),
    ...withoutGrade(record.title, asked),
  ];
  const other = [record.originalTitle ?? "", ...record.parallelTitles];
  const placed = [...new Set([...own, ...other])]
    .filter((form) => form !== "")
    .flatMap((form) => {
      const place = findTitle(asked, tellingWords(form));
      return place ? [{ ...place, own: own.includes(form) }] : [];
    });
  const [longest] = placed.toSorted((a, b) => rank(b) - rank(a));
  return longest ? [{ ...longest, book, names: namesIn(asked, book) }] : [];
}

/** A schoolbook is asked for by its subject and its class in whatever order: "8-сынып алгебрасы". */
function withoutGrade(title: string, asked: readonly AskedWord[]): string[] {
  const [grade, number] = /\D?(\d{1,2})\s*-?\s*(?:сынып|класс|grade)/iu.exec(title) ?? [];
  const isAsked = asked.some((word) => word.folded === number);
  return grade !== undefined && isAsked ? [title.replace(grade, "").trim()] : [];
}

/** A keyword that a title begins with names the series, "Гарри Поттер"; and so does what stands before an "and". */
function seriesIn(record: BibRecord): string[] {
  const [opening = ""] = record.title.split(/ (?:и|мен|пен|бен|және|and|or) |[.:] /u);
  const begins = (keyword: string): boolean => {
    const title = hear(record.title);
    const words = hear(keyword);
    return words.length >= 2 && words.every((word, place) => sameStem(word, title[place] ?? word) && title[place]);
  };
  return [...record.keywords.filter(begins), ...(hear(opening).length >= 2 ? [opening] : [])];
}

const namesIn = (asked: readonly AskedWord[], book: FoundBook): readonly number[] =>
  placesOfName(
    asked,
    book.people().flatMap(({ words }) => words),
  );

/** Two telling words name a title by themselves, one needs support; words claimed as a title must all be explained. */
function isNamed(named: Named, asked: readonly AskedWord[], claimed: readonly number[]): boolean {
  const { places } = named;
  if (isTooShort(named)) return false;
  const unexplained = claimed.filter((place) => !isExplained(place, named, asked));
  if (unexplained.length > 0 && !isSupportedApart(named, asked)) return false;
  const content = leftIn(asked, named);
  const isAllFrame = places.every((place) => asked[place]?.framing);
  if (isAllFrame) return content.length === 0 && named.exact === places.length;
  return places.length >= 2 || isSupported(named, { asked, content });
}

/** By the title found, a name, or other words of the title and subtitle: "Путь Абая, роман-эпопея". */
function isExplained(place: number, { places, names, book }: Named, asked: readonly AskedWord[]): boolean {
  const word = asked[place];
  return places.includes(place) || names.includes(place) || (word !== undefined && isInTitle(word, book.record));
}

const isInTitle = (word: AskedWord, { title, subtitle = "" }: BibRecord): boolean =>
  hear(`${title} ${subtitle}`).some((held) => word.folded === held.folded || sameStem(word, held));

/** The beginning of a title needs three words, or two and its author's name. */
function isTooShort({ places, names, whole }: Named): boolean {
  return !whole && places.length < shortestBeginning && names.every((place) => places.includes(place));
}

/** A name that stands beside the title says more than a kind word does: "роман Мусрепова про Улпан". */
function isSupportedApart(named: Named, asked: readonly AskedWord[]): boolean {
  const { places, whole } = named;
  const others = apart(named);
  const isTold = others.some((place) => asked[place]?.capital || places.length >= 2);
  return whole && isTold && places.length + others.length >= 3;
}

/** The places of names that are no part of the title. */
const apart = ({ places, names }: Pick<Named, "places" | "names">): number[] =>
  names.filter((place) => !places.includes(place));

function isSupported(
  { places, names, whole, exact, book }: Named,
  { asked, content }: { asked: readonly AskedWord[]; content: readonly number[] },
): boolean {
  const place = places[0] ?? 0;
  const word = asked[place];
  if (!word || !whole) return false;
  if (content.length === 0 || names.some((other) => other !== place)) return true;
  const held = tellingWords(book.record.commonTitle ?? book.record.title)[0];
  // English endings make other words: the Kazakhs, a Kazakh craft.
  const isInflected = held !== undefined && !/[a-z]/iu.test(word.raw) && sameStem(word, held);
  const certain = exact > 0 || isInflected;
  if (!certain) return false;
  if (asked[place - 1]?.kind === "before" || asked[place + 1]?.kind === "after") return true;
  return standsOut(asked, place, content);
}

/** By its capital letter, while little else is said and no other word stands close before it. */
function standsOut(asked: readonly AskedWord[], place: number, content: readonly number[]): boolean {
  const isFirst = place === 0 && asked[1]?.framing === true && /^\p{Lu}/u.test(asked[0]?.raw ?? "");
  const isPartOfMore = content.some((other) => other === place - 1 || isJoined(asked, place, other));
  const isLone = !isPartOfMore && !content.some((other) => asked[other]?.capital);
  return isLone && content.length <= mostUnexplained && (asked[place]?.capital === true || isFirst);
}

const mostUnexplained = 3;

const joining = new Set("и да мен пен бен және and or или".split(" "));

/** "Management and marketing" is one thing. */
function isJoined(asked: readonly AskedWord[], one: number, other: number): boolean {
  const between = asked.slice(Math.min(one, other) + 1, Math.max(one, other));
  return between.length === 1 && between.every((word) => joining.has(word.folded));
}

function leftIn(asked: readonly AskedWord[], { places, names }: Pick<Named, "places" | "names">): number[] {
  return asked.flatMap((word, place) =>
    word.framing || isSmall(word) || places.includes(place) || names.includes(place) ? [] : [place],
  );
}

/** The longest title, then the most exact, whole before begun, own before original, by the author named. */
function best(named: readonly Named[], ask: Ask): Named[] {
  const most = Math.max(...named.map((one) => weight(one, ask)));
  return named.filter((one) => weight(one, ask) === most);
}

function weight(named: Named, ask: Ask): number {
  const wanted = ask.book.language?.language;
  // "Войну и мир" is nearer to Война и мир than to Война миров, though their stems are the same.
  return (
    rank(named) * 10 +
    (asksForBoth(ask.spoken) ? 0 : Math.min(apart(named).length, 3) * 2) +
    (wanted !== undefined && named.book.record.language === wanted ? 1 : 0)
  );
}

const rank = ({ places, whole, exact, own }: TitlePlace & { own: boolean }): number =>
  places.length * 1000 + exact * 10 + (whole ? 5 : 0) + (own ? 2 : 0);
