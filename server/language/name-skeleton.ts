import { foldToken } from "./match-key.ts";
import { cyrillicSpellings } from "./transliterate.ts";

/** What the spellings of one name share, in Kazakh, Russian and English books. */
export interface Skeleton {
  readonly letters: string;
  /** -ов, -ев, -ұлы or -қызы was taken off: Құнанбаев and Құнанбайұлы are the same family, Абай and Абаев are not. */
  readonly family: boolean;
}

// Омарханович, Омарханұлы and Омархановна are of one father; Ильич has lost its -ов.
const fatherEnding = /(?<=..)(?:[иі]?[ое]вич|[ое]вн|ич|ичн)(?:а|у|ом|ем|е|ы|ои)?$/u;
const cases = "(?:а|у|ым|ом|е|ои|т[ыи]н|к[ае]|т[ыи]|т[ае]н?|пен)?";
const familyEnding = new RegExp(`(?<=..)(?:[ое][вф]${cases}|(?:ул[ыи]|к[ыи]з[ыи])(?:н|н[ыи]н|на|нда|нан|мен)?)$`, "u");
// Пушкина and Толстая are of the family of Пушкин and Толстой.
const genderEndings: readonly (readonly [RegExp, string])[] = [
  [/(?<=..[иы]н)(?:а|у|ои|е|ым|н[ыи]н|ге|д[ыи])$/u, ""],
  [/(?<=[скц]к)(?:ии|ыи|и|ы|ая|ои|ого|ую|ому|им)$/u, ""],
  [/(?<=...)(?:ыи|ои|ая|ого|ую)$/u, ""],
];

/** The skeletons of a word of a name; of a Latin word one for each way in which it may be read, the likeliest first. */
export function skeletonsOf(word: string): Skeleton[] {
  const folded = foldToken(word).replace(/[^\p{L}]/gu, "");
  const spellings = /^[a-z]+$/.test(folded)
    ? cyrillicSpellings(word.replace(/[^\p{L}\p{M}'’]/gu, "").replace(/tch/giu, "ch"))
    : [folded];
  // Vasiliev is Васильев, Aliev Алиев.
  const soft = spellings.filter((one) => /иева?$/u.test(one)).map((one) => one.replace(/ие(?=ва?$)/u, "е"));
  const skeletons = [...spellings, ...(folded === spellings[0] ? [] : soft)].map(skeletonOf);
  return skeletons.filter(({ letters }, place) => skeletons.findIndex((one) => one.letters === letters) === place);
}

function skeletonOf(spelling: string): Skeleton {
  const plain = spelling
    .replace(/[ьъ]/gu, "")
    .replaceAll("й", "и")
    .replace(/(?<=[аоу])ие/gu, "е");
  const stem = plain.replace(fatherEnding, "").replace(familyEnding, "");
  const family = stem !== plain;
  const bare = family ? stem : genderEndings.reduce((form, [ending, by]) => form.replace(ending, by), plain);
  return { letters: sounds(bare), family };
}

/**
 * Consonants, and the vowels а and е: the others come and go between the languages (Мүсірепов, Мусрепов; Жүнісов,
 * Жунусов; Өскембаев, Ускембаев). A word of few letters keeps them all.
 */
function sounds(word: string): string {
  const plain = word
    .replaceAll("дж", "ж")
    .replace(/[чщ]/gu, "ш")
    .replace(/(?<=[пктсшхц])б/gu, "п")
    .replace(/(?<=.)я/gu, "а")
    // Уәлиханов and Валиханов, Александр and Alexander.
    .replace(/у(?=[аеио])/gu, "в")
    .replace(/(?<=[дт])ер$/u, "р");
  const head = plain.slice(0, 1).replace(/[оу]/u, "о").replace(/[ыи]/u, "и");
  // A last и after a consonant is of the name: Дулати is no Дулатов.
  const tail = /[^аеоуиыюя][иы]+$/u.test(plain) ? "и" : "";
  const reduced = unvoiced(head + plain.slice(1).replace(/[оуыию]/gu, "") + tail);
  return reduced.length >= shortest ? reduced : unvoiced(head + plain.slice(1).replaceAll("ы", "и"));
}

const shortest = 3;

/** One letter for two, and at the end the voiceless one of a pair: Якуб, Якуп. */
function unvoiced(word: string): string {
  const pairs: Readonly<Record<string, string>> = { д: "т", б: "п", г: "к", з: "с" };
  return word.replace(/(\p{L})\1+/gu, "$1").replace(/(?<=.)[дбгз]$/u, (letter) => pairs[letter] ?? letter);
}

// An initial may stand for several sounds: C. for Чарльз and Клайв, H. for Хамза and Генри, Y. for Юрий and Яков, У. for Уәлихан.
const initialsOfTwoSounds: Readonly<Record<string, string>> = {
  c: "кшс",
  g: "гж",
  h: "хг",
  j: "жия",
  w: "ов",
  x: "хк",
  y: "июяе",
  u: "ов",
  у: "ов",
  s: "сш",
  z: "зж",
};

/** The sounds with which a name, whole or an initial, may begin. */
export function initialsOf(word: string): readonly string[] {
  const folded = foldToken(word).replace(/[^\p{L}]/gu, "");
  const several = initialsOfTwoSounds[folded];
  if (several !== undefined) return [...several];
  return [...new Set(skeletonsOf(word).map(({ letters }) => letters.slice(0, 1)))];
}
