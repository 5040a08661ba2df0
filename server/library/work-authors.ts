import { fold } from "../language/fold.ts";
import { matchKey } from "../language/match-key.ts";
import type { Authority } from "./authority.ts";
import type { BibRecord, Name } from "./record.ts";

const mostAuthors = 3;

/**
 * What the headings of one author have in common, for each author: the person that the authority knows, else what the
 * spellings of surname and first initial share. Without an author, its editor or compiler.
 */
export function authorKeys(record: Pick<BibRecord, "names">, authority: Pick<Authority, "person">): string[] {
  const authors = authorsOf(record);
  const [made] = record.names.filter(({ role }) => role === "editor" || role === "compiler");
  const keysOf = (heading: string): string[] => {
    const person = authority.person(heading);
    return person ? [`@${person.id}`] : spellingKeys(heading);
  };
  const keys =
    authors.length > 0
      ? authors.flatMap(({ heading }) => keysOf(heading))
      : made
        ? keysOf(made.heading).map((key) => `ed ${key}`)
        : [];
  return [...new Set(keys)];
}

/** The first authors, those that are somebody. */
export function authorsOf({ names }: Pick<BibRecord, "names">): readonly Name[] {
  return names.filter(({ heading, role }) => role === "author" && !nobody.has(matchKey(heading))).slice(0, mostAuthors);
}

/** Headings that say that the author is unknown, or many. */
const nobody = new Set(
  "various, anonymous, unknown, коллектив авторов, без автора, неизвестный автор, авторлар ұжымы, автор белгісіз"
    .split(", ")
    .map(matchKey),
);
const initial = /^\p{Lu}\p{Ll}?(?:\.-?\p{Lu}\p{Ll}?)*\.?$/u;

/** "Әуезов, Мұхтар", "Ауэзов М. О." and "Mukhtar Auezov" share a key; a heading without a comma may begin with either name. */
export function spellingKeys(heading: string): string[] {
  const [surname = "", ...rest] = heading.split(",");
  if (rest.length > 0) return keyOf(surname, rest.join(" "));
  const words = heading.split(/[\s.]+/u).filter((word) => word !== "");
  const names = words.filter((word) => !initial.test(word));
  const initials = words.filter((word) => initial.test(word));
  if (names.length === 1) return keyOf(names[0] ?? "", initials[0] ?? "");
  const [first = "", next = ""] = names;
  return [...keyOf(first, next), ...keyOf(names.at(-1) ?? "", initials[0] ?? first)];
}

function keyOf(surname: string, forename: string): string[] {
  return /\p{L}/u.test(surname) ? [`${consonants(surname)} ${firstSound(forename)}`] : [];
}

// Letters that sound alike in the Kazakh, Russian and English spellings of a name: Жұмабаев, Джумабаев; Homer, Гомер. A vowel is
// silent here, for it differs most: Әуезов, Ауэзов, Auezov.
const alike: Readonly<Record<string, string>> = {
  б: "b",
  в: "v",
  г: "g gh h kh х",
  д: "d",
  ж: "дж dzh dj zh j",
  з: "z",
  к: "c ck k q",
  л: "l",
  м: "m",
  н: "n",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  ф: "f ph",
  ц: "ts tz",
  ч: "ch",
  ш: "щ sh sch shch",
  "": "а е и о у ы э ю я й ь ъ a e i o u y w",
};
const sounds = new Map(
  Object.entries(alike).flatMap(([sound, spellings]) => spellings.split(" ").map((letters) => [letters, sound])),
);
const letters = /дж|shch|sch|dzh|ch|sh|zh|dj|kh|gh|ts|tz|ck|ph|\p{L}/gu;

const soundsOf = (name: string): string[] => (fold(name).match(letters) ?? []).map((one) => sounds.get(one) ?? one);

/** The consonants, and whether a vowel comes first. */
function consonants(surname: string): string {
  const [first = "", ...rest] = soundsOf(surname);
  const once = rest.filter((sound, place) => sound !== (place === 0 ? first : rest[place - 1]));
  return `${first === "" ? "а" : first}${once.join("")}`;
}

/** Шыңғыс and Чингиз, Кажим and Гажим share a first sound, and so do all vowels. */
function firstSound(forename: string): string {
  const [first] = soundsOf(forename);
  if (first === undefined) return "";
  return first === "" ? "а" : first.replace("ч", "ш").replace("к", "г");
}
