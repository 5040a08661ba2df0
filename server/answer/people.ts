import { nameKeys } from "../language/name-forms.ts";
import { hear, type SpokenWord } from "../language/utterance.ts";
import type { BibRecord, Name } from "../library/record.ts";
import type { AskedWord } from "./asked-words.ts";
import { sameStem, sameWord } from "./same-word.ts";

/** A person a record names, with all forms of the name that the library knows. */
export interface Person {
  readonly name: Name;
  readonly forms: readonly string[];
  readonly surnames: readonly SpokenWord[];
  readonly words: readonly SpokenWord[];
}

const between = " · ";

/** The passage lists the forms of each name in turn, each list beginning with the heading of the record. */
export function peopleOf(record: BibRecord, passageNames: string): Person[] {
  const forms = passageNames.split(between);
  const starts = record.names.map(({ heading }) => forms.indexOf(heading));
  return record.names.map((name, index) => {
    const start = starts[index] ?? -1;
    const end = starts.find((other) => other > start) ?? forms.length;
    const own = [...new Set([name.heading, name.display, ...(start < 0 ? [] : forms.slice(start, end))])];
    return { name, forms: own, surnames: hear(own.flatMap(surnameOf).join(" ")), words: hear(own.join(" ")) };
  });
}

/** "Әуезов, Мұхтар" → "Әуезов"; a heading without a comma is said whole: "Махамбет Өтемісұлы". */
function surnameOf(form: string, _place: number, forms: readonly string[]): string[] {
  if (form.includes(",")) return [form.split(",")[0] ?? ""];
  const inverted = forms.some((other) => other.includes(",") && isSame(other, form));
  return inverted ? [] : [form];
}

function isSame(inverted: string, direct: string): boolean {
  const sorted = (text: string): string => text.replaceAll(",", " ").split(/\s+/u).filter(Boolean).toSorted().join(" ");
  return sorted(inverted) === sorted(direct);
}

/** Forms of one person are the same whatever the record they come from. */
export const personKey = (person: Person): string => person.forms.toSorted().join("|");

/** The places in the question of the words of a person's name, when its surname is among them. */
export function placesOfPerson(asked: readonly AskedWord[], person: Person): readonly number[] {
  const content = asked.filter(isNaming).length;
  const isBorne = (word: AskedWord): boolean =>
    person.surnames.some((one) => isSurname(word, one) && (mayBeSlip(word, content) || sameStem(word, one)));
  const surnames = asked.flatMap((word, place) => (isNaming(word) && isBorne(word) ? [place] : []));
  return surnames.length > 0 ? [...new Set([...placesOfName(asked, person.words), ...surnames])] : [];
}

const fewWords = 3;

/** Among many plain words one that only resembles a surname is another word. */
const mayBeSlip = (word: AskedWord, content: number): boolean => word.capital || content <= fewWords;

/** A short surname stands whole, with a short ending at most: "теңдеулер" is no Тен, "екі" no Эко. */
function isSurname(word: AskedWord, surname: SpokenWord): boolean {
  if (!sameWord(word, surname)) return isSpeltOtherwise(word, surname);
  if (surname.folded.length > 4) return true;
  const isWhole = word.keys.some((key) => surname.keys.some((held) => key.startsWith(held)));
  return isWhole && word.folded.length - surname.folded.length <= 4;
}

const shortestSpelt = 6;
const firstSounds: Readonly<Record<string, string>> = { д: "ж", ч: "ш", щ: "ш", ц: "с", у: "в", о: "в" };

/** As each language spells a surname: Жансүгіров, Джансугуров. Short ones sound like too many other words. */
function isSpeltOtherwise(word: AskedWord, surname: SpokenWord): boolean {
  if (Math.min(word.folded.length, surname.folded.length) < shortestSpelt) return false;
  return firstSound(word) === firstSound(surname) && keysOf(word).some((key) => keysOf(surname).includes(key));
}

function firstSound({ keys }: SpokenWord): string {
  const [first = ""] = keys.at(-1) ?? "";
  return firstSounds[first] ?? first;
}

const known = new WeakMap<SpokenWord, readonly string[]>();

function keysOf(word: SpokenWord): readonly string[] {
  const keys = known.get(word) ?? nameKeys(word.raw);
  known.set(word, keys);
  return keys;
}

export function placesOfName(asked: readonly AskedWord[], words: readonly SpokenWord[]): readonly number[] {
  return asked.flatMap((word, place) => (isNaming(word) && words.some((one) => sameWord(word, one)) ? [place] : []));
}

/** How many words of the name stand there with no slip. */
export function exactness(asked: readonly AskedWord[], person: Person): number {
  return asked.filter((word) => isNaming(word) && person.words.some((one) => sameStem(word, one))).length;
}

const isNaming = (word: AskedWord): boolean => !word.framing && word.folded.length > 2;
