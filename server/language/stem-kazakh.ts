// Suffixes as they stand after folding (ның -> нын, ғі -> ги): a folded letter stands for both harmonies.
interface Rung {
  readonly suffix: RegExp;
  /** Letters that must remain. */
  readonly leaves: number;
  /** A vowel suffix voices the consonant before it: кітап + ы = кітабы. */
  readonly voices?: boolean;
}

// Which first consonant a suffix takes depends on the sound before it; this keeps алматы and карта whole.
const afterVowel = "(?<=[аеоуыиюяэ])";
const afterVoiced = "(?<=[аеоуыиюяэйрлмнзжвгдб])";
const afterVoiceless = "(?<=[кпстфхцчшщбвгд])";

const rungs: readonly Rung[] = [
  // Verbs: жоғалту, жоғалтып, жоғалтқан, жоғалттым, жоғалтсам, ұзартамын
  { suffix: /(?:[ае]т[ыи]н|[ае]м[ыи]н|[гк][ае]н|(?<=[^аеоуыи])[дт][ыи]м|с[ае]м|[ыи]п|[ае]д[ыи])$/u, leaves: 4 },
  // Person and predicate: оқырманмын, кітаппыз
  { suffix: /(?:[мбп][ыи]н|с[ыи]н|с[ыи]з|[мбп][ыи]з)$/u, leaves: 4 },
  // Case after a third-person possessive: кітабының, кітабына, кітабында, кітабындағы
  { suffix: /(?<=[ыи])н(?:[ыи]н|да(?:г[ыи])?|де(?:г[ыи])?|ан|ен|а|е)$/u, leaves: 3 },
  // Case: genitive, ablative, locative with -ғы, instrumental; dative, locative, accusative
  {
    suffix: new RegExp(
      `(?:${afterVoiced}(?:[нд][ыи]н|[дн][ае]н|д[ае]г[ыи]|д[ае]й)|${afterVoiceless}т(?:[ыи]н|[ае]н|[ае]г[ыи]|[ае]й))$`,
      "u",
    ),
    leaves: 3,
  },
  { suffix: /[мбп]ен$/u, leaves: 3 },
  {
    suffix: new RegExp(
      `(?:${afterVoiced}[гд][ае]|${afterVoiceless}[кт][ае]|${afterVoiced}д[ыи]|${afterVoiceless}т[ыи]|${afterVowel}н[ыи])$`,
      "u",
    ),
    leaves: 3,
  },
  { suffix: /(?<=[ыи])н$/u, leaves: 4 },
  // Possessive: кітабымыз, кітабыңыз, картам, кітабым, баласы, кітабы
  { suffix: /[ыи](?:м[ыи]з|н[ыи]з)$/u, leaves: 3, voices: true },
  { suffix: /(?<=[ае])[мн][ыи]з$/u, leaves: 3 },
  { suffix: /[ыи]м$/u, leaves: 5, voices: true },
  { suffix: new RegExp(`${afterVowel}с[ыи]$`, "u"), leaves: 3 },
  { suffix: /[ыи]$/u, leaves: 3, voices: true },
  // Plural
  { suffix: new RegExp(`(?:${afterVoiced}[лд][ае]р|${afterVoiceless}т[ае]р)$`, "u"), leaves: 3 },
  { suffix: /у$/u, leaves: 4 },
];

/** Words that end like a suffix and are none. */
const whole = new Set(
  "мухтар алматы астана казахстан казакстан кыргызстан узбекистан туркистан дастан роман ертеги кабинет апта карта тарихи сани ман женди мектеп газет билет бала ана аке адам галым галам калам алем олен бирге неге кайда осында сонда кашан каншада канша жане немесе бойынша туралы уакыт деректер компьютер принтер сканер календар семинар лидер".split(
    " ",
  ),
);

/** Strips Kazakh suffixes from a folded word until none is left; at least three letters remain. */
export function stemKazakh(word: string): string {
  return kazakhStems(word).at(-1) ?? word;
}

/** What remains of a folded word after each suffix taken off, in turn: жолының → жолы, жол. */
export function kazakhStems(word: string): string[] {
  const stems: string[] = [];
  let stem = word;
  while (stems.length < 6 && !whole.has(stem)) {
    const shorter = stripOne(stem);
    if (shorter === stem) break;
    stems.push(shorter);
    stem = shorter;
  }
  return stems;
}

function stripOne(word: string): string {
  for (const rung of rungs) {
    const stem = word.replace(rung.suffix, "");
    if (stem.length === word.length || stem.length < rung.leaves || !/[аеиоуыюяэ]/u.test(stem)) continue;
    return rung.voices === true ? unvoiced(stem) : stem;
  }
  return word;
}

function unvoiced(stem: string): string {
  return stem.replace(/(?<=[аеиоуы])[бг]$/u, (letter) => (letter === "б" ? "п" : "к"));
}
