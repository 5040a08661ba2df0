import type { Language } from "../../../server/library/language.ts";
import { type Asking, say } from "./asking.ts";
import { foldAll, foldSome } from "./fold.ts";
import { twinAll, twinOne } from "./homoglyph.ts";
import { inTurn } from "./in-turn.ts";
import { withInitials } from "./initials.ts";
import { keyOf } from "./key.ts";
import { romanisations, romanise } from "./latin.ts";
import { kz, type Layout, retype, ru, us } from "./layout.ts";
import { fullName } from "./person-name.ts";
import { slip, slips } from "./slip.ts";

/** A query that departs from its clean twin by a named rule. */
interface Departure {
  readonly query: string;
  readonly rule: string;
}

interface Circumstances {
  readonly random: () => number;
  /** How many rows of the family and language there are already: kinds of a rule take turns by it. */
  readonly turn: number;
  /** The keys of all words in titles of the catalogue. */
  readonly titleWords: ReadonlySet<string>;
}

/** The departure of an asking, or undefined where the rule changes nothing or the result could mean another book. */
export type Rule = (asking: Asking, circumstances: Circumstances) => Departure | undefined;

export const folded: Rule = (asking, { random, turn }) => {
  const some = turn % 3 === 2;
  const fold = some ? (text: string) => foldSome(text, random) : foldAll;
  const { wording, title, author = "" } = asking;
  const typed = { wording: fold(wording), title: fold(title), author: fold(author) };
  // Letters of the words around it alone would leave title and name as they are.
  if (typed.title === title && typed.author === author) return undefined;
  return { query: say(typed), rule: some ? "some-letters" : "all-letters" };
};

export const latin: Rule = (asking, { turn }) => {
  const { language } = asking;
  if (language === "en") return undefined;
  const [name, romanisation] = inTurn(Object.entries(romanisations[language]), turn);
  return { query: romanise(say(asking), romanisation), rule: name };
};

interface Mistake {
  readonly rule: string;
  readonly struck: Layout;
  readonly on: Layout;
}

const mistakes: Readonly<Record<Language, readonly Mistake[]>> = {
  kk: [
    { rule: "kz-on-us", struck: kz, on: us },
    { rule: "kz-on-us", struck: kz, on: us },
    { rule: "kz-on-ru", struck: kz, on: ru },
  ],
  ru: [{ rule: "ru-on-us", struck: ru, on: us }],
  en: [
    { rule: "us-on-ru", struck: us, on: ru },
    { rule: "us-on-kz", struck: us, on: kz },
  ],
};

export const layout: Rule = (asking, { turn }) => {
  const { rule, struck, on } = inTurn(mistakes[asking.language], turn);
  const query = retype(say(asking), { struck, on });
  return query === undefined ? undefined : { query, rule };
};

export const homoglyph: Rule = (asking, { random, turn }) => {
  const replace = turn % 2 === 0 ? twinAll : (text: string) => twinOne(text, random);
  const { title, author } = asking;
  const query = say({ ...asking, title: replace(title), ...(author ? { author: replace(author) } : {}) });
  return { query, rule: turn % 2 === 0 ? "all-letters" : "one-a-word" };
};

export const typo: Rule = (asking, { random, turn, titleWords }) => {
  const { title, language } = asking;
  const words = title.match(/\p{L}{4,}/gu) ?? [];
  const word = words[Math.floor(random() * words.length)];
  if (word === undefined) return undefined;
  const kind = inTurn(slips, turn);
  const wrong = slip(word, kind, { language, random });
  // A slip that makes another word of a title makes another question.
  if (wrong === undefined || titleWords.has(keyOf(wrong))) return undefined;
  return { query: say({ ...asking, title: title.replace(word, wrong) }), rule: kind };
};

export const initials: Rule = (asking, { turn }) => {
  const name = asking.person && fullName(asking.person, asking.titleLanguage);
  if (!name) return undefined;
  const { text, rule } = withInitials(name, turn);
  // The full stop of a wording is that of the last initial.
  return { query: say({ ...asking, author: text }).replaceAll("..", "."), rule };
};
