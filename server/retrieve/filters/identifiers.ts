import { matchKey } from "../../language/match-key.ts";
import { isbn13 } from "../../library/isbn.ts";
import { issnOf } from "../../library/issn.ts";
import type { Found } from "./found.ts";

type Told = Pick<Found, "filter" | "asked">;
type Shape = readonly [RegExp, (match: RegExpMatchArray) => Told | undefined];

const mark = String.raw`\d{1,3}(?:\.\d{1,3})*(?:\([\d.=\/\p{L}-]+\)|"[\d/.-]+"|[-'’ʼ:]\d[\d.]*)*`;
const authorMark = String.raw`\p{Lu}{1,2}\s?-?\d{2,4}(?![\p{L}\d])`;
const udcLabel = String.raw`(?<!\p{L})(?i:УДК|ӘОЖ|АОЖ|ЖОЖ|UDC|AOJ|AOZH)(?:\s?[:№-])?\s?`;
const callLabel = String.raw`(?<!\p{L})(?i:сөре шифры|полочный шифр|шифрі|шифры?|shifry?|call\s?(?:number|no\.?))(?:\s?[:№-])?\s?`;

// Each with its label, if it has one. A wrong check digit is no identifier.
const shapes: readonly Shape[] = [
  [
    /(?:(?<!\p{L})isbn(?:-1[03])?\s?[:№]?\s?)?(?<![\d.-])(?:97[89][-–\s]?(?:\d[-–\s]?){9}\d|\d(?:[-–]?\d){8}[-–]?[\dXxХх])(?![\d-])/giu,
    ([text]) => told("isbn", isbn13(text.replace(/isbn(?:-1[03])?/iu, ""))),
  ],
  [/(?<!\p{L})issn\s?[:№]?\s?(\d{4}[-–]?\d{3}[\dXxХх])(?!\d)/giu, ([, number = ""]) => told("issn", issnOf(number))],
  [/(?<![\d.-])\d{4}[-–]\d{3}[\dXxХх](?![\d-])/gu, ([text]) => told("issn", isYears(text) ? undefined : issnOf(text))],
  [new RegExp(`(?:${callLabel}|${udcLabel})(${mark}\\s${authorMark})`, "gu"), ([, text]) => callNumber(text)],
  [new RegExp(`${callLabel}(${authorMark}|${mark}(?:\\s${authorMark})?)`, "gu"), ([, text]) => callNumber(text)],
  // With no label only what is plainly a class mark and an author's: "821.512.122-31 Ә 98".
  [
    new RegExp(
      `(?<![\\p{L}\\d.])((?:\\d{3}\\.\\d{1,3}|\\d{2,3}(?=\\())(?:\\.\\d{1,3})*(?:[-(]\\S*)?\\s${authorMark})`,
      "gu",
    ),
    ([, text]) => callNumber(text),
  ],
  [new RegExp(`${udcLabel}(${mark})(?![\\d\\p{L}])`, "gu"), ([, text]) => classMark(text)],
  [
    /(?<![\d.,\p{L}])(?:\d{3}(?:\.\d{3})+(?:\.\d{1,3})?(?:[-'’(]\d[\d.]*\)?)*|\d{1,3}(?:\.\d{1,3})*\(\d[\d.]*\)(?:[-'’]\d[\d.]*)*)(?![\d\p{L}.])/gu,
    ([text]) => (isThousands(text) ? undefined : classMark(text)),
  ],
  [
    /(?<![\p{L}\d+.,])(0|6|12|16|18)\s?\+(?![\p{L}\d+])/gu,
    ([, mark]) => ({ filter: "ageMark", asked: { ageMark: Number(mark) } }),
  ],
];

function told(filter: "isbn" | "issn" | "udc" | "callNumber", value: string | undefined): Told | undefined {
  return value === undefined ? undefined : { filter, asked: { [filter]: value } };
}

const callNumber = (text: string | undefined): Told | undefined => told("callNumber", text && matchKey(text));
const classMark = (text: string | undefined): Told | undefined => told("udc", text?.replace(/[’ʼ]/gu, "'"));

/** "100.000" is a number of people. */
const isThousands = (text: string): boolean => /^\d{3}\.\d{3}$/u.test(text);

/** "1990-2000" has the shape of an ISSN. */
const isYears = (text: string): boolean =>
  text.split(/[-–]/u).every((year) => Number(year) >= 1450 && Number(year) <= 2100);

/** What is told by its shape alone: identifiers, class marks, age marks. The first to claim a place has it. */
export function readIdentifiers(text: string): Found[] {
  const found: Found[] = [];
  for (const [shape, read] of shapes) {
    for (const match of text.matchAll(shape)) {
      const [from, to] = [match.index, match.index + match[0].length];
      const one = read(match);
      if (one && !found.some((other) => other.from < to && from < other.to)) found.push({ ...one, from, to });
    }
  }
  return found;
}
