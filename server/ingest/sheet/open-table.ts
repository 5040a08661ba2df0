import { columnLike, columnOf } from "../csv-columns.ts";
import type { CsvRow } from "../csv-rows.ts";
import type { ToldColumns } from "./columns-file.ts";
import { columnsOf, type SheetColumn } from "./sheet-columns.ts";

export interface Table {
  /** Empty where no row names the columns. */
  readonly header: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** The rows that the columns were guessed from. */
  readonly first: readonly CsvRow[];
}

// A sheet may begin with its own title and empty rows; values are guessed from so many rows.
const headerWithin = 10;
const sampleRows = 50;

/** Finds the row that names the columns and what they hold; `rest` gives every row after it. */
export async function openTable(
  rows: AsyncIterable<CsvRow>,
  told: ToldColumns = new Map(),
): Promise<{ table: Table; rest: AsyncIterable<CsvRow> }> {
  const iterator = rows[Symbol.asyncIterator]();
  const first: CsvRow[] = [];
  const faults: unknown[] = [];
  while (first.length < sampleRows + headerWithin) {
    // Where the sheet breaks is told after the rows before it.
    const next = await iterator.next().catch((error: unknown) => void faults.push(error));
    if (!next || next.done) break;
    if (next.value.cells.some((cell) => cell.trim() !== "")) first.push(next.value);
  }
  const at = headerAt(first, told);
  const header = at < 0 ? [] : trimmedEnd(first[at]?.cells ?? []);
  const body = first.slice(at + 1);
  const width = at < 0 ? Math.max(0, ...body.map(({ cells }) => cells.length)) : header.length;
  const named = at < 0 ? Array.from({ length: width }, () => "") : header;
  const columns = columnsOf(
    named,
    body.map(({ cells }) => cells),
    told,
  );
  return { table: { header, columns, first: body }, rest: follow(body, iterator, faults) };
}

function headerAt(rows: readonly CsvRow[], told: ToldColumns): number {
  const scores = rows.slice(0, headerWithin).map(({ cells }) => {
    const names = new Set(cells.map((cell) => columnOf(cell) ?? (told.has(cell.trim()) ? cell.trim() : undefined)));
    const alike = new Set(cells.map((cell) => (cell.length < 40 ? columnLike(cell) : undefined)));
    names.delete(undefined);
    alike.delete(undefined);
    return names.size * 2 + alike.size;
  });
  const best = Math.max(0, ...scores);
  // The first row is the header as soon as it names one column.
  return best >= 3 || (scores[0] ?? 0) >= 2 ? scores.indexOf(best) : -1;
}

/** Empty cells after the last column are no columns. */
function trimmedEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1);
}

async function* follow(
  first: readonly CsvRow[],
  iterator: AsyncIterator<CsvRow>,
  [fault]: readonly unknown[],
): AsyncGenerator<CsvRow> {
  yield* first;
  if (fault !== undefined) throw fault;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    if (next.value.cells.some((cell) => cell.trim() !== "")) yield next.value;
  }
}
