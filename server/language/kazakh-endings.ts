import { harmonies, sounds } from "./kazakh-sounds.ts";

/** What an ending begins with, next to the stem; "…AfterVowel" are the forms that a stem in a vowel takes. */
export type Part =
  | "plural"
  | "third"
  | "thirdAfterVowel"
  | "mine"
  | "mineAfterVowel"
  | "mineGiven"
  | "mineGivenAfterVowel"
  | "yours"
  | "yoursInCase"
  | "ours"
  | "case"
  | "caseAfterVowel"
  | "verb"
  | "habit";

export interface Ending {
  readonly text: string;
  /** Where in the text the suffixes meet: ларында is лар, ы and нда, so 3 and 4. */
  readonly joints: readonly number[];
  readonly part: Part;
  /** The sounds it may follow, as bits. */
  readonly after: number;
  readonly harmony: number;
}

/** A form of a suffix, or of several with dashes between them. А stands for а or е, Ы for ы or и (that is, і), as harmony has it. */
interface Form {
  readonly after: number;
  readonly text: string;
}

const { vowel, glide, r, l, nasal, buzz, voiceless } = sounds;
const voiced = glide | r | l | nasal | buzz;
const consonant = voiced | voiceless;
const any = vowel | consonant;

const plural = forms([vowel | glide | r, "лАр"], [l | nasal | buzz, "дАр"], [voiceless, "тАр"]);

const third = forms([consonant, "Ы"]);
const thirdAfterVowel = forms([vowel, "сЫ"]);
const mine = forms([consonant, "Ым"]);
const mineAfterVowel = forms([vowel, "м"]);
const yours = forms([consonant, "Ын"]);
const ours = forms([vowel, "мЫз"], [vowel, "нЫз"], [consonant, "ЫмЫз"], [consonant, "ЫнЫз"]);

const genitive = forms([nasal, "нЫн"], [glide | r | l | buzz, "дЫн"], [voiceless, "тЫн"]);
const object = forms([voiced, "дЫ"], [voiceless, "тЫ"]);
const afterVowel = forms([vowel, "нЫн"], [vowel, "нЫ"]);
const dative = forms([vowel | voiced, "гА"], [voiceless, "кА"]);
const place = forms([vowel | voiced, "дА"], [voiceless, "тА"]);
const ablative = forms([vowel | (voiced & ~nasal), "дАн"], [nasal, "нАн"], [voiceless, "тАн"]);
const company = forms([vowel | glide | r | l | nasal, "мен"], [buzz, "бен"], [voiceless, "пен"]);
const owner = forms([vowel, "ники"], [voiced, "дики"], [voiceless, "тики"]);
const plainCases = [...genitive, ...object, ...dative, ...ablative, ...company, ...owner];

// кітаптағы, кітаптағылар, кітаптағының, кітаптағылардың
const placed = follow(place, forms([vowel, "гЫ"]));
const placedMany = follow(placed, plural);
const places = [
  ...place,
  ...placed,
  ...placedMany,
  ...follow(placed, [...plainCases, ...afterVowel]),
  ...follow(placedMany, plainCases),
];
const cases = [...plainCases, ...places];

// After кітабы: кітабын, кітабының, кітабына, кітабында, кітабындағы, кітабынан, кітабымен, кітабыныкі
const thirdCases = [
  ...forms([vowel, "н"], [vowel, "нЫн"], [vowel, "нА"], [vowel, "нАн"], [vowel, "мен"], [vowel, "ники"]),
  ...forms([vowel, "ндА"], [vowel, "ндА-гЫ"]),
];
// After кітабым: кітабыма
const given = forms([nasal, "А"]);

// Not after a vowel, where тізімін would be a тізі that I am.
const person = forms(
  [r | l | nasal, "мЫн"],
  [nasal | buzz, "бЫн"],
  [voiceless, "пЫн"],
  [nasal | buzz, "бЫз"],
  [voiceless, "пЫз"],
);
// жоғалтамын, іздеймін, жоғалтқан, жоғалттым, жоғалтсам, жоғалтып, жоғалтады
const verb = forms(
  [any, "АмЫн"],
  [vowel | glide, "ймЫн"],
  [vowel | voiced, "гАн"],
  [voiceless, "кАн"],
  [voiced, "дЫм"],
  [voiceless, "тЫм"],
  [any, "сАм"],
  [consonant, "Ып"],
  [any, "АдЫ"],
);

// жоғалтатын, қолданылатын
const habit = forms([l | voiceless, "АтЫн"]);

const possessed = [
  ...withCases(third, thirdCases),
  ...withCases(mine, [...cases, ...given]),
  ...withCases(yours, [...cases, ...given]),
  ...withCases(ours, cases),
];

const byPart: Readonly<Record<Part, readonly Form[]>> = {
  plural: [...withCases(plural, [...cases, ...person]), ...follow(plural, possessed)],
  third: withCases(third, thirdCases),
  thirdAfterVowel: withCases(thirdAfterVowel, thirdCases),
  mine: withCases(mine, cases),
  mineAfterVowel: withCases(mineAfterVowel, cases),
  mineGiven: follow(mine, given),
  mineGivenAfterVowel: follow(mineAfterVowel, given),
  yours,
  yoursInCase: follow(yours, [...cases, ...given]),
  ours: withCases(ours, cases),
  case: cases,
  caseAfterVowel: afterVowel,
  verb: [...person, ...verb],
  habit,
};

/** Every ending of a folded noun, and those of a verb that readers use most, in each harmony. */
export function kazakhEndings(): Ending[] {
  const parts = Object.keys(byPart) as Part[];
  return parts.flatMap((part) =>
    byPart[part].flatMap((form) => spellings(form).map((spelling) => ({ part, ...spelling }))),
  );
}

function spellings({ text, after }: Form): Omit<Ending, "part">[] {
  const spell = (wide: string, narrow: string, harmony: number): Omit<Ending, "part"> => {
    const suffixes = text.replaceAll("А", wide).replaceAll("Ы", narrow).split("-");
    return { after, harmony, text: suffixes.join(""), joints: jointsOf(suffixes) };
  };
  if (!/[АЫ]/u.test(text)) return [spell("", "", harmonies.both)];
  const proper = [spell("а", "ы", harmonies.back), spell("е", "и", harmonies.front)];
  // Who types Kazakh in Latin letters writes i for ы too: kitaptin. An ending of three letters is known even so.
  const loose = spell("а", "и", harmonies.back);
  return loose.text.length >= 3 && /^[^аи].*и/u.test(loose.text) ? [...proper, loose] : proper;
}

function jointsOf(suffixes: readonly string[]): number[] {
  return suffixes.slice(1).map((_, index) => suffixes.slice(0, index + 1).join("").length);
}

function forms(...list: readonly (readonly [number, string])[]): Form[] {
  return list.map(([after, text]) => ({ after, text }));
}

function withCases(first: readonly Form[], then: readonly Form[]): Form[] {
  return [...first, ...follow(first, then)];
}

/** Each form with each that may follow its last sound. */
function follow(first: readonly Form[], then: readonly Form[]): Form[] {
  return first.flatMap((form) =>
    then
      .filter(({ after }) => (after & soundAfter(form.text)) !== 0)
      .map(({ text }) => ({ after: form.after, text: `${form.text}-${text}` })),
  );
}

function soundAfter(text: string): number {
  if (/[АЫаеи]$/u.test(text)) return vowel;
  if (/[мн]$/u.test(text)) return nasal;
  return text.endsWith("р") ? r : buzz;
}
