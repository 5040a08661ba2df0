import { matchKey } from "../language/match-key.ts";
import { nameKeys, sameName } from "../language/name-forms.ts";
import type { BibRecord } from "../library/record.ts";
import type { Ask } from "./ask.ts";
import { describe, type FoundBook, findNear } from "./find-books.ts";
import { exactness, type Person, personKey, placesOfName, placesOfPerson } from "./people.ts";

/** An author whom a question names, and what the library has of theirs. */
export interface NamedAuthor {
  readonly display: string;
  readonly books: readonly FoundBook[];
  /** The places of the name in the question. */
  readonly places: readonly number[];
}

interface Candidate {
  readonly person: Person;
  readonly places: readonly number[];
  readonly exact: number;
}

/** The author named by surname, else by a forename when the question says nothing more: "Мұқағалидің кітаптары". */
export async function findNamedAuthor(ask: Ask): Promise<NamedAuthor | undefined> {
  const authors = authorsOf(await findNear(ask));
  const bySurname = authors.map((person) => candidate(person, placesOfPerson(ask.book.asked, person), ask));
  const chosen = best(bySurname);
  const named = chosen.length > 0 ? chosen : byForename(authors, ask);
  return gather([...named, ...speltOtherwise(named, authors, ask)], ask);
}

function authorsOf(found: readonly FoundBook[]): Person[] {
  const all = found.flatMap((book) => book.people()).filter(({ name }) => name.role === "author");
  return [...new Map(all.map((person) => [personKey(person), person])).values()];
}

function candidate(person: Person, places: readonly number[], { book }: Ask): Candidate {
  return { person, places, exact: exactness(book.asked, person) };
}

/** The fullest and most exact name; several persons when they bear it alike. */
function best(candidates: readonly Candidate[]): Candidate[] {
  const weight = ({ places, exact }: Candidate): number => places.length * 10 + exact;
  const named = candidates.filter(({ places }) => places.length > 0);
  const most = Math.max(...named.map(weight));
  return named.filter((one) => weight(one) === most);
}

/** The same persons in books of another language, where no authority tells that Жансүгіров, Ілияс is Джансугуров, Ильяс. */
function speltOtherwise(named: readonly Candidate[], authors: readonly Person[], { parts }: Ask): Candidate[] {
  const isSame = (one: Person, other: Person): boolean => {
    const told = parts.catalogue.personsOf?.(one.name.heading, other.name.heading) ?? "unknown";
    return told === "unknown" ? isSamePerson(one, other) : told === "same";
  };
  const known = named.map(({ person }) => person);
  return authors
    .filter((author) => !known.includes(author) && known.some((person) => isSame(person, author)))
    .map((person) => ({ person, places: [], exact: 0 }));
}

/** By surname and forename: of two surnames alone nobody can tell. */
function isSamePerson({ name: one }: Person, { name: other }: Person): boolean {
  if (one.dates !== undefined && other.dates !== undefined && one.dates !== other.dates) return false;
  const keys = nameKeys(other.heading).filter((key) => key.includes(" "));
  return nameKeys(one.heading).some((key) => keys.includes(key)) && sameName(one.heading, other.heading);
}

function byForename(authors: readonly Person[], ask: Ask): Candidate[] {
  const content = ask.book.asked.filter(({ framing }) => !framing).length;
  const named = authors
    .map((person) => candidate(person, placesOfName(ask.book.asked, person.words), ask))
    .filter(({ places }) => places.length > 0 && places.length === content);
  return best(named);
}

function gather(chosen: readonly Candidate[], ask: Ask): NamedAuthor | undefined {
  const [first] = chosen;
  if (!first) return undefined;
  const books = chosen.flatMap(({ person }) => writtenBy(person, ask).map((record) => describe(record, ask)));
  const inLanguage = books.find(({ record }) => record.language === ask.language) ?? books[0];
  const display = inLanguage?.record.names.find((name) => first.person.forms.includes(name.heading))?.display;
  return { display: display ?? first.person.name.display, books, places: first.places };
}

function writtenBy(person: Person, { parts }: Ask): BibRecord[] {
  const ids = person.forms.flatMap((form) => parts.catalogue.ownersByKey("name", matchKey(form)));
  return parts.catalogue
    .records([...new Set(ids)])
    .filter((record) => record.names.some(({ role, heading }) => role === "author" && person.forms.includes(heading)));
}
