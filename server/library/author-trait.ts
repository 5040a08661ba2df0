import { sameName } from "../language/name-forms.ts";
import type { Authority } from "./authority.ts";
import type { BibRecord } from "./record.ts";
import { authorsOf, spellingKeys } from "./work-authors.ts";

/** How a record writes an author whom no authority knows: what tells apart the authors that one key of spelling fits. */
export interface AuthorTrait {
  readonly heading: string;
  readonly born?: string;
}

/** As the store keeps them. */
export function authorTraits(record: Pick<BibRecord, "names">, authority: Pick<Authority, "person">): string[] {
  return authorsOf(record)
    .filter(({ heading }) => authority.person(heading) === undefined)
    .map(({ heading, dates = "" }) => `${heading}\t${/\d{4}/u.exec(dates)?.[0] ?? ""}`);
}

export function readTrait(key: string): AuthorTrait {
  const [heading = "", born = ""] = key.split("\t");
  return { heading, ...(born !== "" && { born }) };
}

/** Горький, М. and Гарко, Мария have one key, and so have Толстой, Лев and Толстой, Леонид: neither two are one person. */
export function areTwoPersons(a: AuthorTrait, b: AuthorTrait): boolean {
  if (a.heading === b.heading && a.born === b.born) return false;
  const keys = spellingKeys(a.heading);
  if (!spellingKeys(b.heading).some((key) => keys.includes(key))) return false;
  if (a.born !== undefined && b.born !== undefined && a.born !== b.born) return true;
  // From one script into another a name of a third language may be spelt in any way: Shakespeare, Шекспир.
  return isLatin(a.heading) === isLatin(b.heading) && !sameName(a.heading, b.heading);
}

const isLatin = (heading: string): boolean => /\p{Script=Latin}{2}/u.test(heading);
