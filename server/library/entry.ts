import type { OriginalRecord } from "./original-record.ts";
import type { Passage, PassageKind } from "./passage.ts";

/**
 * By the first three a thing is found, by `person` the books of an author in whatever form the name stands; by the next the store tells which records are editions of one work, by `print` which
 * describe one publication, by `issue-of` the issues of a serial, and by the last what the librarian said of works and publications.
 */
export type KeyKind =
  | "title"
  | "name"
  | "identifier"
  | "person"
  | "sign"
  | "genre"
  | "original-volume"
  | "translated-volume"
  | "author"
  | "print"
  | "issue-of"
  | "one-publication"
  | "two-publications"
  | "one-work"
  | "two-works";

/** One thing the library knows (a record, a FAQ entry, a branch, an event ...), with what it is found by. */
export interface Entry {
  readonly id: string;
  readonly source: string;
  readonly kind: PassageKind;
  /** Hash of the content, passages and keys: equal means nothing to do to them. */
  readonly hash: string;
  /** The record or FAQ entry itself; what has no type of its own (a branch, a fee) is only its passages. */
  readonly content: unknown;
  readonly passages: readonly Passage[];
  readonly keys: readonly { readonly kind: KeyKind; readonly key: string }[];
  /** The fields a record came with; without them, those stored before go when the rest changes. */
  readonly original?: OriginalRecord;
}

export type PutResult = "added" | "updated" | "unchanged";
