import type { Holding } from "../library/holding.ts";
import type { BibRecord } from "../library/record.ts";
import { yearsHeldIn } from "../library/years-held.ts";
import type { CopyLine, RecordCard } from "./answer.ts";

/** What a reader sees of a record; statuses are those of the last load of the catalogue. */
export function cardOf(record: BibRecord): RecordCard {
  const copies = record.holdings.map(copyLine);
  const callNumber = record.holdings[0]?.callNumber;
  const years = yearsHeldIn(record.holdings);
  const source = record.kind === "serial" ? undefined : sourceText(record);
  return {
    id: record.id,
    title: record.title,
    authors: record.names.filter((name) => name.role === "author").map((name) => name.display),
    ...(record.year !== undefined && { year: record.year }),
    ...(record.language !== undefined && { language: record.language }),
    ...(callNumber !== undefined && callNumber !== "" && { callNumber }),
    ...(years !== undefined && { yearsHeld: years }),
    ...(source !== undefined && { source }),
    ...(copies.length > 0 && { copies }),
  };
}

/** "Жұлдыз, 2001, № 3, 12-15" */
function sourceText({ links }: BibRecord): string | undefined {
  const host = links?.find(({ relation }) => relation === "host");
  return host && [host.title, host.year, host.volume, host.pages].filter(Boolean).join(", ");
}

export function isFree(record: BibRecord): boolean {
  return record.holdings.some((holding) => holding.items.some((item) => item.status === "available"));
}

export const isFreeAt = (record: BibRecord, branch: string | undefined): boolean =>
  record.holdings.some(
    (holding) => holding.branch === branch && holding.items.some((item) => item.status === "available"),
  );

/** Lines of the branches where a copy may be taken home now. */
export function freeLines(card: RecordCard): readonly CopyLine[] {
  return (card.copies ?? []).filter((line) => line.available > 0);
}

/** The earliest return at any branch. */
export function earliestReturn(card: RecordCard): string | undefined {
  return (card.copies ?? []).flatMap((line) => line.dueBack ?? []).toSorted()[0];
}

/** Copies that may be read in the library, though none may be taken home. */
export function referenceHoldings(record: BibRecord): readonly Holding[] {
  return record.holdings.filter((holding) => holding.items.some((item) => item.status === "reference"));
}

function copyLine(holding: Holding): CopyLine {
  const here = holding.items.filter((item) => item.status !== "lost");
  const available = here.filter((item) => item.status === "available").length;
  const dueBack = here.flatMap((item) => item.dueBack ?? []).toSorted()[0];
  return {
    branch: holding.branch,
    callNumber: holding.callNumber,
    available,
    total: here.length,
    ...(available === 0 && dueBack !== undefined && { dueBack }),
  };
}
