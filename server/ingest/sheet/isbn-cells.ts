import { isbn13 } from "../../library/isbn.ts";
import { distinct } from "../clean.ts";

export interface FoundIsbns {
  readonly isbns: readonly string[];
  /** What was mended or could not be, in plain sentences. */
  readonly remarks: readonly string[];
}

/** ISBNs as spreadsheets leave them: zeros lost in front are put back where the check digit proves them; what is lost is told, not made up. */
export function isbnsIn(texts: readonly string[]): FoundIsbns {
  const readings = texts.map((text) => ({ text, ...read(text.replace(/\.0$/, "")) }));
  const isbns = distinct(readings.flatMap(({ isbn }) => isbn ?? []));
  const remarks = readings.flatMap(({ text, isbn, zeros, isRounded }) => {
    if (zeros) return [`ISBN ${text} had lost ${zeros} zero(s) in front, which its check digit proves`];
    if (isRounded && isbns.length === 0)
      return [`ISBN ${text} was rounded by a spreadsheet and cannot be recovered: export the column as text`];
    return isbn === undefined && !isRounded && /\d/.test(text)
      ? [`ISBN ${text} is wrong by its check digit and left out`]
      : [];
  });
  return { isbns, remarks };
}

function read(text: string): { isbn?: string; zeros?: number; isRounded?: boolean } {
  if (/^\d[.,]?\d*E\+?\d+$/i.test(text)) return { isRounded: true };
  const isbn = isbn13(text);
  if (isbn !== undefined) return { isbn };
  const digits = text.replace(/[\s-]/g, "");
  // More than three lost zeros would be a number of six digits: too little to be proved by one check digit.
  if (!/^\d{6,8}[\dXxХх]$/.test(digits)) return {};
  const padded = isbn13(digits.padStart(10, "0"));
  return padded === undefined ? {} : { isbn: padded, zeros: 10 - digits.length };
}
