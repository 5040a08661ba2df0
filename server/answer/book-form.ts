import { findCue, readCues } from "../language/cue.ts";
import { dictionaryWords, textbookWords } from "../retrieve/filters/form-words.ts";
import type { AskedWord } from "./asked-words.ts";

// The forms a record may have, and how readers call them.
const called: readonly (readonly [string, readonly string[]])[] = [
  ["өлең*, жыр*, поэзия*, поэма*, стих*, поэз*, поэм*, лирик*, poem*, poetry, verse*", ["poetry", "epic", "anthology"]],
  ["әңгіме*, рассказ*, повесть, повести, повестей, stories, short stories", ["story", "stories"]],
  ["роман, романдар*, романы, романов, novels", ["novel"]],
  ["пьеса*, пьес*, драма*, play, plays, drama*", ["play"]],
  ["ертегі*, сказк*, сказок, fairy*, tales", ["fairy-tales"]],
  [textbookWords, ["textbook"]],
  [dictionaryWords, ["dictionary"]],
  ["естелік*, мемуар*, воспоминани*, memoir*", ["memoir"]],
];
const cues = called.map(([words, forms]) => ({ cues: readCues(words), forms }));
// Say that the author's books are meant, and which of their forms.
const collected = readCues(
  "кітаптар*, еңбек*, шығарма*, аударма*, аударыл*, жинақ*, жинағ*, книги, книг, книгам, произведени*, сочинени*, перевод*, сборник*, books, works, translat*, collection*, collected, myster*, anything, something, что нибудь, не бар",
);

export interface BookForm {
  readonly forms: readonly string[];
  readonly words: readonly AskedWord[];
}

/** The form of books a question asks for, or that it asks for books at large. */
export function findForm(asked: readonly AskedWord[]): BookForm | undefined {
  const named = cues.flatMap((one) =>
    asked.filter((word) => one.cues.some((cue) => findCue(cue, [word]))).map((word) => ({ word, forms: one.forms })),
  );
  const plural = asked.filter((word) => collected.some((cue) => findCue(cue, [word])));
  const words = [...named.map(({ word }) => word), ...plural];
  return words.length === 0 ? undefined : { forms: named.flatMap(({ forms }) => forms), words };
}
