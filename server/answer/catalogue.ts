import type { Faq } from "../library/faq.ts";
import type { Passage } from "../library/passage.ts";
import type { BibRecord } from "../library/record.ts";

/** What answering needs to read of the store. */
export interface Catalogue {
  record(id: string): BibRecord | undefined;
  /** In the order asked; missing ones are left out. */
  records(ids: readonly string[]): BibRecord[];
  faq(id: string): Faq | undefined;
  passage(id: string): Passage | undefined;
  passagesOf(owner: string): Passage[];
  ownersByKey(kind: "title" | "name" | "identifier" | "work", key: string): string[];
}
