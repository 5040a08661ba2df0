import { foldToken } from "../language/match-key.ts";
import { isChatter, isFunctionWord } from "../language/stop-words.ts";
import { findAny, readCues } from "./cue.ts";
import { isFraming } from "./frame-words.ts";
import { hear, type SpokenWord } from "./utterance.ts";

/** A word of a question for a book, with what its place tells. */
export interface AskedWord extends SpokenWord {
  /** Words between the same marks of punctuation share it. */
  readonly segment: number;
  /** A capital letter that no beginning of a sentence accounts for. */
  readonly capital: boolean;
  /** Says how the question is put, not what book it is about. */
  readonly framing: boolean;
  /** Says what kind of book it is, in the singular: a title stands before it ("… романы") or after ("роман …"). */
  readonly kind?: "before" | "after";
}

const kindsAfter = readCues(
  "деген, атты, кітабы, кітабын, кітабынан, романы, романын, повесі, повесін, поэмасы, поэмасын, әңгімесі, пьесасы, ертегісі, жинағы, жинағын, оқулығы, оқулығын, журналы, журналын, газеті, газетін, сөздігі, сөздігін, трилогиясы",
);
const kindsBefore = readCues(
  "роман, кітап, книга, книгу, книжка, книжку, романа, повесть, рассказ, поэма, поэму, пьеса, пьесу, сказка, сказку, трилогия, учебник, словарь, журнал, журнала, газета, газету, газеты, названием, называется, book, novel, story, play, poem, textbook, magazine, journal, newspaper, called, titled, named, issues+of",
);

/** Marks at which a title ends; a hyphen or an apostrophe within a word is none. */
const marks = /[.,;:!?()…\n]|\s[-–—]\s/u;

export function readAskedWords(text: string): AskedWord[] {
  const segments = text.split(marks).map(hear);
  const long = segments.flat().filter(({ raw }) => raw.length >= 4);
  // Where every word has a capital letter, none of them tells a name.
  const shouted = long.length >= 3 && long.every(isCapital);
  return segments.flatMap((segment, index) =>
    segment.map((word, place) => ({
      ...word,
      segment: index,
      capital: isCapital(word) && (place > 0 || !startsSentence(text, index)) && !shouted,
      framing: isFrame(word) || isDoing(word, segment[place + 1]) || isAnyLanguage(segment[place - 1], word),
      ...kindOf(word),
    })),
  );
}

const isCapital = (word: SpokenWord): boolean => /^\p{Lu}/u.test(word.raw);

/** After a comma or a colon the sentence goes on. */
function startsSentence(text: string, segment: number): boolean {
  const before = [...text.matchAll(new RegExp(marks, "gu"))][segment - 1];
  return before === undefined || /[.!?…\n]/u.test(before[0]);
}

function kindOf(word: SpokenWord): Pick<AskedWord, "kind"> {
  if (findAny(kindsAfter, [word])) return { kind: "after" };
  return findAny(kindsBefore, [word]) ? { kind: "before" } : {};
}

const doing = readCues("жүрмін, жүрміз, отырмын, отырмыз, жатырмын, жатырмыз, тұрмын, тұрмыз");

/** The first word of "зерттеп жүрмін" or "жинап отырмыз": what the reader is at, not what the book is about. */
function isDoing(word: SpokenWord, next: SpokenWord | undefined): boolean {
  return (
    word.folded.length > 3 && word.folded.endsWith("п") && next !== undefined && findAny(doing, [next]) !== undefined
  );
}

const anyOne = readCues("any, whatever, любом, келген");
const languageWord = readCues("language, languages, языке, тілде, тілдегі, тілінде");

/** "In any language", "на любом языке", "кез келген тілде": the reader minds no language, and the word is none of the topic. */
function isAnyLanguage(before: SpokenWord | undefined, word: SpokenWord): boolean {
  return before !== undefined && findAny(anyOne, [before]) !== undefined && findAny(languageWord, [word]) !== undefined;
}

function isFrame(word: SpokenWord): boolean {
  if (isFraming(word) || kindOf(word).kind !== undefined) return true;
  const token = foldToken(word.raw);
  return (["kk", "ru", "en"] as const).some(
    (language) => isFunctionWord(token, language) || isChatter(token, language),
  );
}
