import type { Language } from "./language.ts";

/** One question of a FAQ entry in one language. */
export interface FaqText {
  readonly question: string;
  readonly answer: string;
  /** Other ways in which readers ask it. */
  readonly wordings: readonly string[];
}

/** A question the library answers in its own words, in three languages. */
export interface Faq {
  /** `faq:slug`. */
  readonly id: string;
  readonly source: string;
  readonly topics: readonly string[];
  readonly audience: readonly string[];
  /** YYYY-MM-DD: when a librarian last vouched for it. */
  readonly reviewed: string;
  readonly texts: Readonly<Record<Language, FaqText>>;
}
