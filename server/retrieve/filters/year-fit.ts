import { type Fit, fitOf } from "./fit.ts";
import type { YearsAsked } from "./query-filters.ts";
import type { RecordFacts } from "./record-facts.ts";

export function fitsYears(facts: RecordFacts, asked: YearsAsked): Fit {
  return facts.kind === "serial" ? fitsRuns(facts, asked) : fitsEdition(facts, asked);
}

function fitsRuns({ held, year }: RecordFacts, { from = 0, to = Number.POSITIVE_INFINITY }: YearsAsked): Fit {
  if (!held) return year !== undefined && year > to ? "unfit" : "unknown";
  return fitOf(held.some(([first, last = Number.POSITIVE_INFINITY]) => first <= to && last >= from));
}

function fitsEdition({ year, firstYear }: RecordFacts, asked: YearsAsked): Fit {
  const isAsked = (one: number | undefined): boolean =>
    one !== undefined && one >= (asked.from ?? one) && one <= (asked.to ?? one);
  if (isAsked(year) || (!asked.ofEdition && isAsked(firstYear))) return "fits";
  const earliest = firstYear ?? year;
  // No edition comes before its work.
  if (year === undefined) return earliest !== undefined && earliest > (asked.to ?? earliest) ? "unfit" : "unknown";
  // A late edition may be of a work of those years.
  const isReprint = firstYear === undefined && !asked.ofEdition && asked.to !== undefined && year > asked.to;
  return isReprint ? "unknown" : "unfit";
}
