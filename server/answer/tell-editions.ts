import type { BibRecord } from "../library/record.ts";
import type { Ask } from "./ask.ts";
import { branchName } from "./branch-name.ts";
import { type Citing, recordSource } from "./cite.ts";
import { cardOf, freeLines } from "./holdings.ts";
import { itemTexts } from "./text-of-items.ts";
import { languagePlace, type ShownWork } from "./work-cards.ts";

const mostTold = 8;

/** The volumes and further editions in the language of the one shown, and where each is free; told by number, for only what is shown has its title quoted. */
export function tellSameLanguage({ record, found }: ShownWork, ask: Ask, citing: Citing): string[] {
  const texts = itemTexts[ask.language];
  const same = found.filter(({ language }) => language === record.language).slice(0, mostTold);
  const told = same.map((edition) => {
    const places = freeLines(cardOf(edition)).map((line) => branchName(line.branch, ask));
    const where = places.length > 0 ? ` – ${places.join(", ")}` : edition.holdings.length > 0 ? ` – ${texts.out}` : "";
    return `${labelOf(edition, ask)} ${citing.mark(recordSource(edition, ask.parts.catalogue))}${where}`;
  });
  return told.length === 0 ? [] : [texts.thereAreAlso(told.join("; "))];
}

/** As `tellSameLanguage` and `tellLanguages`, where what was asked for is not there: names only. */
export function nameEditions({ record, found, others }: ShownWork, ask: Ask): string[] {
  const texts = itemTexts[ask.language];
  const volumes = found
    .filter(({ language, part }) => language === record.language && part !== undefined)
    .map((one) => labelOf(one, ask));
  const foreign = others.filter(({ language }) => language !== record.language);
  const languages = [...new Set(inOrder(foreign).map((one) => languageName(one, ask)))];
  return [
    ...(volumes.length > 0 ? [texts.thereAreAlso(volumes.slice(0, mostTold).join("; "))] : []),
    ...(languages.length > 0 ? [texts.alsoIn(languages.join(", "))] : []),
  ];
}

function labelOf({ part, year }: BibRecord, ask: Ask): string {
  const own = [part?.designation ?? part?.number?.toString(), part?.title].filter((text) => text !== undefined);
  return own.length > 0 ? own.join(", ") : (year?.toString() ?? itemTexts[ask.language].anotherEdition);
}

/** The other languages the work is there in. */
export function tellLanguages(others: readonly BibRecord[], ask: Ask, citing: Citing): string[] {
  const told = [...Map.groupBy(inOrder(others), (one) => languageName(one, ask))].map(([name, [first]]) =>
    first ? `${name} ${citing.mark(recordSource(first, ask.parts.catalogue))}` : name,
  );
  return told.length === 0 ? [] : [itemTexts[ask.language].alsoIn(told.join(", "))];
}

const inOrder = (editions: readonly BibRecord[]): BibRecord[] =>
  editions.toSorted((a, b) => languagePlace(a) - languagePlace(b));

function languageName({ language }: BibRecord, ask: Ask): string {
  const { languageNames } = itemTexts[ask.language];
  return languageNames[language ?? "other"] ?? languageNames["other"] ?? "";
}
