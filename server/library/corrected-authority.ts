import { matchKey } from "../language/match-key.ts";
import type { Authority, Person } from "./authority.ts";
import type { Corrections } from "./corrections.ts";

/** The authority as the library's corrections mend it: names told to be one person are, and those told apart are not. */
export function correctedAuthority(authority: Authority, corrections: Corrections): Authority {
  const people = new Map<string, Person>();
  const person = (heading: string): Person | undefined => people.get(matchKey(heading)) ?? authority.person(heading);
  const ofPersons = corrections.list.filter((one) => "names" in one);
  for (const joined of ofPersons.filter((one) => "same" in one).map((one) => joinPersons(one.names, person)))
    for (const form of formsOf(joined)) people.set(matchKey(form), joined);
  for (const { names } of ofPersons.filter((one) => "apart" in one))
    for (const [key, parted] of partPersons(names, person)) people.set(key, parted);
  return { person, topic: authority.topic, corrections };
}

const formsOf = ({ kk, ru, en, variants }: Person): string[] => [kk, ru, en, ...variants];

function joinPersons(names: readonly string[], person: Authority["person"]): Person {
  const known = names.flatMap((name) => person(name) ?? []);
  const [first = ""] = names;
  const base = known[0] ?? { id: `told ${matchKey(first)}`, kk: first, ru: first, en: first, variants: [] };
  const forms = [...base.variants, ...known.flatMap(formsOf), ...names];
  return { ...base, variants: [...new Set(forms)] };
}

/** Each by itself; a person of the authority keeps the first of the names that it bears. */
function partPersons(names: readonly string[], person: Authority["person"]): [string, Person][] {
  const seen = new Set<string>();
  return names.map((name) => {
    const known = person(name);
    if (known && !seen.has(known.id)) {
      seen.add(known.id);
      const others = new Set(names.filter((other) => other !== name).map(matchKey));
      return [matchKey(name), { ...known, variants: known.variants.filter((form) => !others.has(matchKey(form))) }];
    }
    return [matchKey(name), { id: `told ${matchKey(name)}`, kk: name, ru: name, en: name, variants: [] }];
  });
}
