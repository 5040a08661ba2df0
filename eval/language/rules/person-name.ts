import type { AuthoredPerson } from "../../../corpus/authoring/authored.ts";
import type { Language } from "../../../server/library/language.ts";

/** "Әуезов, Мұхтар" → "Мұхтар Әуезов"; a name that is not inverted stays. */
export function directName(heading: string): string {
  const [surname = "", ...given] = heading.split(",").map((part) => part.trim());
  return [...given, surname].join(" ");
}

/** A name of which initials can be made: the given names are known in full. */
export interface FullName {
  readonly surname: string;
  /** The first given name, then the patronymic or a second one. */
  readonly given: readonly string[];
}

/**
 * The person's name in a language, with the patronymic where a variant of the same surname and given name has one;
 * undefined for a name that has no surname, no given name in full, or a particle.
 */
export function fullName(person: AuthoredPerson, language: Language): FullName | undefined {
  const own = split(person[language]);
  if (!own) return undefined;
  const longer = person.variants
    .map(split)
    .find(
      (variant) => variant?.surname === own.surname && variant.given[0] === own.given[0] && variant.given.length > 1,
    );
  return own.given.length === 1 && longer ? longer : own;
}

function split(heading: string): FullName | undefined {
  const [surname, rest, ...more] = heading.split(",").map((part) => part.trim());
  if (!surname || !rest || more.length > 0) return undefined;
  const given = rest.split(" ");
  return given.length <= 2 && given.every(isInFull) ? { surname, given } : undefined;
}

function isInFull(name: string): boolean {
  return /^\p{Lu}[\p{L}'’-]+$/u.test(name);
}
