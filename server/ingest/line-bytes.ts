const newline = 0x0a;
// Readers hand on what they have read before they hold more than this.
const mostKept = 4 << 20;

interface Chunk {
  /** The line that its first byte stands in. */
  readonly line: number;
  readonly bytes: Buffer;
}

/** The bytes of the lines that a reader is at, as they stand in the file. */
export class LineBytes {
  /** Bytes of one letter: 2 in UTF-16, where a line end is one as well. */
  readonly #width: 1 | 2;
  readonly #isBigEndian: boolean;
  #chunks: Chunk[] = [];
  #kept = 0;
  #line = 1;

  constructor(encoding?: string) {
    this.#width = encoding?.startsWith("utf-16") ? 2 : 1;
    this.#isBigEndian = encoding === "utf-16be";
  }

  /** Passes a file on and keeps what is passed. */
  async *through(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let odd: Buffer = Buffer.alloc(0);
    for await (const chunk of chunks) {
      const bytes = odd.length === 0 ? chunk : Buffer.concat([odd, chunk]);
      const whole = bytes.subarray(0, bytes.length - (bytes.length % this.#width));
      odd = bytes.subarray(whole.length);
      this.#keep(whole);
      yield whole;
    }
    if (odd.length === 0) return;
    this.#keep(odd);
    yield odd;
  }

  /** The bytes from the beginning of one line to the beginning of another; undefined where they are no longer kept. */
  between(from: number, to: number): Buffer | undefined {
    const [start, end] = [this.#placeOf(from), this.#placeOf(to)];
    if (start === undefined || end === undefined) return undefined;
    const parts = this.#chunks.slice(start.chunk, end.chunk + 1).map(({ bytes }, index) => {
      const isLast = index === end.chunk - start.chunk;
      return bytes.subarray(index === 0 ? start.at : 0, isLast ? end.at : bytes.length);
    });
    return Buffer.concat(parts);
  }

  /** Forgets the lines before this one. */
  dropBefore(line: number): void {
    const first = this.#chunks.findLastIndex((chunk) => chunk.line < line);
    if (first > 0) this.#drop(first);
  }

  #keep(bytes: Buffer): void {
    this.#chunks.push({ line: this.#line, bytes });
    this.#kept += bytes.length;
    for (let at = this.#lineEnd(bytes, 0); at >= 0; at = this.#lineEnd(bytes, at)) this.#line += 1;
    while (this.#kept > mostKept && this.#chunks.length > 1) this.#drop(1);
  }

  #drop(count: number): void {
    for (const { bytes } of this.#chunks.splice(0, count)) this.#kept -= bytes.length;
  }

  /** Where a line begins. */
  #placeOf(line: number): { chunk: number; at: number } | undefined {
    if (line > this.#line) return { chunk: this.#chunks.length - 1, at: this.#chunks.at(-1)?.bytes.length ?? 0 };
    const chunk = line === 1 ? 0 : this.#chunks.findLastIndex((held) => held.line < line);
    const held = this.#chunks[chunk];
    if (!held || (line === 1 && held.line > 1)) return undefined;
    let at = 0;
    for (let count = held.line; count < line && at >= 0; count += 1) at = this.#lineEnd(held.bytes, at);
    return at < 0 ? undefined : { chunk, at };
  }

  /** The place after the next line end; -1 where there is none. */
  #lineEnd(bytes: Buffer, from: number): number {
    for (let at = bytes.indexOf(newline, from); at >= 0; at = bytes.indexOf(newline, at + 1)) {
      if (this.#width === 1) return at + 1;
      const isFirst = at % 2 === 0;
      const other = bytes[isFirst ? at + 1 : at - 1];
      if (other === 0 && isFirst !== this.#isBigEndian) return isFirst ? at + 2 : at + 1;
    }
    return -1;
  }
}
