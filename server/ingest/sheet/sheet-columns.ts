import { type Column, columnLike, columnOf } from "../csv-columns.ts";
import { columnByValues } from "./column-by-values.ts";
import type { ToldColumns } from "./columns-file.ts";

/** How one column of a sheet is understood, and why. */
export interface SheetColumn {
  readonly header: string;
  /** Absent where nothing is taken from it. */
  readonly column?: Column;
  readonly by: "file" | "header" | "wording" | "values" | "nothing";
}

/** How a sheet is understood; what is wrong in it is mended by a file `NAME.columns.json` beside it. */
export interface SheetColumns {
  readonly path: string;
  /** The name of the sheet, in a workbook. */
  readonly sheet?: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: number;
  /** Rows that repeat the header, as printed pages do. */
  readonly repeatedHeaders: number;
}

/** Columns may be told by their header, their number from 1 or their letter; told beats named, named beats alike, alike beats guessed. */
export function columnsOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  told: ToldColumns = new Map(),
): SheetColumn[] {
  const found: SheetColumn[] = header.map((text, at) => {
    const given = toldFor(text, at, told);
    if (given !== undefined) return { header: text, by: "file", ...(given === null ? {} : { column: given }) };
    const named = columnOf(text);
    if (named) return { header: text, by: "header", column: named };
    return { header: text, by: "nothing" };
  });
  guess(found, "wording", (at) => columnLike(header[at] ?? ""));
  guess(found, "values", (at, taken) =>
    columnByValues(
      rows.map((row) => row[at] ?? ""),
      taken,
    ),
  );
  return found;
}

function toldFor(header: string, at: number, told: ToldColumns): Column | null | undefined {
  for (const key of [header.trim(), String(at + 1), letterOf(at)]) {
    const column = told.get(key);
    if (column !== undefined) return column;
  }
  return undefined;
}

/** "A" for the first, "AA" for the twenty-seventh. */
function letterOf(at: number): string {
  return (at >= 26 ? letterOf(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));
}

/** A guess never gives a column that another has already. */
function guess(
  found: SheetColumn[],
  by: "wording" | "values",
  columnAt: (at: number, taken: ReadonlySet<Column>) => Column | undefined,
): void {
  const taken = new Set(found.flatMap(({ column }) => column ?? []));
  for (const [at, one] of found.entries()) {
    if (one.by !== "nothing") continue;
    const column = columnAt(at, taken);
    if (column === undefined || taken.has(column)) continue;
    taken.add(column);
    found[at] = { header: one.header, by, column };
  }
}
