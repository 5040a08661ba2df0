export interface TableRow {
  readonly text: string;
  /** Which row of the table it is, from 0. */
  readonly at: number;
}

/**
 * The rows of a table as texts that stand alone: each cell with the name of its column ("Қызмет: Ламинаттау; Бағасы: 300 теңге"),
 * and with the line that spans the table above it.
 */
export function tableRows(
  rows: readonly (readonly string[])[],
  { hasHeader = looksLikeHeader(rows) }: { hasHeader?: boolean } = {},
): TableRow[] {
  const header = hasHeader ? (rows[0] ?? []) : [];
  const columns = Math.max(0, ...rows.map((row) => row.length));
  let span = "";
  return rows.flatMap((row, at): TableRow[] => {
    if (row.length === header.length && row.every((cell, at) => cell === header[at])) return [];
    const distinct = [...new Set(row.filter((cell) => cell !== ""))];
    if (distinct.length === 0) return [];
    if (distinct.length === 1 && columns > 1 && (row.length === 1 || row.every((cell) => cell === row[0]))) {
      span = distinct[0] ?? "";
      return [];
    }
    return [{ text: `${span ? `${span}. ` : ""}${rowText(row, header)}`, at }];
  });
}

function rowText(row: readonly string[], header: readonly string[]): string {
  return row
    .map((cell, at) => (cell !== "" && header[at] ? `${header[at]}: ${cell}` : cell))
    .filter((cell, at, cells) => cell !== "" && cells.indexOf(cell) === at)
    .join("; ");
}

/** Names of columns hold no figures, and what stands under them does. */
function looksLikeHeader(rows: readonly (readonly string[])[]): boolean {
  const [first = [], ...rest] = rows;
  const names = first.filter((cell) => cell !== "");
  return (
    names.length > 1 &&
    names.every((name) => !/\d/.test(name)) &&
    rest.length > 0 &&
    rest.some((row) => row.some((cell) => /\d/.test(cell)))
  );
}
