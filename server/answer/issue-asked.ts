import { matchKey } from "../language/match-key.ts";
import { issueTitle, serialOfIssue } from "../library/issue.ts";
import type { BibRecord } from "../library/record.ts";
import type { Catalogue } from "./catalogue.ts";

// "№ 3", "No. 3", "3-й номер", "3-нөмірі", "номер 3", "issue 3".
const numbered =
  /(?:№|\bno?\.|номер\p{L}*|нөмір\p{L}*|issue)\s*(\d{1,4})|(\d{1,4})(?:\s*-?\s*\p{L}{1,4})?\s+(?:номер|нөмір|сан(?:ы|ын|ында)?(?!\p{L})|issue)|(\d{1,4})-\s*(?:нөмір|сан)/iu;
const yearWritten = /(?<!\d)(?:1[89]|20)\d{2}(?!\d)/gu;

/** The issue of a serial that is found, when the question names it by year and number, in whatever order of words. */
export function issuesAsked(
  found: readonly BibRecord[],
  { text, catalogue }: { text: string; catalogue: Pick<Catalogue, "ownersByKey" | "records"> },
): BibRecord[] {
  const [, after, before, joined] = numbered.exec(text) ?? [];
  const number = after ?? before ?? joined;
  const [year] = text.match(yearWritten) ?? [];
  if (number === undefined || year === undefined) return [];
  const serials = new Set(
    found.filter(({ kind }) => kind === "serial").map((one) => serialOfIssue(one)?.title ?? one.title),
  );
  const keys = [...serials].flatMap((title) =>
    ["№", "No."].map((sign) => matchKey(issueTitle(title, { year, volume: `${sign} ${number}` }))),
  );
  const ids = keys.flatMap((key) => catalogue.ownersByKey("title", key));
  return catalogue.records([...new Set(ids)]);
}
