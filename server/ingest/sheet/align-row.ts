import { isbn13 } from "../../library/isbn.ts";
import { languageFromMarc } from "../../library/language-code.ts";
import { certainYear } from "../clean.ts";
import type { Column } from "../csv-columns.ts";

export interface Aligned {
  readonly cells: readonly string[];
  /** What was done to the row, when something was. */
  readonly repair?: string;
}

/**
 * Puts the cells of a row under their columns. A row that is too short or too long, or in which year, ISBN and language stand beside their
 * columns, is moved where one way alone makes them all fit; undefined where the number of cells is wrong and none or several do.
 */
export function alignRow(cells: readonly string[], columns: readonly (Column | undefined)[]): Aligned | undefined {
  const row = withoutEmptyEnd(cells, columns.length);
  const { right, wrong } = check(row, columns);
  if (row.length === columns.length && (wrong < 2 || right > 0)) return { cells: row };
  if (row.length < columns.length && wrong === 0) return { cells: row };
  const [only, ...others] = candidates(row, columns.length).filter(({ cells: moved }) => {
    const checked = check(moved, columns);
    return checked.wrong === 0 && checked.right >= 2;
  });
  if (only && others.length === 0) return only;
  return row.length === columns.length ? { cells: row } : undefined;
}

function withoutEmptyEnd(cells: readonly string[], width: number): readonly string[] {
  let end = cells.length;
  while (end > width && (cells[end - 1] ?? "").trim() === "") end -= 1;
  return cells.slice(0, end);
}

const fits: Readonly<Partial<Record<Column, (text: string) => boolean>>> = {
  year: (text) => certainYear(text.replace(/\.0$/, "")) !== undefined,
  isbn: (text) => isbn13(text) !== undefined || /^[\d\s-]{8,17}[\dXxХх]$|^\d[.,]\d+E\+\d+$/i.test(text),
  language: (text) => languageFromMarc(text.toLowerCase()) !== undefined || /^(қаз|каз|орыс|рус|ағыл|англ)/i.test(text),
};

function check(cells: readonly string[], columns: readonly (Column | undefined)[]): { right: number; wrong: number } {
  let right = 0;
  let wrong = 0;
  for (const [at, column] of columns.entries()) {
    const text = (cells[at] ?? "").trim();
    const test = column && fits[column];
    if (!test || text === "") continue;
    if (test(text)) right += 1;
    else wrong += 1;
  }
  return { right, wrong };
}

function candidates(row: readonly string[], width: number): Aligned[] {
  const missing = width - row.length;
  if (missing === -1) return joins(row);
  if (missing === 1) return row.map((_, at) => ({ cells: row.toSpliced(at, 0, ""), repair: moved(at) }));
  if (missing !== 0) return [];
  const later =
    (row.at(-1) ?? "") === ""
      ? row.map((_, at) => ({ cells: row.toSpliced(at, 0, "").slice(0, -1), repair: moved(at) }))
      : [];
  const earlier = row.flatMap((text, at) =>
    text === "" ? [{ cells: [...row.toSpliced(at, 1), ""], repair: moved(at) }] : [],
  );
  return distinctRows([...later, ...earlier]);
}

/** A delimiter stood within a text. */
function joins(row: readonly string[]): Aligned[] {
  return row.slice(1).map((text, at) => ({
    cells: row.toSpliced(at, 2, `${row[at]}, ${text.trim()}`),
    repair: `cells ${at + 1} and ${at + 2} were joined: one delimiter too many stood in the row`,
  }));
}

function moved(at: number): string {
  return `the cells from ${at + 1} on stood beside their columns and were moved`;
}

function distinctRows(rows: readonly Aligned[]): Aligned[] {
  const seen = new Map(rows.map((row) => [row.cells.join("\x1f"), row]));
  return [...seen.values()];
}
