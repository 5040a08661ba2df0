import type { BookForm } from "./form-words.ts";

/** What a query asks of a record besides its subject. Plain JSON: absent is not asked. */
export interface QueryFilters {
  readonly year?: YearsAsked;
  /** Of the text, any of them: ISO 639-1. */
  readonly language?: readonly string[];
  /** Years of age of the youngest reader it must suit. */
  readonly audience?: number;
  /** An age mark asked for as such: 12 for "12+". */
  readonly ageMark?: number;
  /** School classes, any of them. */
  readonly grade?: readonly number[];
  /** Any of them. */
  readonly form?: readonly BookForm[];
  /** Ids of `library.json`, any of them. */
  readonly branch?: readonly string[];
  /** A copy is on the shelf; in `branch`, where that is asked too. */
  readonly available?: true;
  readonly author?: AuthorAsked;
  /** Thirteen digits. */
  readonly isbn?: string;
  readonly issn?: string;
  /** Folded words joined by spaces. */
  readonly callNumber?: string;
  /** The beginning of a class mark. */
  readonly udc?: string;
}

export interface YearsAsked {
  readonly from?: number;
  readonly to?: number;
  /** Said of the printing, not of the work: a reprint of an older work fits. */
  readonly ofEdition?: true;
}

export interface AuthorAsked {
  /** As typed. */
  readonly name: string;
  /** Match keys the name goes by in the catalogue. */
  readonly keys: readonly string[];
}

export type FilterName = keyof QueryFilters;

export const filterNames = [
  "year",
  "language",
  "audience",
  "ageMark",
  "grade",
  "form",
  "branch",
  "available",
  "author",
  "isbn",
  "issn",
  "callNumber",
  "udc",
] as const satisfies readonly FilterName[];

/** Filters whose words are words of the catalogue too: the search looks for them as well. */
export const searchedFilters = ["form", "author", "grade"] as const satisfies readonly FilterName[];
