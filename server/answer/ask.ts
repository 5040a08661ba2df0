import type { SpokenWord } from "../language/utterance.ts";
import type { Language } from "../library/language.ts";
import type { Branch, Library } from "../library/library-file.ts";
import type { Searcher, SearchResult } from "../retrieve/hit.ts";
import type { Answer } from "./answer.ts";
import type { BookRequest } from "./book-request.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Conversation } from "./conversation.ts";
import type { When } from "./dates.ts";
import type { Day } from "./day.ts";
import type { FaqFinder } from "./faq-finder.ts";
import type { FoundBook } from "./find-books.ts";
import type { Evidence } from "./trace.ts";

export interface AnswerParts {
  readonly library: Library;
  readonly catalogue: Catalogue;
  readonly searcher: Searcher;
  readonly faqs: FaqFinder;
  readonly now: () => Date;
}

/** A question read once, with all that answers it. */
export interface Ask {
  readonly text: string;
  readonly language: Language;
  readonly spoken: readonly SpokenWord[];
  readonly book: BookRequest;
  readonly when?: When;
  readonly today: Day;
  /** HH:MM by the library's clock. */
  readonly time: string;
  /** The branch the question names. */
  readonly named?: Branch;
  /** The branch named, else the reader's, else the first of the library. */
  readonly branch: Branch;
  readonly conversation: Conversation;
  readonly parts: AnswerParts;
  /** What was found for a text while this question is answered, so that nothing is searched for twice. */
  readonly found: Map<string, Promise<readonly FoundBook[]>>;
  /** What the searches for this question read its words as, by the word's stem. */
  readonly readings: Map<string, SearchResult["query"]["terms"][number]["readAs"]>;
  /** Tells the trace what an answer rests on. */
  readonly note: (evidence: Evidence) => void;
}

/** An answer and what to remember of it. */
export interface Reply {
  readonly answer: Answer;
  readonly remember?: Partial<Pick<Conversation, "records" | "subject" | "branch" | "rule">>;
}

/** Answers one kind of question, or finds that it cannot. */
export type Responder = (ask: Ask) => Promise<Reply | undefined> | Reply | undefined;
