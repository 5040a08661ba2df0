import { hyphenate, parse } from "isbn3";

const candidate = /(?:97[89][\s-]?)?\d[\d\s-]{7,14}[\dXxХх]/;

/** The thirteen digits of the ISBN in a text such as "5-86150-048-7 (в пер.)"; absent when there is none or its check digit is wrong. */
export function isbn13(text: string): string | undefined {
  const found = candidate.exec(text.replace(/[‐-―−]/g, "-"))?.[0];
  if (found === undefined) return undefined;
  const digits = found.replace(/[\s-]/g, "").replace(/[xХх]/, "X");
  // The check digits are proved here because a group or publisher unknown to the library of ranges is still a right ISBN.
  if (digits.length === 10) return isRight10(digits) ? toThirteen(`978${digits.slice(0, 9)}`) : undefined;
  return digits.length === 13 && isRight13(digits) ? digits : undefined;
}

/** With hyphens as printed, when the publisher's range is known; else the bare digits. */
export function hyphenated(isbn: string): string {
  return parse(isbn) === null ? isbn : hyphenate(isbn);
}

function isRight10(digits: string): boolean {
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  return [...digits].reduce((sum, digit, at) => sum + (digit === "X" ? 10 : Number(digit)) * (10 - at), 0) % 11 === 0;
}

function isRight13(digits: string): boolean {
  return /^97[89]\d{10}$/.test(digits) && toThirteen(digits.slice(0, 12)) === digits;
}

function toThirteen(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}
