import type { YearsAsked } from "./query-filters.ts";

/** What a phrase of time says, and how surely it is of printing. */
export interface YearPhrase {
  readonly written: string;
  /** Undefined where it counts back from a year that is not known. */
  readonly years: (numbers: readonly number[], thisYear: number | undefined) => YearsAsked | undefined;
  /**
   * "sure": of printing whatever stands beside. "open": one end is open ("after 2015"). "closed": a year or a span, to
   * be of the word for books beside it. "bare": two figures and a dash, which many a title ends in.
   */
  readonly force: "sure" | "open" | "closed" | "bare";
}

const one = ([year = 0]: readonly number[]): YearsAsked => ({ from: year, to: year });
const span = ([from = 0, to = from]: readonly number[]): YearsAsked => ({ from, to });
const decade = ([from = 0, last = from]: readonly number[]): YearsAsked => ({ from, to: last + 9 });
const century = ([number = 0]: readonly number[]): YearsAsked => ({ from: number * 100 - 99, to: number * 100 });
const from = ([year = 0]: readonly number[]): YearsAsked => ({ from: year });
const after = ([year = 0]: readonly number[]): YearsAsked => ({ from: year + 1 });
const upTo = ([year = 0]: readonly number[]): YearsAsked => ({ to: year });
const before = ([year = 0]: readonly number[]): YearsAsked => ({ to: year - 1 });

const lastYears = ([count = 0]: readonly number[], thisYear: number | undefined): YearsAsked | undefined =>
  thisYear === undefined ? undefined : { from: thisYear - count };

const ablative = "ден|дан|тен|тан|нен|нан";
const dative = "ге|га|ға|ке|қа";
const yearly = "года|год|году|г|годом";
const yearsOf = "годы|годов|годах|годами|гг|жж|жылдар*|ж";

const decadesNamed: readonly (readonly [string, number])[] = [
  ["отызыншы|тридцаты*|thirties", 1930],
  ["қырқыншы|сороковы*|forties", 1940],
  ["елуінші|пятидесяты*|fifties", 1950],
  ["алпысыншы|шестидесяты*|sixties", 1960],
  ["жетпісінші|семидесяты*|seventies", 1970],
  ["сексенінші|восьмидесяты*|eighties", 1980],
  ["тоқсаныншы|девяносты*|nineties", 1990],
];

export const yearPhrases: readonly YearPhrase[] = [
  { written: `не старше|ранее|раньше {year} ${yearly}?, no|not older|earlier than {year}`, years: from, force: "sure" },
  { written: `не позднее|позже {year} ${yearly}?, no|not later|newer than {year}`, years: upTo, force: "sure" },
  { written: `новее {year} ${yearly}?, newer than {year}`, years: after, force: "sure" },
  { written: `старше {year} ${yearly}, older than {year}`, years: before, force: "sure" },
  {
    written: `год|года издания|выпуска {year}, {year} ${yearly}? издания|выпуска, издани* {year} ${yearly}?, {year} жылы шыққан|басылған|басылып, {year} жылғы басылым*, шыққан|басылған жылы {year}, published|printed|issued in {year}, {year} edition, {year} / newspaper|newspapers|magazines|journals|periodicals|issues`,
    years: one,
    force: "sure",
  },
  {
    written: `после {year} ${yearly}?, {year} жылдан кейін*|соң*, {year} ${ablative} кейін*|соң*, after {year}`,
    years: after,
    force: "open",
  },
  {
    written: `начиная? с {year} ${yearly}?, {year} жылдан бастап*|бері*|бергі, {year} ${ablative} бастап*|бері*|бергі, since {year}, from {year} on|onwards|onward`,
    years: from,
    force: "open",
  },
  {
    written: `до {year} ${yearly}?, {year} жылға дейін*|шейін*, {year} ${dative} дейін*|шейін*, {year} жылдан бұрын*, before {year}`,
    years: before,
    force: "open",
  },
  {
    written: `с|от {year} ${yearly}? по|до {year} ${yearly}|гг?, {year} жылдан|жыл? {year} жылға дейін*, {year} ${ablative} {year} ${dative} дейін*, {year} бен|пен|мен {year} жылдар* арасында*|аралығында*, between {year} and {year}, from {year} to|till|until|through {year}`,
    years: span,
    force: "closed",
  },
  { written: `за|в? {years} ${yearly}|${yearsOf}, {years} years`, years: span, force: "closed" },
  {
    written: `за|в? {year} ${yearly}, за {year}, {year} жылғы|жылы|жылгы|жылдағы|жылында|жылдың, from|in|of {year}`,
    years: one,
    force: "closed",
  },
  {
    written: `за|в? {decade} х|е|ые|ых|й? ${yearsOf}, за|в? {decade} х|е|ые|ых, {decade} жж, in|from|of? the? {decade} s, за|в? {decades} х|е|ые|ых? ${yearsOf}, за|в? {decades} х|е|ые|ых, {decades} s`,
    years: decade,
    force: "closed",
  },
  {
    written: "в? {century} веке|века|веков|в, {century} ғасыр*, in|from|of the? {century} th|st? century",
    years: century,
    force: "closed",
  },
  { written: "{years}", years: span, force: "bare" },
  {
    written: "за? последни* {count} лет|года|год, соңғы {count} жылда|жылдағы|жыл, last|past {count} years",
    years: lastYears,
    force: "open",
  },
  ...decadesNamed.map(
    ([names, start]): YearPhrase => ({
      written: `в? ${names} годы|годов|годах, ${names} жылдар*, in|from|of? the? ${names}`,
      years: () => ({ from: start, to: start + 9 }),
      force: "closed",
    }),
  ),
];
