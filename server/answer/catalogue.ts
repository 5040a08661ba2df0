import type { LibraryDocument } from "../library/document.ts";
import type { Faq } from "../library/faq.ts";
import type { Passage } from "../library/passage.ts";
import type { BibRecord } from "../library/record.ts";

/** What answering needs to read of the store. */
export interface Catalogue {
  record(id: string): BibRecord | undefined;
  /** In the order asked; missing ones are left out. */
  records(ids: readonly string[]): BibRecord[];
  faq(id: string): Faq | undefined;
  document(id: string): LibraryDocument | undefined;
  passage(id: string): Passage | undefined;
  passagesOf(owner: string): Passage[];
  ownersByKey(kind: "title" | "name" | "identifier" | "person", key: string): string[];
  /** The work a record is an edition of. */
  workOf(record: string): string;
  /** Ids of all editions of the work of a record, itself among them. */
  editionsOf(record: string): string[];
  /** What the library says of two headings: that they are one person, or two. */
  personsOf?(one: string, other: string): "same" | "apart" | "unknown";
}
