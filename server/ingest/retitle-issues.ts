import type { Authority } from "../library/authority.ts";
import { issueTitle, serialOfIssue } from "../library/issue.ts";
import type { BibRecord } from "../library/record.ts";
import type { Store } from "../library/store.ts";
import type { StoreWriter } from "../library/store-writer.ts";
import { recordEntry, withOriginal } from "./record-entry.ts";

interface Desk {
  readonly store: Pick<Store, "ownersByKey" | "record" | "original">;
  readonly writer: Pick<StoreWriter, "put">;
  readonly authority: Authority;
}

/** A serial that has a new title gives it to the issues that are stored: their records came on other days. */
export function retitleIssues(serial: BibRecord, { store, writer, authority }: Desk): void {
  if (serial.kind !== "serial" || serialOfIssue(serial)) return;
  for (const id of store.ownersByKey("issue-of", serial.id)) {
    const issue = store.record(id);
    const link = issue && serialOfIssue(issue);
    if (!issue || !link || link.title === serial.title || issue.title !== issueTitle(link.title, link)) continue;
    const links = issue.links?.map((one) => (one === link ? { ...link, title: serial.title } : one)) ?? [];
    const retitled = { ...issue, title: issueTitle(serial.title, link), links };
    writer.put(withOriginal(recordEntry(retitled, authority), store.original(id)));
  }
}
