/** A row of a CSV file, with the line it begins on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** A quotation mark in it is opened and never closed. */
  readonly isOpen?: boolean;
  /** It is longer than any row may be, and cut. */
  readonly isTooLong?: boolean;
}

// A row without an end, or a quotation mark that is never closed, must not take the rest of a large file into memory.
const maxRowLength = 1 << 20;

export type Delimiter = "," | ";" | "\t";

/** Reads RFC 4180 rows: quoted cells may hold delimiters, line ends and doubled quotes. Empty lines are skipped. */
export async function* csvRows(chunks: AsyncIterable<string>, delimiter?: Delimiter): AsyncGenerator<CsvRow> {
  const reader = new RowReader(delimiter);
  for await (const chunk of chunks) {
    reader.read(chunk);
    yield* reader.ready();
  }
  reader.end();
  yield* reader.ready();
}

const sampleLines = 10;

/** The delimiter that the first lines have most of in one line, outside quotes; a first line "sep=;" says it, as Excel writes it. */
export function delimiterOf(text: string): Delimiter {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n?|\n/, sampleLines);
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
  readonly #delimiter: Delimiter;
  #rows: CsvRow[] = [];
  #cells: string[] = [];
  #cell = "";
  #state: "start" | "bare" | "quoted" | "closed" = "start";
  #line = 1;
  #rowLine = 1;
  /** The text of this row so far, and where it goes on in the chunk. */
  #text = "";
  #from = 0;
  #chunk = "";
  #at = 0;
  #afterReturn = false;
  #isLeft = false;

  constructor(delimiter: Delimiter | undefined) {
    this.#delimiter = delimiter ?? ",";
  }

  read(chunk: string): void {
    [this.#chunk, this.#at, this.#from] = [chunk, 0, 0];
    while (this.#at < this.#chunk.length) {
      const character = this.#chunk.charAt(this.#at);
      this.#at += 1;
      if (this.#isLeft) this.#leave(character);
      else this.#take(character);
      if (this.#length() > maxRowLength) this.#giveUp();
    }
    this.#text += this.#chunk.slice(this.#from);
  }

  ready(): CsvRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  end(): void {
    [this.#chunk, this.#at] = ["", 0];
    while (this.#state === "quoted") {
      const text = this.#text;
      this.#text = "";
      this.#reopen(text);
      this.read(this.#chunk);
    }
    if (this.#cells.length > 0 || this.#cell !== "") this.#endRow();
  }

  #length(): number {
    return this.#text.length + this.#at - this.#from;
  }

  #take(character: string): void {
    if (this.#afterReturn && character !== "\n") this.#nextLine(this.#at - 1);
    if (this.#state === "quoted") this.#takeQuoted(character);
    else if (character === "\r") this.#takeReturn();
    else if (character === "\n") this.#takeEnd();
    else if (character === this.#delimiter) this.#endCell();
    else if (character === '"' && this.#state !== "bare") this.#quote();
    else this.#takeBare(character);
  }

  /** Files hold line ends of Windows, of Unix and of the old Macintosh, some all of them. */
  #takeReturn(): void {
    this.#endRow();
    this.#afterReturn = true;
  }

  #takeEnd(): void {
    this.#endRow();
    this.#nextLine(this.#at);
  }

  #takeQuoted(character: string): void {
    if (character === "\n") this.#line += 1;
    if (character === '"') this.#state = "closed";
    else this.#cell += character;
  }

  /** After a closing quotation mark a cell ends; where more follows lines below the opening one, that one was never meant to close here. */
  #takeBare(character: string): void {
    if (this.#state === "closed" && this.#line > this.#rowLine && this.#cell.includes("\n")) {
      this.#reopen(this.#text + this.#chunk.slice(this.#from, this.#at));
      return;
    }
    this.#cell += character;
    this.#state = "bare";
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

  #endRow(fault?: Pick<CsvRow, "isOpen" | "isTooLong">): void {
    const isEmpty = this.#cells.length === 0 && this.#cell === "" && this.#state === "start";
    this.#endCell();
    if (!isEmpty) this.#rows.push({ line: this.#rowLine, cells: this.#cells, ...fault });
    this.#cells = [];
  }

  #nextLine(from: number): void {
    this.#afterReturn = false;
    this.#line += 1;
    this.#rowLine = this.#line;
    this.#text = "";
    this.#from = from;
  }

  #giveUp(): void {
    const text = this.#text + this.#chunk.slice(this.#from, this.#at);
    if (this.#state === "quoted" && text.includes("\n")) this.#reopen(text);
    else {
      this.#endRow({ isTooLong: true });
      this.#isLeft = true;
    }
  }

  /** What is left of a line that is too long. */
  #leave(character: string): void {
    this.#text = "";
    this.#from = this.#at;
    if (character !== "\n") return;
    this.#isLeft = false;
    this.#nextLine(this.#at);
  }

  /** A quotation mark opened a cell that never ends rightly: its line is given up by itself, and those below are read again. */
  #reopen(text: string): void {
    const end = text.indexOf("\n") + 1 || text.length;
    const cells = text.slice(0, end).trimEnd().replaceAll('"', "").split(this.#delimiter);
    this.#rows.push({ line: this.#rowLine, cells, isOpen: true });
    [this.#cells, this.#cell, this.#state] = [[], "", "start"];
    this.#chunk = text.slice(end) + this.#chunk.slice(this.#at);
    this.#at = 0;
    this.#line = this.#rowLine;
    this.#nextLine(0);
  }
}
