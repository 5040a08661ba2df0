import type { BibRecord, RecordLink } from "./record.ts";

/** What an issue says of its place in its serial: "1998", "Т. 37, № 3". */
type Position = Pick<RecordLink, "year" | "volume">;

/** "Юность" of 1998, "№ 3" → "Юность. 1998, № 3". */
export function issueTitle(serial: string, { year, volume }: Position): string {
  const position = [year, volume].filter(Boolean).join(", ");
  return position ? `${serial}. ${position}` : serial;
}

/** The link of an issue to its serial; absent for what is no issue. */
export function serialOfIssue({ kind, links }: Pick<BibRecord, "kind" | "links">): RecordLink | undefined {
  return kind === "serial" ? links?.find(({ relation }) => relation === "host") : undefined;
}

/** The id of the record of an issue's serial, where its control number is known. */
export function serialIdOf(record: Pick<BibRecord, "kind" | "links" | "source">): string | undefined {
  const number = serialOfIssue(record)?.number;
  return number === undefined ? undefined : `${record.source}:${number}`;
}
