import { tableRows } from "./table-rows.ts";

const mostSpanned = 50;

interface Cell {
  readonly text: string;
  readonly rowsLeft: number;
}

/** A table of a page while it is read: cells that span columns or rows are repeated, so that each row has its own. */
export class HtmlTable {
  /** Whether what is written now belongs into a cell. */
  isInCell = false;
  readonly #rows: string[][] = [];
  #row: string[] = [];
  #isHeader: boolean | undefined;
  #rowIsHeader = true;
  #span = { columns: 1, rows: 1 };
  readonly #above = new Map<number, Cell>();
  #isLayout = false;

  /** A table that only lays out a page: what stands in it is text. */
  becomeLayout(): void {
    this.#isLayout = true;
    this.isInCell = false;
  }

  nextRow(): void {
    if (this.#row.length === 0) return;
    this.#takeAbove();
    this.#rows.push(this.#row);
    this.#isHeader ??= this.#rowIsHeader;
    this.#row = [];
    this.#rowIsHeader = true;
  }

  startCell(isHeader: boolean, attributes: string): void {
    this.isInCell = !this.#isLayout;
    this.#span = { columns: spanned(attributes, "colspan"), rows: spanned(attributes, "rowspan") };
    this.#rowIsHeader &&= isHeader;
  }

  endCell(text: string): void {
    this.isInCell = false;
    this.#takeAbove();
    for (let column = 0; column < this.#span.columns; column += 1) {
      if (this.#span.rows > 1) this.#above.set(this.#row.length, { text, rowsLeft: this.#span.rows - 1 });
      this.#row.push(text);
    }
  }

  /** Its rows as texts that stand alone. */
  rows(): string[] {
    this.nextRow();
    const options = this.#isHeader === true && this.#rows.length > 1 ? { hasHeader: true } : {};
    return tableRows(this.#rows, options).map(({ text }) => text);
  }

  /** Puts the cells that reach down from rows above where they stand. */
  #takeAbove(): void {
    for (;;) {
      const column = this.#row.length;
      const cell = this.#above.get(column);
      if (!cell) return;
      this.#row.push(cell.text);
      if (cell.rowsLeft > 1) this.#above.set(column, { text: cell.text, rowsLeft: cell.rowsLeft - 1 });
      else this.#above.delete(column);
    }
  }
}

function spanned(attributes: string, name: "colspan" | "rowspan"): number {
  const given = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,4})`, "i").exec(attributes)?.[1] ?? 1);
  return Math.min(Math.max(given, 1), mostSpanned);
}
