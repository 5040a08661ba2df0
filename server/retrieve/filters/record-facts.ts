import { matchKey } from "../../language/match-key.ts";
import type { Holding } from "../../library/holding.ts";
import { serialOfIssue } from "../../library/issue.ts";
import { present } from "../../library/present.ts";
import type { BibRecord, RecordKind } from "../../library/record.ts";
import { isForChildren } from "./for-children.ts";
import type { BookForm } from "./form-words.ts";
import { formsTold, tellsGenre } from "./forms-told.ts";
import { gradesOf } from "./grades-of.ts";
import { type YearsHeld, yearsHeld } from "./years-held.ts";

/** What a record says of the things a query may ask; a thing it does not say is absent. Small enough to keep with each index row. */
export interface RecordFacts {
  readonly kind: RecordKind;
  readonly year?: number;
  /** Of the work. */
  readonly firstYear?: number;
  /** Of a serial. */
  readonly held?: readonly YearsHeld[];
  readonly language?: string;
  /** 12 of "12+". */
  readonly ageMark?: number;
  readonly forChildren?: true;
  readonly grades?: readonly number[];
  readonly forms?: readonly BookForm[];
  /** It says what it is by content: a novel, a textbook. */
  readonly genre?: true;
  /** It has pages. */
  readonly paged?: true;
  /** Copies on the shelf by branch; null where the copies are not told. */
  readonly free?: Readonly<Record<string, number | null>>;
  /** Match keys. */
  readonly names?: readonly string[];
  readonly udc?: readonly string[];
  readonly callNumbers?: readonly string[];
  readonly isbns?: readonly string[];
  readonly issn?: string;
}

/** The facts of a record, compact as JSON: nothing empty, nothing said twice. */
export function recordFacts(record: BibRecord): RecordFacts {
  const { holdings } = record;
  const forms = formsTold(record);
  return present({
    kind: record.kind,
    year: record.year,
    firstYear: record.originalYear,
    held: record.kind === "serial" ? filled(runsOf(record)) : undefined,
    language: record.language,
    ageMark: record.audience === undefined ? undefined : Number.parseInt(record.audience, 10),
    forChildren: when(isForChildren(record)),
    grades: filled(gradesOf(record)),
    forms: filled(forms),
    genre: when(tellsGenre(record, forms)),
    paged: when(/\d\s*(?:с|б|p|бет|стр|pages?)(?!\p{L})/iu.test(record.extent ?? "")),
    free: holdings.length > 0 ? freeCopies(holdings) : undefined,
    names: filled(record.names.map(({ heading }) => matchKey(heading))),
    udc: filled(record.udc.map((mark) => mark.replace(/\s/gu, ""))),
    callNumbers: filled(holdings.map(({ callNumber }) => matchKey(callNumber))),
    isbns: filled(record.isbns),
    issn: record.issn,
  });
}

/** Of an issue its own year. */
function runsOf(record: BibRecord): readonly YearsHeld[] {
  if (serialOfIssue(record) && record.year !== undefined) return [[record.year, record.year]];
  return record.holdings.flatMap(({ years = "" }) => yearsHeld(years));
}

function filled<T>(values: readonly T[]): readonly T[] | undefined {
  const distinct = [...new Set(values)].filter((value) => value !== "");
  return distinct.length > 0 ? distinct : undefined;
}

const when = (claim: boolean): true | undefined => (claim ? true : undefined);

function freeCopies(holdings: readonly Holding[]): Record<string, number | null> {
  const free: Record<string, number | null> = {};
  for (const { branch, items } of holdings) {
    const here = items.length === 0 ? null : items.filter(({ status }) => status === "available").length;
    const known = free[branch] ?? null;
    free[branch] = here === null ? known : here + (known ?? 0);
  }
  return free;
}
