import { isbn13 } from "../../library/isbn.ts";
import { certainYear } from "../clean.ts";
import type { Column } from "../csv-columns.ts";

const tests: readonly (readonly [Column, (text: string) => boolean])[] = [
  ["isbn", (text) => isbn13(text) !== undefined || /^97[89]\d{10}(\.0)?$/.test(text)],
  ["url", (text) => /^https?:\/\/\S+$/.test(text)],
  ["year", (text) => /^(1[5-9]|20)\d\d(\.0)?$/.test(text) && certainYear(text.replace(/\.0$/, "")) !== undefined],
  ["language", (text) => /^(kk|ru|en|kaz|rus|eng|қаз\S*|каз\S*|рус\S*|орыс\S*|англ\S*|ағыл\S*)$/i.test(text)],
  ["udc", (text) => /^\d{2,3}\.\d+([.(:=\-/+]\S*)?$/.test(text)],
  ["author", (text) => /^\p{Lu}[\p{L}-]+,? (\p{Lu}\.\s?){1,2}([;,]|$)|^\p{Lu}[\p{L}-]+, \p{Lu}[\p{L}.]+/u.test(text)],
];

// So many of the filled cells must be of the kind, of so many at least.
const share = 0.8;
const leastCells = 3;

/** What the cells of a column without a telling header are, by their shape. */
export function columnByValues(cells: readonly string[], taken: ReadonlySet<Column>): Column | undefined {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (filled.length < leastCells) return undefined;
  return tests.find(([column, fits]) => !taken.has(column) && filled.filter(fits).length >= filled.length * share)?.[0];
}
