import type { AuthoredPerson, AuthoredRecord } from "../../../corpus/authoring/authored.ts";
import type { Language } from "../../../server/library/language.ts";
import { type Asking, shuffled } from "./asking.ts";
import { keyOf } from "./key.ts";
import { directName, fullName } from "./person-name.ts";
import { wordings } from "./wordings.ts";

interface Shelf {
  readonly records: readonly AuthoredRecord[];
  readonly persons: readonly AuthoredPerson[];
}

/**
 * Askings for all that an author wrote, in whatever language it is held, each author once. Left out are authors whose
 * surname and first initial belong to another person too, and those who also translated or edited what others wrote.
 */
export function authorAskings({ records, persons }: Shelf, language: Language, random: () => number): Asking[] {
  const bearers = Map.groupBy(persons, (person) => shortName(person, language));
  return shuffled(persons, random).flatMap((person) => {
    const short = shortName(person, language);
    const roles = records.flatMap(({ id, authors }) =>
      authors.filter((author) => author.id === person.id).map(({ role }) => ({ id: `corpus:${id}`, role })),
    );
    const relevant = roles.every(({ role }) => role === "author") ? roles.map(({ id }) => id) : [];
    if (short === undefined || bearers.get(short)?.length !== 1 || relevant.length === 0) return [];
    const [wording = "{author}"] = shuffled(wordings[language].author, random);
    const author = directName(person[language]);
    return [{ language, titleLanguage: language, wording, title: "", author, person, relevant }];
  });
}

/** Surname and first initial, told from others as the eye does. */
function shortName(person: AuthoredPerson, language: Language): string | undefined {
  const name = fullName(person, language);
  const [given = ""] = name?.given ?? [];
  return name && `${keyOf(name.surname)} ${keyOf(given).slice(0, 1)}`;
}
