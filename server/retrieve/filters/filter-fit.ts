import { fitsAuthor } from "./author-fit.ts";
import { type Fit, fitOf } from "./fit.ts";
import { fitsForms } from "./form-fit.ts";
import { type FilterName, filterNames, type QueryFilters, searchedFilters } from "./query-filters.ts";
import type { RecordFacts } from "./record-facts.ts";
import { fitsYears } from "./year-fit.ts";

export interface FilterFit {
  /** No filter speaks against the record for certain. */
  readonly fits: boolean;
  /** Filters of words that many records do not bear out though they are what is meant: a handbook is somebody's textbook. */
  readonly unlikely: number;
  /** Filters of which the record does not say enough: the fewer, the higher it ranks. */
  readonly unknown: number;
}

type Check = (facts: RecordFacts, filters: QueryFilters) => Fit;

// Up to this age a book made for children is surer than one fit for them.
const childAge = 12;

const checks: Readonly<Record<FilterName, Check>> = {
  year: (facts, { year }) => fitsYears(facts, year ?? {}),
  language: ({ language }, { language: asked = [] }) => isOneOf(language, asked),
  audience: fitsReader,
  ageMark: ({ ageMark }, { ageMark: asked }) => isOneOf(ageMark, asked === undefined ? [] : [asked]),
  grade: ({ grades }, { grade = [] }) => holdsAny(grades, (held) => grade.includes(held)),
  form: (facts, { form = [] }) => fitsForms(facts, form),
  branch: ({ free }, { branch = [] }) => (free ? fitOf(branch.some((id) => id in free)) : "unknown"),
  available: isOnShelf,
  author: ({ names }, { author }) => (author ? fitsAuthor(names, author) : "fits"),
  isbn: ({ isbns = [] }, { isbn = "" }) => fitOf(isbns.includes(isbn)),
  issn: ({ issn }, { issn: asked }) => fitOf(issn === asked),
  callNumber: ({ callNumbers = [] }, { callNumber = "" }) =>
    fitOf(callNumbers.some((held) => `${held} `.startsWith(`${callNumber} `))),
  udc: ({ udc: marks }, { udc = "" }) => holdsAny(marks, (mark) => mark.startsWith(udc)),
};

// Their words stay in the search, which weighs them by itself.
const isLoose: ReadonlySet<FilterName> = new Set(searchedFilters);

/** Whether a record is what the filters ask, and how much of that is only not denied. */
export function filterFit(facts: RecordFacts, filters: QueryFilters): FilterFit {
  const asked = filterNames.filter((name) => filters[name] !== undefined);
  const fits = asked.map((name) => ({ name, fit: checks[name](facts, filters) }));
  const unfit = fits.filter(({ fit }) => fit === "unfit");
  return {
    fits: unfit.every(({ name }) => isLoose.has(name)),
    unlikely: unfit.filter(({ name }) => isLoose.has(name)).length,
    unknown: fits.filter(({ fit }) => fit === "unknown").length,
  };
}

function isOneOf<T>(held: T | undefined, asked: readonly T[]): Fit {
  return held === undefined ? "unknown" : fitOf(asked.includes(held));
}

function holdsAny<T>(held: readonly T[] | undefined, isAsked: (value: T) => boolean): Fit {
  return held === undefined ? "unknown" : fitOf(held.some(isAsked));
}

function fitsReader({ ageMark, forChildren }: RecordFacts, { audience = 0 }: QueryFilters): Fit {
  if (ageMark !== undefined && ageMark > audience) return "unfit";
  if (audience <= childAge) return forChildren ? "fits" : "unknown";
  return ageMark === undefined ? "unknown" : "fits";
}

/** In the branch asked for, where one is; what is read online is never lent out. */
function isOnShelf({ kind, free }: RecordFacts, { branch }: QueryFilters): Fit {
  if (!free) return kind === "e-resource" ? "fits" : "unknown";
  const counts = Object.entries(free)
    .filter(([id]) => branch?.includes(id) ?? true)
    .map(([, count]) => count);
  if (counts.some((count) => count !== null && count > 0)) return "fits";
  return counts.includes(null) ? "unknown" : "unfit";
}
