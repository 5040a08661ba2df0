import type { BibRecord } from "../library/record.ts";
import type { Ask, Reply } from "./ask.ts";
import { composeList } from "./compose-list.ts";
import { composeNotFound } from "./compose-not-found.ts";
import { type FoundBook, findBooks } from "./find-books.ts";
import { isFree } from "./holdings.ts";
import { findAge, suitsAge, tellsAge } from "./reader-age.ts";
import { sameWord } from "./same-word.ts";
import { listTexts } from "./text-of-lists.ts";
import { hear } from "./utterance.ts";

/** Books on a subject, for study or pleasure. */
export async function respondTopic(ask: Ask): Promise<Reply | undefined> {
  return (
    (await listTopic(ask, { kind: "topic", atLeast: 0.45 })) ??
    (topicOf(ask) === "" ? undefined : composeNotFound(ask, { missing: "topic" }))
  );
}

/** As `respondTopic`, only where the subject fits wholly; for questions that do not say that they ask for a subject. */
export async function respondClearTopic(ask: Ask): Promise<Reply | undefined> {
  return listTopic(ask, { kind: "topic", atLeast: 0.99 });
}

export async function respondAdvice(ask: Ask): Promise<Reply> {
  const { language } = ask;
  const listed = await listTopic(ask, { kind: "advice", atLeast: 0.34 });
  return (
    listed ?? {
      answer: { kind: "clarify", language, text: listTexts[language].askTaste, choices: listTexts[language].tastes },
    }
  );
}

/** A book whose title the reader forgot: candidates, else what else is remembered. */
export async function respondHalfRemembered(ask: Ask): Promise<Reply> {
  const { language } = ask;
  const listed = await listTopic(ask, { kind: "maybe", atLeast: 0.34 });
  return (
    listed ?? {
      answer: { kind: "clarify", language, text: listTexts[language].askMemory, choices: listTexts[language].memories },
    }
  );
}

/** More of the subject last asked for, without what was shown. */
export async function respondMore(ask: Ask): Promise<Reply | undefined> {
  const { subject, records } = ask.conversation;
  if (subject === undefined) return undefined;
  const found = (await findBooks(subject, ask)).filter(({ record }) => !records.includes(record.id));
  const near = ranked(found, subject, ask).filter(({ fit }) => fit >= 0.34);
  if (near.length === 0) return composeNotFound(ask, { missing: "topic" });
  return composeList(
    near.map(({ record }) => record),
    { kind: "more", subject },
    ask,
  );
}

function topicOf(ask: Ask): string {
  return ask.book.words
    .filter((word) => !tellsAge(word))
    .map((word) => word.raw)
    .join(" ");
}

/** What to look for when a reader tells no more than a child's age. */
const forChildren = { kk: "балалар әдебиеті", ru: "детская литература", en: "children's literature" };

interface Ranked {
  readonly record: BibRecord;
  readonly fit: number;
}

async function listTopic(
  ask: Ask,
  { kind, atLeast }: { kind: "topic" | "advice" | "maybe"; atLeast: number },
): Promise<Reply | undefined> {
  const age = findAge(ask.spoken);
  const subject = topicOf(ask) || (age !== undefined && age <= 14 ? forChildren[ask.language] : "");
  const found = await findBooks(subject, ask);
  const fitting = ranked(found, subject, ask).filter(({ record, fit }) => fit >= atLeast && suitsAge(record, age));
  if (fitting.length === 0) return undefined;
  for (const { record, fit } of fitting.slice(0, 5)) ask.note({ id: record.id, coverage: fit });
  return composeList(
    fitting.map(({ record }) => record),
    { kind, subject },
    ask,
  );
}

/** By how much of the topic a record is about; among equals the language asked for, then what is free. */
function ranked(found: readonly FoundBook[], subject: string, ask: Ask): Ranked[] {
  const wanted = ask.book.language?.language;
  const pool = wanted === undefined ? found : found.filter(({ record }) => record.language === wanted);
  const fitted = pool.map((book) => ({ record: book.record, fit: fitOf(book, subject) }));
  return fitted.toSorted((a, b) => liking(b, ask) - liking(a, ask));
}

const liking = ({ record, fit }: Ranked, ask: Ask): number =>
  Math.round(fit * 4) * 4 + (record.language === ask.language ? 2 : 0) + (isFree(record) ? 1 : 0);

/** Share of the topic's words that the record's title and subjects hold, or the search's own measure where that is larger. */
function fitOf({ hit, topics }: FoundBook, subject: string): number {
  const asked = hear(subject).filter((word) => word.folded.length > 2);
  if (asked.length === 0) return 0;
  const share = asked.filter((word) => topics().some((one) => sameWord(word, one))).length / asked.length;
  // What only a name or a note of the record shares with the topic is weaker evidence.
  return Math.max(share, Math.min(hit?.coverage ?? 0, 0.98) * (share > 0 ? 1 : 0.6));
}
