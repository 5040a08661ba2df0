import { describe, expect, test } from "vitest";
import { type FilterFit, filterFit } from "./filter-fit.ts";
import type { QueryFilters } from "./query-filters.ts";
import type { RecordFacts } from "./record-facts.ts";

const fits: FilterFit = { fits: true, unknown: 0, unlikely: 0 };
const unsaid: FilterFit = { fits: true, unknown: 1, unlikely: 0 };
const unlikely: FilterFit = { fits: true, unknown: 0, unlikely: 1 };
const unfit: FilterFit = { fits: false, unknown: 0, unlikely: 0 };

type Case = readonly [string, Partial<RecordFacts>, QueryFilters, FilterFit];

const check = (facts: Partial<RecordFacts>, filters: QueryFilters): FilterFit =>
  filterFit({ kind: "book", ...facts }, filters);

const nineties = { year: { from: 1990, to: 1999 } };
const since2016 = { year: { from: 2016, ofEdition: true } } as const;

describe("years", () => {
  test.each<Case>([
    ["an edition of those years", { year: 1995 }, nineties, fits],
    ["an edition too early", { year: 1985 }, nineties, unfit],
    ["a work of those years in a late edition", { year: 2015, firstYear: 1994 }, nineties, fits],
    ["a late edition of who knows what", { year: 2015 }, nineties, unsaid],
    ["a late edition of an old work", { year: 2015, firstYear: 1942 }, nineties, unfit],
    ["no year at all", {}, nineties, unsaid],
    ["an old work in an edition of no year", { firstYear: 1942 }, since2016, unsaid],
    [
      "a work of those years where the edition is asked",
      { year: 2020, firstYear: 1994 },
      { year: { ...nineties.year, ofEdition: true } },
      unfit,
    ],
    ["a work later than the years asked", { firstYear: 2005 }, nineties, unfit],
    ["the first year asked", { year: 2016 }, since2016, fits],
    ["the year before", { year: 2015 }, since2016, unfit],
    [
      "a newspaper held then",
      { kind: "serial", held: [[1991, 1996], [2010]] },
      { year: { from: 1995, to: 1995 } },
      fits,
    ],
    [
      "a newspaper with a gap",
      { kind: "serial", held: [[1991, 1993], [2010]] },
      { year: { from: 1995, to: 1995 } },
      unfit,
    ],
    ["a newspaper held on", { kind: "serial", held: [[2010]] }, since2016, fits],
    ["a newspaper of unknown years", { kind: "serial", year: 1930 }, nineties, unsaid],
  ])("%s", (_, facts, filters, fit) => {
    expect(check(facts, filters)).toEqual(fit);
  });
});

describe("language, readers, classes", () => {
  test.each<Case>([
    ["in the language", { language: "kk" }, { language: ["kk", "ru"] }, fits],
    ["in another", { language: "en" }, { language: ["kk", "ru"] }, unfit],
    ["in who knows which", {}, { language: ["kk"] }, unsaid],
    ["for children and young enough", { ageMark: 6, forChildren: true }, { audience: 8 }, fits],
    ["young enough, for whomever", { ageMark: 6 }, { audience: 8 }, unsaid],
    ["for older readers", { ageMark: 12, forChildren: true }, { audience: 8 }, unfit],
    ["for children of no age", { forChildren: true }, { audience: 8 }, fits],
    ["for a teenager", { ageMark: 12 }, { audience: 14 }, fits],
    ["too old for a teenager", { ageMark: 16 }, { audience: 14 }, unfit],
    ["the age mark asked", { ageMark: 16 }, { ageMark: 16 }, fits],
    ["another age mark", { ageMark: 12 }, { ageMark: 16 }, unfit],
    ["one of the classes", { grades: [8] }, { grade: [7, 8] }, fits],
    ["another class", { grades: [9] }, { grade: [7, 8] }, unlikely],
    ["no class told", {}, { grade: [8] }, unsaid],
  ])("%s", (_, facts, filters, fit) => {
    expect(check(facts, filters)).toEqual(fit);
  });
});

describe("forms", () => {
  test.each<Case>([
    ["a textbook", { forms: ["textbook"], genre: true }, { form: ["textbook"] }, fits],
    ["a novel is no textbook", { genre: true }, { form: ["textbook"] }, unlikely],
    ["a book that tells no genre", {}, { form: ["textbook"] }, unsaid],
    ["a book is no newspaper", {}, { form: ["newspaper", "magazine"] }, unlikely],
    ["one of two forms", { kind: "serial", forms: ["magazine"] }, { form: ["newspaper", "magazine"] }, fits],
    ["a serial that tells no more", { kind: "serial" }, { form: ["magazine"] }, unsaid],
    ["a magazine is no newspaper", { kind: "serial", forms: ["magazine"] }, { form: ["newspaper"] }, unlikely],
    ["a novel may be an audiobook", { genre: true }, { form: ["audiobook"] }, unsaid],
    ["what has pages is no audiobook", { paged: true }, { form: ["audiobook"] }, unlikely],
    ["what has pages may be in large print", { paged: true }, { form: ["large-print"] }, unsaid],
    ["what stands on a shelf is no e-book", { free: { main: 0 } }, { form: ["e-book"] }, unlikely],
    ["an e-book", { kind: "e-resource", forms: ["e-book"] }, { form: ["e-book"] }, fits],
  ])("%s", (_, facts, filters, fit) => {
    expect(check(facts, filters)).toEqual(fit);
  });
});

describe("places and copies", () => {
  const held = { free: { main: 0, sairan: 2, akbulak: null } };
  test.each<Case>([
    ["a branch that holds it", held, { branch: ["sairan"] }, fits],
    ["a branch that does not", held, { branch: ["zheruiyk"] }, unfit],
    ["no holdings told", {}, { branch: ["sairan"] }, unsaid],
    ["a copy on some shelf", held, { available: true }, fits],
    ["none on this one", { free: { main: 0 } }, { available: true }, unfit],
    ["copies not told", { free: { akbulak: null } }, { available: true }, unsaid],
    ["an online text", { kind: "e-resource" }, { available: true }, fits],
    ["on the shelf there", held, { available: true, branch: ["sairan"] }, fits],
    ["on a shelf elsewhere", held, { available: true, branch: ["main"] }, unfit],
  ])("%s", (_, facts, filters, fit) => {
    expect(check(facts, filters)).toEqual(fit);
  });
});

describe("authors and numbers", () => {
  const auezov = { author: { name: "Әуезовтың", keys: ["ауезов"] } };
  const zhansugirov = { author: { name: "Ілияс Жансүгіровтің", keys: ["илияс жансугиров"] } };
  test.each<Case>([
    ["the author by surname", { names: ["ауезов мухтар"] }, auezov, fits],
    ["the author in Latin letters", { names: ["auezov mukhtar"] }, auezov, fits],
    ["another author", { names: ["есенберлин ильяс"] }, auezov, unlikely],
    ["a surname that each language spells its own way", { names: ["dzhansugurov ilyas"] }, zhansugirov, fits],
    ["the same surname in a Russian book", { names: ["джансугуров ильяс"] }, zhansugirov, fits],
    ["a namesake", { names: ["джансугуров мурат"] }, zhansugirov, unlikely],
    ["a name in Latin letters nobody can compare", { names: ["hemingway ernest"] }, auezov, unsaid],
    ["no names", {}, auezov, unsaid],
    ["the ISBN", { isbns: ["9786010709676"] }, { isbn: "9786010709676" }, fits],
    ["no ISBN", {}, { isbn: "9786010709676" }, unfit],
    ["the ISSN", { kind: "serial", issn: "0130-7673" }, { issn: "0130-7673" }, fits],
    ["a class below the one asked", { udc: ["821.512.122-31"] }, { udc: "821.512.122" }, fits],
    ["another class", { udc: ["821.161.1-31"] }, { udc: "821.512.122" }, unfit],
    ["no class", {}, { udc: "51" }, unsaid],
    ["the call number", { callNumbers: ["94 574 ш 20"] }, { callNumber: "94 574" }, fits],
    ["a call number that only begins alike", { callNumbers: ["94 57 ш 20"] }, { callNumber: "94 5" }, unfit],
  ])("%s", (_, facts, filters, fit) => {
    expect(check(facts, filters)).toEqual(fit);
  });
});

test("one filter against the record is enough to leave it out, and what it does not say adds up", () => {
  expect(check({ language: "kk" }, { language: ["kk"], grade: [8], udc: "51" })).toEqual({
    fits: true,
    unknown: 2,
    unlikely: 0,
  });
  expect(check({ language: "ru" }, { language: ["kk"], grade: [8], udc: "51" })).toEqual({
    fits: false,
    unknown: 2,
    unlikely: 0,
  });
  expect(check({}, {})).toEqual(fits);
});
