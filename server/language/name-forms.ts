import { initialsOf, type Skeleton, skeletonsOf } from "./name-skeleton.ts";
import { remember } from "./remember.ts";
import { toCyrillic } from "./transliterate.ts";

interface Token {
  readonly text: string;
  readonly initial: boolean;
}

/** One way in which a name may be taken apart. */
interface PersonName {
  readonly surname: readonly Skeleton[];
  /** Given names, patronymics and initials in their order. */
  readonly given: readonly Token[];
}

const particle =
  /^(?:де|ди|да|дю|фон|ван|тер|ибн|аль|ал|эль|әл|бен|ле|ла|de|di|da|du|von|van|der|den|ibn|al|el|bin|la|le)$/iu;
const digraph = /^(?:дж|sh|zh|kh|ch|yu|ya|ye|gh|ts|th|ph)$/iu;
// Among three words -ұлы is the patronymic; of two it is the surname: Абай Құнанбайұлы.
const patronymic = /\p{L}{2}(?:[ое]вич|[ое]вна|ична|инична|ьич|ул[ыи]|к[ыи]з[ыи])$/u;
const russianPatronymic = /\p{L}{2}(?:[ое]вич|[ое]вна|ична|ьич)$/u;
const surnameEnding = /\p{L}{3}(?:[ое]ва?|[сц]к(?:ий|ая|ы|и)|енко)$|\p{L}{2}(?:ул[ыи]|к[ыи]з[ыи])$/u;
const weakSurnameEnding = /\p{L}{3}[иы]на?$/u;

/**
 * The keys that forms of one name share: "М.О. Әуезов", "Ауэзов М." and "Mukhtar Auezov" have the surname's key and
 * the key of surname and first initial in common. Empty for a text without letters. A catalogue says the same names over and over.
 */
export const nameKeys: (text: string) => readonly string[] = remember(keysOfName, 10_000);

function keysOfName(text: string): string[] {
  const keys = waysToRead(text).flatMap(({ surname, given }) => {
    const [first] = given;
    const initials = first === undefined ? [] : initialsOf(first.text);
    return surname.flatMap(({ letters, family }) => [
      family ? `${letters}-` : letters,
      ...initials.map((initial) => `${letters} ${initial}`),
    ]);
  });
  return [...new Set(keys)];
}

/** Whether two names may be of one person: the surnames agree, and neither given names nor initials contradict. */
export function sameName(a: string, b: string): boolean {
  const other = waysToRead(b);
  return waysToRead(a).some((one) => other.some((another) => agree(one, another)));
}

function agree(a: PersonName, b: PersonName): boolean {
  const named = a.given.length > 0 && b.given.length > 0;
  // Without a given name to confirm it, Абай is not Абаев.
  const surname = a.surname.some((one) =>
    b.surname.some((another) => one.letters === another.letters && (named || one.family === another.family)),
  );
  return surname && a.given.slice(0, b.given.length).every((name, place) => agreeGiven(name, b.given[place]));
}

function agreeGiven(a: Token, b: Token | undefined): boolean {
  if (b === undefined) return true;
  if (a.initial || b.initial) return initialsOf(a.text).some((initial) => initialsOf(b.text).includes(initial));
  return skeletonsOf(a.text).some((one) => skeletonsOf(b.text).some((other) => alike(one) === alike(other)));
}

/** Vowels of given names waver more: Мұхаммед, Мухаммад. */
const alike = ({ letters }: Skeleton): string => letters[0] + letters.slice(1).replaceAll("е", "а");

/** The ways in which a name may be taken apart: where nothing tells the surname, it stands last or first. */
function waysToRead(text: string): PersonName[] {
  const [before = "", after] = text.replace(/[(\d][^,]*$/u, "").split(",");
  if (after !== undefined && /\p{L}/u.test(before))
    return [{ surname: tokensOf(before).flatMap(surnameOf), given: tokensOf(after) }];
  const tokens = tokensOf(before);
  return surnamePlaces(tokens).map((place) => ({
    surname: surnameOf(tokens[place]),
    given: tokens.filter((_, other) => other !== place),
  }));
}

function tokensOf(text: string): Token[] {
  const parts = text
    .normalize("NFC")
    .replace(/(?<=\p{L})\s*[-‐‑–]\s*(?=(?:ұлы|улы|қызы|кызы|uly|qyzy|kyzy)(?!\p{L}))/giu, "")
    .replaceAll(".", ". ")
    .split(/[\s"«»]+/u)
    .filter((part) => /\p{L}/u.test(part) && !particle.test(part));
  return parts.map((part) => ({ text: part.replace(/^(?:әл|аль|эль|al|el)-/iu, ""), initial: isInitial(part) }));
}

function isInitial(part: string): boolean {
  const letters = part.replace(/[^\p{L}]/gu, "");
  return letters.length === 1 || digraph.test(letters) || (letters.length === 2 && part.endsWith("."));
}

/** Of a double surname, the whole and each half. */
function surnameOf(token: Token | undefined): Skeleton[] {
  if (token === undefined) return [];
  const halves = token.text.split("-").filter((half) => half.length > 2);
  return [token.text, ...(halves.length > 1 ? halves : [])].flatMap(skeletonsOf);
}

/** Where the surname may stand: away from the patronymic, else where the endings of surnames are, else last or first. */
function surnamePlaces(tokens: readonly Token[]): number[] {
  const whole = [...tokens.keys()].filter((place) => tokens[place]?.initial === false);
  if (whole.length < 2) return whole.length === 0 ? [...tokens.keys()].slice(-1) : whole;
  const spoken = tokens.map(({ text }) => toCyrillic(text));
  const father = whole.findLast((place) =>
    (whole.length > 2 ? patronymic : russianPatronymic).test(spoken[place] ?? ""),
  );
  const left = whole.filter((place) => place !== father);
  if (father !== undefined) return father === whole.at(-1) ? left.slice(0, 1) : left.slice(-1);
  return withEnding(surnameEnding, left, spoken) ?? withEnding(weakSurnameEnding, left, spoken) ?? ends(left);
}

function withEnding(ending: RegExp, places: readonly number[], spoken: readonly string[]): number[] | undefined {
  const found = places.filter((place) => ending.test(spoken[place] ?? ""));
  return found.length > 0 ? found : undefined;
}

const ends = (places: readonly number[]): number[] => [...places.slice(-1), ...places.slice(0, 1)];
