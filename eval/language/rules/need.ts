import type { AuthoredPerson, AuthoredRecord } from "../../../corpus/authoring/authored.ts";
import type { Language } from "../../../server/library/language.ts";
import { isWithin, keyOf } from "./key.ts";

/** What a reader wants of the catalogue, and the records that meet it. */
export interface Need {
  readonly language: Language;
  readonly title: string;
  readonly author?: AuthoredPerson;
  /** The records of this title; absent where the title alone could mean another book. */
  readonly byTitle?: readonly string[];
  /** Those of them by the author; absent where author and title could still mean another book. */
  readonly byTitleAndAuthor?: readonly string[];
}

interface Titled {
  readonly record: AuthoredRecord;
  readonly key: string;
  /** Id of the first author. */
  readonly author: string | undefined;
}

/**
 * One need for each title of books in each language. A need of a title is met by every record, in any language, whose
 * title proper without its part has the same key. A title is well defined when it has two words or more and stands
 * within no other; with its author, when it stands within no other title of the same author.
 */
export function titleNeeds(records: readonly AuthoredRecord[], persons: readonly AuthoredPerson[]): Need[] {
  const personOf = new Map(persons.map((person) => [person.id, person]));
  const titled = records.map((record) => ({ record, key: keyOf(record.title), author: authorOf(record) }));
  const firsts = Map.groupBy(
    titled.filter(({ record }) => isAskedByTitle(record)),
    ({ record, key }) => `${record.language} ${key}`,
  );
  return [...firsts.values()].flatMap(([first]) => (first ? needOf(first, { titled, personOf }) : []));
}

interface Catalogue {
  readonly titled: readonly Titled[];
  readonly personOf: ReadonlyMap<string, AuthoredPerson>;
}

function needOf({ record: { language, title }, key, author }: Titled, { titled, personOf }: Catalogue): Need[] {
  const person = personOf.get(author ?? "");
  const byTitle = key.includes(" ") ? idsOf(key, titled) : undefined;
  const byTitleAndAuthor =
    person &&
    idsOf(
      key,
      titled.filter((other) => other.author === author),
    );
  if (!byTitle && !byTitleAndAuthor) return [];
  const found = { ...(byTitle ? { byTitle } : {}), ...(byTitleAndAuthor ? { byTitleAndAuthor } : {}) };
  return [{ language, title, ...(person ? { author: person } : {}), ...found }];
}

/** Nobody says a title of sixty letters, or its brackets. */
function isAskedByTitle({ kind, form, title }: AuthoredRecord): boolean {
  return kind !== "serial" && form !== "e-resource" && title.length <= 60 && !/[()[\]:/]/.test(title);
}

function idsOf(key: string, titled: readonly Titled[]): readonly string[] | undefined {
  if (titled.some((other) => other.key !== key && isWithin(key, other.key))) return undefined;
  return titled.filter((other) => other.key === key).map(({ record }) => `corpus:${record.id}`);
}

function authorOf({ authors }: AuthoredRecord): string | undefined {
  return authors.find(({ role }) => role === "author")?.id;
}
