import type { AuthoredPerson } from "./authored.ts";

/** Persons of several files as one list by id: the first file's forms stand, variants are added up; differences are told. */
export function mergePersons(persons: readonly AuthoredPerson[], warn: (line: string) => void): AuthoredPerson[] {
  const byId = new Map<string, AuthoredPerson>();
  for (const person of persons) {
    const held = byId.get(person.id);
    byId.set(person.id, held ? merged(held, person, warn) : person);
  }
  return [...byId.values()].map(withoutOwnForms).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function merged(held: AuthoredPerson, other: AuthoredPerson, warn: (line: string) => void): AuthoredPerson {
  for (const key of ["kk", "ru", "en", "dates"] as const) {
    const [kept, given] = [held[key], other[key]];
    if (kept !== undefined && given !== undefined && kept !== given)
      warn(`${held.id}: ${key} "${kept}" kept, "${given}" not taken`);
  }
  const dates = held.dates ?? other.dates;
  // A form that was not taken is still one that readers may type.
  const variants = [...held.variants, ...other.variants, other.kk, other.ru, other.en];
  return { ...held, ...(dates === undefined ? {} : { dates }), variants };
}

function withoutOwnForms(person: AuthoredPerson): AuthoredPerson {
  const own = new Set([person.kk, person.ru, person.en]);
  return { ...person, variants: [...new Set(person.variants)].filter((variant) => !own.has(variant)) };
}
