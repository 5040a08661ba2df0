import { matchKey } from "../language/match-key.ts";
import type { Authority } from "./authority.ts";
import type { BibRecord } from "./record.ts";
import { tellingKeys } from "./telling-keys.ts";
import { signsWithoutAuthor } from "./unsigned-work.ts";
import { authorKeys } from "./work-authors.ts";
import { isCommonplace, titleKeys, wholeTitle } from "./work-titles.ts";

/**
 * What a record has in common with the other editions of its work: two records that share a sign are editions of one work,
 * if their genres allow it. A record without a sign stands alone.
 */
export function workSigns(record: BibRecord, authority: Pick<Authority, "person">): string[] {
  if (record.kind === "serial") return record.issn === undefined ? [] : [`issn ${record.issn}`];
  const authors = isTranslatedTradition(record) ? [] : authorKeys(record, authority);
  const signs =
    authors.length > 0 ? authors.flatMap((author) => signsUnder(author, record)) : signsWithoutAuthor(record);
  return [...new Set(signs)];
}

/** Without an author, who edited a translation made neither the work nor its title: "The Arabian Nights", edited by Lang. */
const isTranslatedTradition = ({ originalTitle, names }: BibRecord): boolean =>
  originalTitle !== undefined && names.every(({ role }) => role !== "author");

function signsUnder(author: string, record: BibRecord): string[] {
  const titles = tellingKeys(record);
  return [
    ...[...titles, ...ownTitleOfVolume(record)].map((key) => `${author}: ${key}`),
    ...record.isbns.map((isbn) => `${author}: isbn ${isbn}`),
    ...(titles.length === 0 ? setOf(record).map((set) => `${author}: set ${set}`) : []),
  ];
}

/** Volumes of collected works belong together when the whole set is described alike. */
function setOf(record: BibRecord): string[] {
  const { language = "", subtitle = "", publisher = "" } = record;
  const { title, number } = wholeTitle(record);
  return number === undefined ? [] : [`${language} ${matchKey(`${title} ${subtitle} ${publisher}`)}`];
}

/** A volume's own title, under which it may be catalogued alone. What stands in collected works is another edition of something else. */
function ownTitleOfVolume(record: BibRecord): string[] {
  const own = record.part?.title;
  if (own === undefined || titleKeys(wholeTitle(record).title, undefined).some(isCommonplace)) return [];
  return titleKeys(own, record.language).filter((key) => !isCommonplace(key));
}
