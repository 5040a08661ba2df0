import { type Language, languages } from "../library/language.ts";
import type { Votes } from "./letter-groups.ts";
import { evidenceOf } from "./word-evidence.ts";
import { words } from "./words.ts";

type Script = "cyrillic" | "latin" | "arabic";

export interface Writing {
  readonly language: Language;
  /** The script of most of the words. */
  readonly script: Script;
  /** Whether words of two languages stand in it. */
  readonly mixed: boolean;
}

const quoted = /«[^»]*»|“[^”]*”|„[^“”]*[“”]|"[^"]*"/gu;
const scripts: Readonly<Record<Script, RegExp>> = {
  cyrillic: /\p{Script=Cyrillic}/u,
  latin: /\p{Script=Latin}/u,
  arabic: /\p{Script=Arabic}/u,
};
const { latin } = scripts;

// In nats. Latin letters that tell nothing more are English, as most titles and names in them are; a name alone
// is in the language of the conversation.
const forLatin = 1.5;
const forName = 4.5;
const forPrior = 2;
// A word of less is sure of no language, and so little in all is a loan or a name in a text of another language.
const sureWord = 2;
const sureLanguage = 5;
// A shorter word in another script is a mark (Wi-Fi, PDF, QR), not a word of a language.
const longWord = 4;

/** The language a text is written in; `prior` is believed where the text itself does not tell. Quoted titles do not count. */
export function detectLanguage(text: string, prior?: Language): Language {
  const spoken = spokenWords(text);
  if (spoken.length === 0) return prior ?? "kk";
  return strongest(sum([expected(spoken, prior), ...hear(spoken)]));
}

/** The language of a text, its script, and whether it is of two languages; quoted titles do not count. */
export function detectWriting(text: string, prior?: Language): Writing {
  const spoken = spokenWords(text);
  // Between spaces, so that Wi-Fi is one word.
  const script = scriptOf(unquoted(text).split(/\s+/u));
  const foreign = spoken.some((one) => one.length >= longWord && scriptOf([one]) !== script);
  return { language: detectLanguage(text, prior), script, mixed: foreign || isOfTwoLanguages(spoken) };
}

function isOfTwoLanguages(spoken: readonly string[]): boolean {
  const plain = spoken.flatMap((one, place) => (one.length > 1 && !isName(one, place) ? [evidenceOf(one, false)] : []));
  const sure = sum(plain.map(sureOf));
  return languages.filter((language) => sure[language] >= sureLanguage).length > 1;
}

function spokenWords(text: string): string[] {
  return words(unquoted(text)).filter((one) => /\p{L}/u.test(one));
}

/** What stands outside of quotation marks; all of it where there is nothing. */
function unquoted(text: string): string {
  const whole = text.normalize("NFC");
  const own = whole.replace(quoted, " ");
  return /\p{L}/u.test(own) ? own : whole;
}

const hear = (spoken: readonly string[]): Votes[] => spoken.map((one, place) => evidenceOf(one, isName(one, place)));

/** A capital inside a text, or wherever Latin letters begin with one, is often a name. */
const isName = (one: string, place: number): boolean => /^\p{Lu}/u.test(one) && (place > 0 || latin.test(one));

/** What speaks for a language before a word is read. */
function expected(spoken: readonly string[], prior?: Language): Votes {
  const votes: Votes = { kk: 0, ru: 0, en: 0 };
  if (!spoken.some((one) => latin.test(one))) votes.en = Number.NEGATIVE_INFINITY;
  else if (spoken.every((one) => latin.test(one))) votes.en = forLatin;
  if (prior) votes[prior] += forPrior;
  const [first = ""] = spoken;
  if (spoken.length === 1 && latin.test(first) && /^\p{Lu}/u.test(first)) votes[prior ?? "en"] += forName;
  return votes;
}

function sum(all: readonly Votes[]): Votes {
  const total: Votes = { kk: 0, ru: 0, en: 0 };
  for (const votes of all) for (const language of languages) total[language] += votes[language];
  return total;
}

function strongest(votes: Votes): Language {
  return languages.reduce((best, language) => (votes[language] > votes[best] ? language : best));
}

/** How far the word's language is ahead of the next, where it is far. */
function sureOf(votes: Votes): Votes {
  const best = strongest(votes);
  const ahead = votes[best] - Math.max(...languages.filter((one) => one !== best).map((one) => votes[one]));
  return { kk: 0, ru: 0, en: 0, [best]: ahead >= sureWord ? ahead : 0 };
}

/** The script of most words, else of the first. */
function scriptOf(spoken: readonly string[]): Script {
  const count = (script: Script): number => spoken.filter((one) => scripts[script].test(one)).length;
  const order = (["cyrillic", "latin", "arabic"] as const).toSorted(
    (a, b) =>
      count(b) - count(a) || Number(scripts[b].test(spoken[0] ?? "")) - Number(scripts[a].test(spoken[0] ?? "")),
  );
  return order[0] ?? "cyrillic";
}
