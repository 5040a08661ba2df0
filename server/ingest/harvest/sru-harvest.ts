import { fetchPage } from "./fetch-page.ts";
import { HarvestFault } from "./harvest-fault.ts";
import { addressWith, type HarvestRun, replaceGone, shownAddress } from "./harvest-run.ts";
import { putPage } from "./put-page.ts";
import { type Diagnostic, readAnswer, type SruAnswer, sentence, sruShape } from "./sru-page.ts";

const pageSize = 50;

// Names that servers have for MARC in XML, tried in turn; last, whatever the server gives of itself.
const marcSchemas: readonly (string | undefined)[] = [
  "marcxml",
  "info:srw/schema/1/marcxml-v1.1",
  "MARC21-xml",
  "unimarcxchange",
  undefined,
];

/** Codes of the standard's list of diagnostics. */
const unsupportedVersion = "5";
const outOfRange = "61";
const unknownSchemas = ["66", "67"];

/** How a server wants to be asked. */
interface Manner {
  readonly version: string;
  /** Still to be tried, the present one first; empty when the address says its own. */
  readonly schemas: readonly (string | undefined)[];
}

interface Search {
  readonly url: URL;
  readonly run: HarvestRun;
  readonly met: Map<string, string>;
  /** Warnings that were passed on. */
  readonly told: Set<string>;
}

interface Step {
  readonly manner: Manner;
  readonly start: number;
}

/**
 * Takes in what a search finds, page by page.
 * @throws HarvestFault for what ends it early; the pages before are stored
 */
export async function harvestSru(url: URL, run: HarvestRun): Promise<void> {
  const { searchParams } = url;
  const search = { url, run, met: new Map<string, string>(), told: new Set<string>() };
  const schemas = searchParams.has("recordSchema") ? [] : marcSchemas;
  let step: Step = {
    manner: { version: searchParams.get("version") ?? "1.2", schemas },
    start: Number(searchParams.get("startRecord")) || 1,
  };
  const { maxPages } = run.transport.limits;
  for (let pages = 1; pages <= maxPages; pages += 1) {
    const next = await takeStep(step, search);
    if (!next) return await replaceGone(run, search.met);
    step = next;
  }
  const path = shownAddress(requestOf(url, step));
  throw new HarvestFault(`the limit of ${maxPages} pages a run is reached: narrow the query`, { path });
}

async function takeStep(step: Step, search: Search): Promise<Step | undefined> {
  const asked = requestOf(search.url, step);
  const page = await takePage(asked, search);
  const manner = page.count === 0 ? otherManner(step.manner, page.diagnostics) : undefined;
  if (manner) return { ...step, manner };
  for (const warning of warningsOf(page, asked)) {
    if (!search.told.has(warning)) search.run.transport.onNote(`${asked.host}: ${warning}`);
    search.told.add(warning);
  }
  const start = nextStart(page, { start: step.start, asked });
  return start === undefined ? undefined : { ...step, start };
}

interface TakenPage extends SruAnswer {
  /** Records on the page, good and bad. */
  readonly count: number;
}

async function takePage(url: URL, { run, met }: Search): Promise<TakenPage> {
  const path = shownAddress(url);
  const { items, envelope, fault } = await fetchPage(url, sruShape(run.reading), run.transport);
  await run.locked(() => putPage(items, run.store, { ...run, path, met }));
  if (!envelope) throw new HarvestFault(fault?.reason ?? "the answer cannot be read", { path });
  const answer = readAnswer(envelope);
  run.onProgress(run.tally.read, answer.total);
  return { ...answer, count: items.length };
}

function requestOf(url: URL, { manner: { version, schemas }, start }: Step): URL {
  const isNew = version.startsWith("2");
  return addressWith(url, {
    version,
    ...(isNew ? { recordXMLEscaping: "xml" } : { operation: "searchRetrieve", recordPacking: "xml" }),
    startRecord: String(start),
    maximumRecords: url.searchParams.get("maximumRecords") ?? String(pageSize),
    recordSchema: schemas[0],
  });
}

/** Another way to ask, where the diagnostics say that this one is not known. */
function otherManner({ version, schemas }: Manner, diagnostics: readonly Diagnostic[]): Manner | undefined {
  for (const { code, details } of diagnostics) {
    if (code === unsupportedVersion && /^(?:1\.[12]|2\.0)$/.test(details) && details !== version) {
      return { version: details, schemas };
    }
    if (unknownSchemas.includes(code) && schemas.length > 1) return { version, schemas: schemas.slice(1) };
  }
  return undefined;
}

/** Diagnostics beside records are warnings; @throws HarvestFault where they stand in place of records */
function warningsOf({ count, diagnostics }: TakenPage, asked: URL): string[] {
  const told = diagnostics.filter(({ code }) => code !== outOfRange).map(sentence);
  if (count > 0 || told.length === 0) return told;
  throw new HarvestFault(`the server refuses the search: ${told.join("; ")}`, { path: shownAddress(asked) });
}

/** Where the next page begins; absent at the end. Some servers do not say it though there is more. */
function nextStart(
  { count, next, total, diagnostics }: TakenPage,
  { start, asked }: { start: number; asked: URL },
): number | undefined {
  if (diagnostics.some(({ code }) => code === outOfRange)) return undefined;
  const following = next ?? (start + count <= total ? start + count : undefined);
  if (following === undefined || (count === 0 && following > total)) return undefined;
  if (following > start && count > 0) return following;
  const reason =
    count === 0
      ? `the server says that it has ${total} records and gives none from ${start} on`
      : `the server says that after record ${start} comes record ${following}, without end`;
  throw new HarvestFault(reason, { path: shownAddress(asked) });
}
