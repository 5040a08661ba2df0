import { hear, type SpokenWord } from "../language/utterance.ts";
import type { BibRecord } from "../library/record.ts";
import { isForChildren } from "../retrieve/filters/for-children.ts";
import type { Ask, Reply } from "./ask.ts";
import type { AskedWord } from "./asked-words.ts";
import { findForm } from "./book-form.ts";
import { composeList, type ListReason } from "./compose-list.ts";
import { composeNotFound } from "./compose-not-found.ts";
import { editionsOf } from "./editions.ts";
import { type FoundBook, findBooks } from "./find-books.ts";
import { isFree } from "./holdings.ts";
import { findAge, isForChild, suitsAge, tellsAge } from "./reader-age.ts";
import { respondOnlyAuthor } from "./respond-author.ts";
import { respondLikeness } from "./respond-likeness.ts";
import { respondPlot } from "./respond-plot.ts";
import { listTexts } from "./text-of-lists.ts";
import { isSmall } from "./title-match.ts";
import { fitTopic, type TopicFit } from "./topic-fit.ts";
import { findUnderHeadings } from "./topic-headings.ts";
import { headingWords, isForParents } from "./topic-words.ts";

/** Books on a subject, for study or pleasure. */
export async function respondTopic(ask: Ask): Promise<Reply | undefined> {
  return (
    (await respondListed(ask)) ??
    (await respondPlot(ask, 1)) ??
    (topicWords(ask).length === 0 ? undefined : composeNotFound(ask, { missing: "topic" }))
  );
}

/** As `respondTopic`, undefined where nothing is found. */
export async function respondListed(ask: Ask): Promise<Reply | undefined> {
  return listTopic(ask, { kind: "topic", atLeast: 0.2 });
}

/** As `respondTopic`, only where the subject fits wholly; for questions that do not say that they ask for a subject. */
export async function respondClearTopic(ask: Ask): Promise<Reply | undefined> {
  return listTopic(ask, { kind: "topic", atLeast: 0.7 });
}

/** As `respondClearTopic`, for two words and more that one record is wholly about. */
export async function respondSureTopic(ask: Ask): Promise<Reply | undefined> {
  return topicWords(ask).length >= 2 ? listTopic(ask, { kind: "topic", atLeast: 0.99 }) : undefined;
}

/** Words that name a genre, or the age of a child, ask for books though nothing says so. */
export async function respondGenre(ask: Ask): Promise<Reply | undefined> {
  const forms = findForm(ask.book.asked)?.forms ?? [];
  return forms.length > 0 || isForChild(ask.spoken) ? listTopic(ask, { kind: "advice", atLeast: 0.01 }) : undefined;
}

export async function respondAdvice(ask: Ask): Promise<Reply> {
  const { language } = ask;
  const listed =
    (await respondLikeness(ask)) ??
    (await respondOnlyAuthor(ask)) ??
    (await listTopic(ask, { kind: "advice", atLeast: 0.01 }));
  return (
    listed ?? {
      answer: { kind: "clarify", language, text: listTexts[language].askTaste, choices: listTexts[language].tastes },
    }
  );
}

/** A book whose title the reader forgot: candidates, else what else is remembered. */
export async function respondHalfRemembered(ask: Ask): Promise<Reply> {
  const { language } = ask;
  return (
    (await respondPlot(ask, 0.5)) ?? {
      answer: { kind: "clarify", language, text: listTexts[language].askMemory, choices: listTexts[language].memories },
    }
  );
}

/** More of the subject last asked for, without what was shown. */
export async function respondMore(ask: Ask): Promise<Reply | undefined> {
  const { subject, records } = ask.conversation;
  if (subject === undefined) return undefined;
  const found = (await findBooks(subject, ask)).filter(({ record }) => !records.includes(record.id));
  const near = ranked(found, contentIn(subject), ask).filter(
    ({ fit, book }) => fit > 0 || (book.hit?.coverage ?? 0) >= 0.5,
  );
  if (near.length === 0) return composeNotFound(ask, { missing: "topic" });
  return composeList(
    near.map(({ book }) => book.record),
    { kind: "more", subject },
    ask,
  );
}

function topicWords({ book }: Ask): AskedWord[] {
  return book.asked.filter((word) => !word.framing && !tellsAge(word) && !isSmall(word) && word.folded.length > 2);
}

const contentIn = (text: string): SpokenWord[] => hear(text).filter((word) => word.folded.length > 2 && !isSmall(word));

/** What to look for when a reader tells no more than a child's age. */
const forChildren = { kk: "балалар әдебиеті", ru: "детская литература", en: "children's literature" };
const childAge = 12;

async function listTopic(
  ask: Ask,
  { kind, atLeast }: { kind: "topic" | "advice"; atLeast: number },
): Promise<Reply | undefined> {
  const age = isForParents(ask.spoken) ? undefined : findAge(ask.spoken);
  const isChild = age !== undefined && age <= childAge;
  const words = topicWords(ask);
  const subject = words.map(({ raw }) => raw).join(" ");
  const headed = await listHeadings(ask, { kind, subject, words, age, isUnsaid: kind === "topic" && atLeast > 0.5 });
  if (headed) return headed;
  const fitting = (await fitsOf(subject, words, ask)).filter(
    ({ book }) => suitsAge(book.record, age) && (kind === "topic" || book.record.kind !== "serial"),
  );
  const chosen = fitting.filter(({ fit, share }) => fit >= atLeast && share >= (kind === "topic" ? atLeast : 0));
  if (chosen.length > 0) return list(chosen, subject, { kind, ask });
  if (!isChild || kind === "topic") return undefined;
  const general = await fitsOf(forChildren[ask.language], contentIn(forChildren[ask.language]), ask);
  const suiting = general.filter(
    ({ book, fit }) => fit > 0 && suitsAge(book.record, age) && isForChildren(book.record),
  );
  return suiting.length === 0 ? undefined : list(suiting, forChildren[ask.language], { kind, ask });
}

/** All that stands under the headings which the question names, what is most about its words first. */
async function listHeadings(
  ask: Ask,
  {
    kind,
    subject,
    words,
    age,
    isUnsaid,
  }: {
    kind: ListReason["kind"];
    subject: string;
    words: readonly SpokenWord[];
    age: number | undefined;
    isUnsaid: boolean;
  },
): Promise<Reply | undefined> {
  const called = headingWords(ask.spoken);
  // A title may hold the word of a heading; who asks for books, or says a mood, asks for no title.
  if (isUnsaid && called.length === 0 && !findForm(ask.book.asked)) return undefined;
  const under = await (called.length > 0
    ? findUnderHeadings(called, { ask, atLeast: 1 })
    : findUnderHeadings(words, { ask, atLeast: 3 }));
  const near = (await findBooks(subject, ask)).filter(
    ({ record }) => !under.some((one) => one.record.id === record.id),
  );
  const fitting = ranked([...under, ...near], [...words, ...called], ask).filter(
    ({ book }) => suitsAge(book.record, age) && (kind === "topic" || book.record.kind !== "serial"),
  );
  const chosen = fitting.filter(({ book }) => under.includes(book));
  if (chosen.length === 0) return undefined;
  const closer =
    called.length > 0
      ? []
      : fitting.filter(({ book, share }) => !under.includes(book) && share > (chosen[0]?.share ?? 0));
  const telling = [subject, ...called.map(({ raw }) => raw)].filter(Boolean).join(" ");
  return list([...closer, ...chosen], telling, { kind, ask, isSure: true });
}

async function fitsOf(subject: string, words: readonly SpokenWord[], ask: Ask): Promise<TopicFit[]> {
  return ranked(await findBooks(subject, ask), words, ask);
}

function list(
  chosen: readonly TopicFit[],
  subject: string,
  { kind, ask, isSure = false }: { kind: ListReason["kind"]; ask: Ask; isSure?: boolean },
): Reply {
  for (const { book, fit } of chosen.slice(0, 5)) ask.note({ id: book.record.id, coverage: fit });
  const isNear = !isSure && kind === "topic" && (chosen[0]?.share ?? 0) <= 0.5;
  const reason = { kind: isNear ? "near" : kind, subject } as const;
  return composeList(
    chosen.map(({ book }) => book.record),
    reason as Exclude<ListReason, { kind: "author" }>,
    ask,
  );
}

/** By how much of the topic a record is about; among equals the language asked for, then what is free. */
function ranked(found: readonly FoundBook[], words: readonly SpokenWord[], ask: Ask): TopicFit[] {
  const wanted = ask.book.language?.language;
  const pool = wanted === undefined ? found : found.filter(({ record }) => isThereIn(wanted, record, ask));
  const age = findAge(ask.spoken);
  return fitTopic(pool, words).toSorted((a, b) => liking(b, ask, age) - liking(a, ask, age));
}

/** Itself or as another edition of its work, which is then the one listed. */
const isThereIn = (language: string, record: BibRecord, ask: Ask): boolean =>
  record.language === language || editionsOf([record], ask).some((edition) => edition.language === language);

function liking({ book, fit }: TopicFit, ask: Ask, age: number | undefined): number {
  const { record } = book;
  const forAge = age !== undefined && age <= childAge && isForChildren(record) ? 3 : 0;
  return Math.round(fit * 4) * 4 + forAge + (record.language === ask.language ? 2 : 0) + (isFree(record) ? 1 : 0);
}
