import type { BibRecord } from "../library/record.ts";
import type { Ask, Reply } from "./ask.ts";
import type { AskedWord } from "./asked-words.ts";
import { findForm } from "./book-form.ts";
import { claimedPlaces } from "./claimed-title.ts";
import { composeItem } from "./compose-item.ts";
import { composeList } from "./compose-list.ts";
import { composeNotFound } from "./compose-not-found.ts";
import { editionsOf } from "./editions.ts";
import type { FoundBook } from "./find-books.ts";
import { isFree } from "./holdings.ts";
import { findNamedAuthor, type NamedAuthor } from "./named-person.ts";
import { tellsAge } from "./reader-age.ts";
import { isSmall } from "./title-match.ts";
import { holdsTopic } from "./topic-fit.ts";

/** Answers with the books of the person whom the question names; undefined when it names nobody. */
export async function respondAuthor(ask: Ask): Promise<Reply | undefined> {
  const author = await findNamedAuthor(ask);
  if (!author) return undefined;
  const form = findForm(ask.book.asked);
  const left = leftOver(ask, author).filter((word) => !form?.words.includes(word));
  const met = mostMet(author.books, left);
  if (met.length === 0 && left.length >= 2 && asksForOneBook(ask, author))
    return composeNotFound(ask, { missing: "book", nearest: preferred(author.books, form?.forms ?? [], ask) });
  const ordered = worksFirst(preferred(met.length > 0 ? met : author.books, form?.forms ?? [], ask), ask);
  const one = volumeOf(ordered, ask) ?? translationOf(met, ask);
  if (one) return composeItem(ask, { records: one, isSure: false });
  for (const record of ordered.slice(0, 5)) ask.note({ id: record.id, exact: "name" });
  return composeList(ordered, { kind: "author", author: author.display, count: ordered.length }, ask);
}

/** The volume asked for, where all the author's books left are volumes of one work. */
function volumeOf(records: readonly BibRecord[], { book, parts }: Ask): readonly BibRecord[] | undefined {
  const number = book.volume?.bare ? undefined : book.volume?.number;
  if (number === undefined || new Set(records.map(({ id }) => parts.catalogue.workOf(id))).size !== 1) return undefined;
  const numbered = records.filter(({ part }) => part?.number === number);
  return numbered.length > 0 ? numbered : undefined;
}

/** The book named, in the language asked for, where it is held under another title. */
function translationOf(met: readonly FoundBook[], ask: Ask): readonly BibRecord[] | undefined {
  const wanted = ask.book.language?.language;
  if (wanted === undefined || met.length === 0) return undefined;
  const titled = met.map(({ record }) => record);
  if (titled.some(({ language }) => language === wanted)) return undefined;
  const translated = editionsOf(titled, ask).filter(({ language }) => language === wanted);
  return translated.length > 0 ? translated : undefined;
}

/** As `respondAuthor`, where the question says nothing more of the books wanted. */
export async function respondOnlyAuthor(ask: Ask): Promise<Reply | undefined> {
  const author = await findNamedAuthor(ask);
  return author && leftOver(ask, author).length === 0 ? respondAuthor(ask) : undefined;
}

function leftOver({ book }: Ask, { places }: NamedAuthor): AskedWord[] {
  return book.asked.filter(
    (word, place) =>
      !places.includes(place) && !word.framing && !isSmall(word) && word.folded.length > 2 && !tellsAge(word),
  );
}

/** Those whose title or topics hold most of the words left over. */
function mostMet(books: readonly FoundBook[], left: readonly AskedWord[]): FoundBook[] {
  const counted = books.map((book) => ({ book, met: left.filter((word) => holdsTopic(book, word)).length }));
  const most = Math.max(0, ...counted.map(({ met }) => met));
  return most === 0 ? [] : counted.filter(({ met }) => met === most).map(({ book }) => book);
}

/** "Книга Ауэзова …", not "книги Ауэзова": words that no book of theirs accounts for are a title. */
function asksForOneBook({ book }: Ask, { places }: NamedAuthor): boolean {
  const unnamed = claimedPlaces(book.asked).filter((place) => !places.includes(place));
  return (
    unnamed.length >= 2 ||
    (book.asked.filter(({ framing }) => !framing).length <= 7 && findForm(book.asked) === undefined)
  );
}

/** In the language and of the form asked for where there are such, then in the reader's language, then what is free. */
function preferred(books: readonly FoundBook[], forms: readonly string[], ask: Ask): BibRecord[] {
  const wanted = ask.book.language?.language;
  const records = books.map(({ record }) => record);
  const spoken = orAll(records, (record) => wanted === undefined || record.language === wanted);
  const formed = orAll(spoken, (record) => forms.length === 0 || forms.includes(record.form ?? ""));
  return formed.toSorted((a, b) => liking(b, ask) - liking(a, ask));
}

function orAll(records: readonly BibRecord[], fits: (record: BibRecord) => boolean): readonly BibRecord[] {
  const fitting = records.filter(fits);
  return fitting.length > 0 ? fitting : records;
}

/** One record of each work before further volumes and editions. */
function worksFirst(records: readonly BibRecord[], { parts }: Ask): BibRecord[] {
  const seen = new Set<string>();
  const first = records.filter((record) => {
    const key = parts.catalogue.workOf(record.id);
    return seen.has(key) ? false : seen.add(key);
  });
  return [...first, ...records.filter((record) => !first.includes(record))];
}

const liking = (record: BibRecord, ask: Ask): number =>
  (record.language === ask.language ? 4 : 0) + (record.part ? 0 : 2) + (isFree(record) ? 1 : 0);
