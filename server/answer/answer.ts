import type { Language } from "../library/language.ts";

/** A source of a sentence: `[n]` in the text is `citations[n - 1]`. */
export interface Citation {
  readonly n: number;
  readonly source: "record" | "faq" | "library" | "circulation" | "document";
  /** Id of the record, FAQ entry, branch, service, event or document. */
  readonly id: string;
  readonly title: string;
  /** The text quoted. */
  readonly passage: string;
}

/** The copies one branch holds. */
export interface CopyLine {
  /** Id of the branch. */
  readonly branch: string;
  readonly callNumber: string;
  readonly available: number;
  readonly total: number;
  /** YYYY-MM-DD: the earliest return, when none is available. */
  readonly dueBack?: string;
}

/** Another edition of the work that a card shows: a language, a volume, a year. */
export interface EditionLine {
  readonly id: string;
  readonly title: string;
  readonly language?: string;
  readonly year?: number;
}

/** What a reader sees of a record. */
export interface RecordCard {
  readonly id: string;
  /** Title proper as stored. */
  readonly title: string;
  readonly authors: readonly string[];
  readonly year?: number;
  readonly language?: string;
  readonly callNumber?: string;
  /** Of a serial: "1990 (1-6); 2001 (1, 2)". */
  readonly yearsHeld?: string;
  /** Of an article: what it stands in, with year, number and pages. */
  readonly source?: string;
  readonly copies?: readonly CopyLine[];
  /** ISO 8601 with offset: when live copies were read. */
  readonly checkedAt?: string;
  /** The nearest first; they are not shown as cards of their own. */
  readonly editions?: readonly EditionLine[];
}

export interface Answered {
  readonly kind: "answered";
  readonly language: Language;
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly records: readonly RecordCard[];
  readonly suggestions: readonly string[];
  readonly by: "composer" | "model";
  readonly checkedAt?: string;
}

export interface Declined {
  readonly kind: "declined";
  readonly language: Language;
  readonly text: string;
  readonly reason: "not-found" | "out-of-scope" | "private" | "unsafe" | "unavailable";
  /** The nearest real records; never presented as the thing asked for. */
  readonly nearest: readonly RecordCard[];
  readonly suggestions: readonly string[];
}

interface Clarify {
  readonly kind: "clarify";
  readonly language: Language;
  readonly text: string;
  readonly choices: readonly string[];
}

interface HandOff {
  readonly kind: "hand-off";
  readonly language: Language;
  readonly text: string;
  readonly ticket?: string;
}

/** What Dana says to a question. Quotation marks in `text` hold only titles of records in `records` or `nearest`. */
export type Answer = Answered | Declined | Clarify | HandOff;
