import { matchKey } from "../language/match-key.ts";
import { nameKeys, sameName } from "../language/name-forms.ts";
import { initialsOf } from "../language/name-skeleton.ts";
import type { BibRecord, Name } from "../library/record.ts";
import type { Ask } from "./ask.ts";
import { describe, type FoundBook, findNear } from "./find-books.ts";
import { firstInitial } from "./initials.ts";
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
  const chosen = withInitial(best(bySurname), ask.text);
  const named = chosen.length > 0 ? chosen : byForename(authors, ask);
  return gather([...named, ...speltOtherwise(named, authors, ask)], ask);
}

function authorsOf(found: readonly FoundBook[]): Person[] {
  const all = found.flatMap((book) => book.people()).filter(({ name }) => name.role === "author");
  return [...new Map(all.map((person) => [personKey(person), person])).values()];
}

/** Of several of one surname those whom the initial fits. */
function withInitial(candidates: readonly Candidate[], text: string): readonly Candidate[] {
  const initial = firstInitial(text);
  if (initial === undefined) return candidates;
  const sounds = initialsOf(initial);
  const fits = ({ person }: Candidate): boolean =>
    nameKeys(person.name.heading).some((key) => sounds.some((sound) => key.endsWith(` ${sound}`)));
  return candidates.some(fits) ? candidates.filter(fits) : candidates;
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
function speltOtherwise(named: readonly Candidate[], authors: readonly Person[], ask: Ask): Candidate[] {
  const known = named.map(({ person }) => person);
  return authors
    .filter((author) => !known.includes(author) && known.some((person) => areOne(person, author, ask)))
    .map((person) => ({ person, places: [], exact: 0 }));
}

type Named = Pick<Person, "name">;

/** As the library tells, else by surname and forename: of two surnames alone nobody can tell. */
function areOne({ name: one }: Named, { name: other }: Named, { parts }: Ask): boolean {
  const told = parts.catalogue.personsOf?.(one.heading, other.heading) ?? "unknown";
  return told === "unknown" ? areAlike(one, other) : told === "same";
}

function areAlike(one: Name, other: Name): boolean {
  const [born, otherBorn] = [one, other].map(({ dates = "" }) => /\d{4}/u.exec(dates)?.[0]);
  if (born !== undefined && otherBorn !== undefined && born !== otherBorn) return false;
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
  const persons = distinctPersons(chosen, ask);
  const books = writtenBy({ persons, forms: chosen.flatMap(({ person }) => person.forms) }, ask);
  const display = new Set(persons.map((person) => displayOf(person, books, ask)));
  return {
    display: [...display].slice(0, mostNamed).join(", "),
    books: books.map((record) => describe(record, ask)),
    places: first.places,
  };
}

const mostNamed = 3;

/** A surname alone may be that of several: each once, by the fullest of the forms of the name. */
function distinctPersons(chosen: readonly Candidate[], ask: Ask): Person[] {
  const full = (person: Person): number => person.name.display.replace(/[^\p{L}]/gu, "").length;
  const persons: Person[] = [];
  for (const { person } of chosen.toSorted((a, b) => full(b.person) - full(a.person)))
    if (!persons.some((known) => areOne(known, person, ask))) persons.push(person);
  return persons;
}

/** The fullest form that a book in the reader's language has of the name, else any book. */
function displayOf(person: Person, books: readonly BibRecord[], ask: Ask): string {
  const names = (of: readonly BibRecord[]): string[] =>
    of
      .flatMap((record) => record.names)
      .filter((name) => person.forms.includes(name.heading) || areOne(person, { name }, ask))
      .map(({ display }) => display);
  const own = names(books.filter(({ language }) => language === ask.language));
  const shown = own.length > 0 ? own : names(books);
  return shown.toSorted((a, b) => b.length - a.length)[0] ?? person.name.display;
}

const mostFound = 300;

interface Writers {
  readonly persons: readonly Person[];
  /** All forms of their names that the catalogue is known to have. */
  readonly forms: readonly string[];
}

/** Under any form of the name: those known, and those that are spelt alike in another language or cut short. */
function writtenBy({ persons, forms }: Writers, ask: Ask): BibRecord[] {
  const { catalogue } = ask.parts;
  const known = forms.flatMap((form) => catalogue.ownersByKey("name", matchKey(form)));
  const keys = persons.flatMap(({ name }) => nameKeys(name.heading).filter((key) => key.includes(" ")));
  const alike = [...new Set(keys)].flatMap((key) => catalogue.ownersByKey("person", key)).slice(0, mostFound);
  const isAuthor = (name: Name): boolean =>
    name.role === "author" && (forms.includes(name.heading) || persons.some((person) => areOne(person, { name }, ask)));
  return catalogue.records([...new Set([...known, ...alike])]).filter(({ names }) => names.some(isAuthor));
}
