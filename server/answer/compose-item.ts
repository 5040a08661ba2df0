import type { BibRecord } from "../library/record.ts";
import type { RecordCard } from "./answer.ts";
import type { Ask, Reply } from "./ask.ts";
import { branchName } from "./branch-name.ts";
import { type Citing, librarySource, recordSource, startCiting } from "./cite.ts";
import { cardOf, earliestReturn, freeLines, referenceHoldings } from "./holdings.ts";
import { suggest } from "./suggestions.ts";
import { tellLanguages, tellSameLanguage } from "./tell-editions.ts";
import { itemTexts } from "./text-of-items.ts";
import { titleText } from "./title-text.ts";
import { formatDate } from "./when.ts";
import { gatherWorks, type Stand, workCard } from "./work-cards.ts";

const mostWorks = 5;

/** Answers "do you have it, and where": each work asked for by one edition, then what other volumes and languages there are. */
export function composeItem(
  ask: Ask,
  {
    records,
    others = [],
    isSure = true,
    stand = "suiting",
  }: { records: readonly BibRecord[]; others?: readonly BibRecord[]; isSure?: boolean; stand?: Stand },
): Reply {
  const { language } = ask;
  const texts = itemTexts[language];
  const citing = startCiting();
  const works = gatherWorks(records, ask, { most: mostWorks, stand });
  const shown = works.map(({ record }) => record);
  const [only] = works.length === 1 ? works : [];
  const foreign = [...works.flatMap(({ found }) => found), ...others].filter((edition) => isForeign(edition, shown));
  const text = [
    (isSure && !isMissing(shown, ask) ? texts.has : texts.catalogueHas)(named(shown, ask, citing)),
    ...(only ? whereIs(only.record, ask, citing) : [whereAre(shown, ask)]),
    ...(only ? tellSameLanguage(only, ask, citing) : []),
    ...tellLanguages(foreign, ask, citing),
    ...([...shown, ...(only?.found ?? [])].some(({ holdings }) => holdings.length > 0) ? [texts.asLoaded] : []),
  ].filter((part) => part !== "");
  for (const record of shown) ask.note({ id: record.id, exact: "title" });
  return {
    answer: {
      kind: "answered",
      language,
      text: text.join(" "),
      citations: citing.list(),
      records: works.map(workCard),
      suggestions: suggest("item", language),
      by: "composer",
    },
    remember: { records: shown.map((record) => record.id) },
  };
}

const isForeign = (edition: BibRecord, shown: readonly BibRecord[]): boolean =>
  shown.every(({ language }) => language !== edition.language);

/** Where the copies of one record are, said in full. */
function whereIs(record: BibRecord, ask: Ask, citing: Citing): string[] {
  const texts = itemTexts[ask.language];
  const card = cardOf(record);
  const { yearsHeld } = card;
  const isWithoutItems = record.holdings.every((holding) => holding.items.length === 0);
  const issue = isWithoutItems ? issueOf(record, ask) : undefined;
  return [
    ...(yearsHeld === undefined ? [] : [texts.years(yearsHeld)]),
    ...(record.url === undefined ? [] : [texts.online(record.url)]),
    ...(issue ? [texts.inIssue(named([issue], ask, citing)), ...copiesOf(issue, cardOf(issue), ask, citing)] : []),
    ...(issue || (isWithoutItems && yearsHeld !== undefined) ? [] : copiesOf(record, card, ask, citing)),
  ];
}

/** The issue that an article stands in, where it has a record with copies. */
function issueOf({ source, links }: BibRecord, { parts }: Ask): BibRecord | undefined {
  const number = links?.find(({ relation }) => relation === "host")?.number;
  const issue = number === undefined ? undefined : parts.catalogue.record(`${source}:${number}`);
  return issue?.holdings.some(({ items }) => items.length > 0) ? issue : undefined;
}

function copiesOf(record: BibRecord, card: RecordCard, ask: Ask, citing: Citing): string[] {
  const texts = itemTexts[ask.language];
  if (record.holdings.every((holding) => holding.items.length === 0))
    return record.url === undefined ? [texts.noCopies] : [];
  const free = freeLines(card);
  const missing = atNamed(record, ask);
  if (free.length > 0)
    return [
      ...missing,
      texts.free(
        free
          .toSorted((a, b) => Number(b.branch === ask.named?.id) - Number(a.branch === ask.named?.id))
          .map((line) => texts.place(branchName(line.branch, ask), texts.copies(line.available), line.callNumber))
          .join("; "),
      ),
    ];
  const reference = referenceHoldings(record);
  if (reference.length > 0)
    return [
      ...missing,
      texts.readingRoom(
        reference
          .map((holding) => [branchName(holding.branch, ask), holding.callNumber].filter(Boolean).join(", "))
          .join("; "),
      ),
    ];
  const due = earliestReturn(card);
  return [
    ...missing,
    texts.allOut,
    ...(due === undefined ? [] : [texts.dueBack(formatDate(due, ask.language, ask.today))]),
    ...howToHold(ask, citing),
  ];
}

/** True when the branch that the question names has no free copy of any. */
const isMissing = (records: readonly BibRecord[], ask: Ask): boolean =>
  ask.named !== undefined && records.every((record) => atNamed(record, ask).length > 0);

/** What to say first of the branch named, when no copy is free there. */
function atNamed(record: BibRecord, ask: Ask): string[] {
  const { named, language } = ask;
  const here = record.holdings.filter((holding) => holding.branch === named?.id).flatMap(({ items }) => items);
  if (!named || record.holdings.length === 0 || here.some(({ status }) => status === "available")) return [];
  if (here.some(({ status }) => status === "reference")) return [];
  const texts = itemTexts[language];
  return [(here.length === 0 ? texts.notHeldAt : texts.noneFreeAt)(named.name[language])];
}

/** Where several records are free, the branches only. */
function whereAre(records: readonly BibRecord[], ask: Ask): string {
  const texts = itemTexts[ask.language];
  const byTitle = Map.groupBy(records, (record) => titleText(record, ask.language));
  const lines = [...byTitle].flatMap(([title, same]) => {
    const free = same.flatMap((record) => freeLines(cardOf(record)).map((line) => branchName(line.branch, ask)));
    return free.length === 0 ? [] : [`${title} – ${[...new Set(free)].join(", ")}`];
  });
  return lines.length === 0 ? texts.allOut : texts.free(lines.join("; "));
}

function howToHold(ask: Ask, citing: Citing): string[] {
  const service = ask.parts.library.services.find((one) => one.id === "holds");
  if (!service) return [];
  const rule = service.text[ask.language];
  const mark = citing.mark(librarySource("service:holds", { title: service.name[ask.language], passage: rule }));
  return [`${itemTexts[ask.language].toHold(lowerFirst(rule).replace(/\.$/u, ""))} ${mark}.`];
}

/** "«A» [1][2], «B» [3]": each title once, with the sources of all records that have it. */
function named(records: readonly BibRecord[], ask: Ask, citing: Citing): string {
  const byTitle = Map.groupBy(records, (record) => titleText(record, ask.language));
  return [...byTitle]
    .map(([title, same]) => {
      const marks = same.map((record) => citing.mark(recordSource(record, ask.parts.catalogue)));
      return `${title} ${marks.join("")}`;
    })
    .join(", ");
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
