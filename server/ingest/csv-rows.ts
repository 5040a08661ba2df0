/** A row of a CSV file, with the line it begins on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** The file ended within quotes. */
  readonly isOpen?: boolean;
}

// A quotation mark that is never closed must not take the rest of a large file into memory.
const maxCellLength = 1 << 20;

export type Delimiter = "," | ";" | "\t";

/** Reads RFC 4180 rows: quoted cells may hold delimiters, line ends and doubled quotes. Empty lines are skipped. */
export async function* csvRows(chunks: AsyncIterable<string>, delimiter?: Delimiter): AsyncGenerator<CsvRow> {
  const reader = new RowReader(delimiter);
  for await (const chunk of chunks) {
    for (const character of chunk) reader.take(character);
    yield* reader.ready();
  }
  reader.end();
  yield* reader.ready();
}

const sampleLines = 10;

/** The delimiter that the first lines have most of in one line, outside quotes; a first line "sep=;" says it, as Excel writes it. */
export function delimiterOf(text: string): Delimiter {
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/, sampleLines);
  const said = /^"?sep=([,;\t])"?$/.exec(lines[0] ?? "")?.[1];
  const bare = lines.map((line) => line.replace(/"[^"]*"/g, ""));
  const counted = ([";", "\t", ","] as const).map((delimiter) => ({
    delimiter,
    // A header line tells more than texts do, which have commas of their own.
    count: Math.max(...bare.map((line, at) => line.split(delimiter).length - (at > 0 ? 1.5 : 0))),
    isSaid: delimiter === said,
  }));
  const best = counted.reduce((one, other) => (other.count > one.count ? other : one));
  return (counted.find(({ isSaid }) => isSaid) ?? best).delimiter;
}

class RowReader {
  readonly #delimiter: Delimiter | undefined;
  #rows: CsvRow[] = [];
  #cells: string[] = [];
  #cell = "";
  #state: "start" | "bare" | "quoted" | "closed" = "start";
  #line = 1;
  #rowLine = 1;

  constructor(delimiter: Delimiter | undefined) {
    this.#delimiter = delimiter ?? ",";
  }

  take(character: string): void {
    if (this.#state === "quoted") this.#takeQuoted(character);
    else if (character === "\n") this.#endRow();
    else if (character === this.#delimiter) this.#endCell();
    else if (character === '"' && this.#state !== "bare") this.#quote();
    else if (character !== "\r") {
      this.#cell += character;
      this.#state = "bare";
    }
    if (character === "\n") this.#line += 1;
    if (this.#cells.length === 0 && this.#cell === "" && this.#state === "start") this.#rowLine = this.#line;
  }

  ready(): CsvRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  end(): void {
    const isOpen = this.#state === "quoted";
    if (this.#cells.length > 0 || this.#cell !== "" || isOpen) this.#endRow(isOpen);
  }

  #takeQuoted(character: string): void {
    if (character === '"') this.#state = "closed";
    else this.#cell += character;
    if (this.#cell.length > maxCellLength) this.#endRow(true);
  }

  // A quote after a closing quote is a doubled one; at the start of a cell it opens.
  #quote(): void {
    if (this.#state === "closed") this.#cell += '"';
    this.#state = "quoted";
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = "";
    this.#state = "start";
  }

  #endRow(isOpen = false): void {
    const isEmpty = this.#cells.length === 0 && this.#cell === "" && this.#state === "start";
    this.#endCell();
    if (!isEmpty) this.#rows.push({ line: this.#rowLine, cells: this.#cells, ...(isOpen ? { isOpen } : {}) });
    this.#cells = [];
  }
}
