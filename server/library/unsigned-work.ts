import { matchKey } from "../language/match-key.ts";
import type { BibRecord } from "./record.ts";
import { originalKeys, tellingKeys } from "./telling-keys.ts";
import { isCommonplace, titleKeys, wholeTitle } from "./work-titles.ts";

const fewestWords = 3;

/**
 * Signs of a work without an author. Tales and epics go by their titles in whatever language, and so do translations by the
 * title of the original; of other works the same words in the same language must describe them.
 */
export function signsWithoutAuthor(record: BibRecord): string[] {
  const { title } = wholeTitle(record);
  const known = isFolklore(record) ? tellingKeys(record) : originalKeys(record).filter((key) => !isCommonplace(key));
  return [
    ...known.map((key) => `nobody: ${key}`),
    ...describedAlike(record).map((key) => `${record.language ?? ""}: ${key}`),
    ...record.isbns.map((isbn) => `isbn ${isbn}: ${matchKey(title)}`),
  ];
}

function describedAlike(record: BibRecord): string[] {
  const { title, number } = wholeTitle(record);
  const { subtitle = "", publisher = "", language } = record;
  const more = matchKey(number === undefined ? subtitle : `${subtitle} ${publisher}`);
  return titleKeys(title, language)
    .filter((key) => !isCommonplace(key) || number !== undefined)
    .map((key) => `${key} ${more}`.trim())
    .filter((key) => key.split(" ").length >= fewestWords);
}

const folklore = /^398/u;
const folkForms = new Set(
  ["epic", "folklore", "fairy-tales", "folk tales", "эпос", "фольклор", "ертегі", "ертегілер", "сказки", "жыр"].map(
    matchKey,
  ),
);
const folkWords = new Set(
  "жыр жыры эпос эпосы ертегі ертегісі ертегілер дастан дастаны сказка сказки сказание былина".split(" ").map(matchKey),
);

function isFolklore({ udc, form = "", subtitle = "" }: BibRecord): boolean {
  return (
    udc.some((code) => folklore.test(code)) ||
    folkForms.has(matchKey(form)) ||
    matchKey(subtitle)
      .split(" ")
      .some((word) => folkWords.has(word))
  );
}
