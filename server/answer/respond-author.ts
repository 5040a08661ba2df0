import { matchKey } from "../language/match-key.ts";
import type { BibRecord, Name } from "../library/record.ts";
import { workKey } from "../library/work-key.ts";
import type { Ask, Reply } from "./ask.ts";
import { composeList } from "./compose-list.ts";
import { type FoundBook, findBooks } from "./find-books.ts";
import { isFree } from "./holdings.ts";
import { sameWord } from "./same-word.ts";
import { hear, type SpokenWord } from "./utterance.ts";

/** Answers with the books of the person whom the question's words name; undefined when they name nobody. */
export async function respondAuthor(ask: Ask): Promise<Reply | undefined> {
  const asked = ask.book.words.filter((word) => word.folded.length > 1);
  if (asked.length === 0) return undefined;
  const found = await findBooks(asked.map((word) => word.raw).join(" "), ask);
  const theirs = found.filter((book) => namesThem(book, asked));
  const first = theirs[0];
  if (!first) return undefined;
  const all = allBooks(theirs, asked, ask);
  const wanted = ask.book.language?.language;
  const chosen = wanted === undefined ? all : all.filter((record) => record.language === wanted);
  const liked = (chosen.length > 0 ? chosen : all).toSorted((a, b) => liking(b, ask) - liking(a, ask));
  const ordered = worksFirst(liked);
  for (const record of ordered.slice(0, 5)) ask.note({ id: record.id, exact: "name" });
  const author = ordered[0] && personIn(ordered[0], asked)?.display;
  return composeList(
    ordered,
    { kind: "author", author: author ?? personIn(first.record, asked)?.display ?? "", count: ordered.length },
    ask,
  );
}

/** The words must hold a surname, and nothing that the names do not. */
function namesThem({ record, names }: FoundBook, asked: readonly SpokenWord[]): boolean {
  const held = names();
  return asked.every((word) => held.some((name) => sameWord(word, name))) && personIn(record, asked) !== undefined;
}

/** The author named, if the record names one so. */
function personIn(record: BibRecord, asked: readonly SpokenWord[]): Name | undefined {
  const bySurname = record.names.filter(({ heading }) =>
    hear(heading.split(",")[0] ?? "").some((word) => asked.some((one) => sameWord(one, word))),
  );
  if (bySurname.length > 0) return bySurname.find(({ role }) => role === "author");
  // The passage knows forms of a name that the record does not: Auezov for Әуезов.
  return record.names.length === 1 && record.names[0]?.role === "author" ? record.names[0] : undefined;
}

function allBooks(theirs: readonly FoundBook[], asked: readonly SpokenWord[], ask: Ask): BibRecord[] {
  const { catalogue } = ask.parts;
  const headings = new Set(theirs.flatMap(({ record }) => personIn(record, asked)?.heading ?? []));
  const ids = [...headings].flatMap((heading) => catalogue.ownersByKey("name", matchKey(heading)));
  const known = theirs.map(({ record }) => record);
  const others = catalogue.records([...new Set(ids)]).filter((record) => !known.some((one) => one.id === record.id));
  const written = others.filter((record) =>
    record.names.some(({ role, heading }) => role === "author" && headings.has(heading)),
  );
  return [...known, ...written];
}

/** One record of each work before further volumes and editions. */
function worksFirst(records: readonly BibRecord[]): BibRecord[] {
  const seen = new Set<string>();
  const first = records.filter((record) => {
    const key = workKey(record);
    return seen.has(key) ? false : seen.add(key);
  });
  return [...first, ...records.filter((record) => !first.includes(record))];
}

const liking = (record: BibRecord, ask: Ask): number =>
  (record.language === ask.language ? 2 : 0) + (isFree(record) ? 1 : 0);
