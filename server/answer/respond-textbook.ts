import { hear, type SpokenWord } from "../language/utterance.ts";
import type { BibRecord } from "../library/record.ts";
import { gradesOf } from "../retrieve/filters/grades-of.ts";
import type { Ask, Reply } from "./ask.ts";
import { composeItem } from "./compose-item.ts";
import { composeNotFound } from "./compose-not-found.ts";
import { type FoundBook, findBooks } from "./find-books.ts";
import { findGrade } from "./grade-asked.ts";
import { sameStem } from "./same-word.ts";
import { isSmall } from "./title-match.ts";

/** A schoolbook, by its subject and its class in whatever order and words: "9th grade algebra, part 2". */
export async function respondTextbook(ask: Ask): Promise<Reply | undefined> {
  const grade = findGrade(ask.book.asked);
  if (!grade || ask.book.quoted.length > 0) return undefined;
  const words = ask.book.asked.filter(
    (word, place) => !grade.places.includes(place) && !word.framing && !isSmall(word) && !/^\d+$/u.test(word.folded),
  );
  const subject = words.map(({ raw }) => raw).join(" ");
  const found = (await findBooks(subject, ask)).filter(
    ({ record }) => isSchoolbook(record) && words.some((word) => isIn(word, record.title)),
  );
  const books = mostMet(
    found.filter(({ record }) => gradesOf(record).includes(grade.number)),
    words,
  );
  if (books.length === 0) return otherClasses(mostMet(found, words), { words, ask });
  const part = ask.book.volume?.bare ? undefined : ask.book.volume?.number;
  const fitting = part === undefined ? books : books.filter((record) => record.part?.number === part);
  return fitting.length > 0
    ? composeItem(ask, { records: inLanguage(fitting, ask) })
    : composeNotFound(ask, { missing: "volume", nearest: books });
}

/** The subject is there, for other classes only; said where the question asks for nothing but the book. */
function otherClasses(
  nearest: readonly BibRecord[],
  { words, ask }: { words: readonly SpokenWord[]; ask: Ask },
): Reply | undefined {
  return nearest.length > 0 && words.length <= mostWords
    ? composeNotFound(ask, { missing: "book", nearest })
    : undefined;
}

const mostWords = 2;

const isSchoolbook = (record: BibRecord): boolean =>
  (record.form ?? "textbook") === "textbook" && gradesOf(record).length > 0;

const isIn = (word: SpokenWord, text: string): boolean =>
  hear(text).some((held) => held.folded.length > 2 && sameStem(word, held));

/** Those that hold most of the words: the subject, then the publisher or an author. */
function mostMet(found: readonly FoundBook[], words: readonly SpokenWord[]): BibRecord[] {
  const counted = found.map(({ record, people }) => {
    const names = people().flatMap((person) => person.words);
    const met = words.filter(
      (word) =>
        isIn(word, `${record.title} ${record.subtitle ?? ""} ${record.publisher ?? ""}`) ||
        names.some((name) => sameStem(word, name)),
    );
    return { record, met: met.length };
  });
  const most = Math.max(0, ...counted.map(({ met }) => met));
  return counted.filter(({ met }) => met === most).map(({ record }) => record);
}

/** In the language asked for, else in the reader's, where there are such. */
function inLanguage(records: readonly BibRecord[], ask: Ask): BibRecord[] {
  const wanted = ask.book.language?.language ?? ask.language;
  const spoken = records.filter(({ language }) => language === wanted);
  const chosen = spoken.length > 0 ? spoken : [...records];
  return chosen.toSorted((a, b) => (a.part?.number ?? 0) - (b.part?.number ?? 0));
}
