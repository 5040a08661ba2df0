import { isUtf8 } from "node:buffer";
import { decode, decodeStream, type Encoding } from "../decode.ts";
import { readPieces, textEncodings } from "./choose-encoding.ts";
import { EncodingsSeen } from "./encodings-seen.ts";
import { isUnlikelyUtf8 } from "./likelihood.ts";
import { looksTwiceDecoded, mendTwiceDecoded } from "./mend-twice-decoded.ts";

/** What is worth knowing of one line of a text: that it is plain UTF-8 is not. */
export interface LineNote {
  readonly line: number;
  readonly encoding?: Encoding;
  readonly repair?: string;
  readonly remark?: string;
}

/** Notes on the lines read so far, in their order; whoever takes them up removes them. */
export interface LineNotes {
  notes: LineNote[];
  /** What the file is written in, where all of it is one encoding that is known beforehand. */
  whole?: Encoding;
}

const newline = 0x0a;
// What has no line end for so long is decoded in pieces.
const longestLine = 1 << 20;

/** Decodes a text line by line, each in its likeliest encoding; `separators` part the cells or subfields of a line. A byte order mark is taken off. */
export async function* decodeLines(
  chunks: AsyncIterable<Buffer>,
  { separators, log }: { separators: string; log: LineNotes },
): AsyncGenerator<string> {
  const reader = new LineReader(separators, log);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(newline) + 1;
    const cut = end === 0 && bytes.length > longestLine ? afterLastAscii(bytes) : end;
    if (cut > 0) yield reader.read(bytes.subarray(0, cut));
    rest = bytes.subarray(cut);
  }
  if (rest.length > 0) yield reader.read(rest);
}

/** There no letter of several bytes can be cut through. */
function afterLastAscii(bytes: Buffer): number {
  const at = bytes.findLastIndex((byte) => byte < 0x80);
  return at < 0 ? bytes.length : at + 1;
}

/** Decodes a text whose encoding is told or certain; UTF-16 is mended as the rest is. */
export async function* decodeWhole(
  chunks: AsyncIterable<Buffer>,
  { encoding, log, isTold }: { encoding: Encoding; log: LineNotes; isTold: boolean },
): AsyncGenerator<string> {
  log.whole = encoding;
  let rest = "";
  let line = 1;
  for await (const chunk of decodeStream(chunks, encoding)) {
    if (isTold) {
      yield chunk;
      continue;
    }
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const text of lines) yield `${mendLine(text, line++, log)}\n`;
  }
  if (rest) yield mendLine(rest, line, log);
}

function mendLine(text: string, line: number, log: LineNotes): string {
  const mended = mendTwiceDecoded(text);
  if (mended) log.notes.push({ line, repair: mended.repair });
  return mended?.text ?? text;
}

class LineReader {
  readonly #separators: RegExp;
  readonly #log: LineNotes;
  readonly #seen = new EncodingsSeen();
  #line = 1;
  #isFirst = true;

  constructor(separators: string, log: LineNotes) {
    this.#separators = new RegExp(`([${separators.replace("^", "\\^")}])`);
    this.#log = log;
  }

  read(bytes: Buffer): string {
    const block = this.#isFirst && bytes[0] === 0xef && bytes[1] === 0xbb ? bytes.subarray(3) : bytes;
    this.#isFirst = false;
    if (isUtf8(block) && !block.includes(0x1b)) {
      const text = block.toString("utf8");
      if (!looksTwiceDecoded(text) && !isUnlikelyUtf8(text)) return this.#plain(block, text);
    }
    return this.#readLines(block);
  }

  #plain(block: Buffer, text: string): string {
    if (block.length !== text.length) this.#seen.add("utf-8");
    for (let at = block.indexOf(newline); at >= 0; at = block.indexOf(newline, at + 1)) this.#line += 1;
    return text;
  }

  #readLines(block: Buffer): string {
    let text = "";
    let from = 0;
    while (from < block.length) {
      const end = block.indexOf(newline, from);
      const to = end < 0 ? block.length : end;
      text += this.#readLine(block.subarray(from, to)) + (end < 0 ? "" : "\n");
      if (end >= 0) this.#line += 1;
      from = to + 1;
    }
    return text;
  }

  #readLine(bytes: Buffer): string {
    const isWhole = isUtf8(bytes) && !bytes.includes(0x1b);
    const utf8 = isWhole ? decode(bytes, "utf-8") : undefined;
    if (utf8 !== undefined && !isUnlikelyUtf8(utf8)) return this.#mend(utf8);
    // The separators are ASCII, so that bytes read as Latin-1 can be parted at them.
    const pieces = bytes
      .toString("latin1")
      .split(this.#separators)
      .map((piece) => Buffer.from(piece, "latin1"));
    const among: readonly Encoding[] = bytes.includes(0x1b) ? [...textEncodings, "marc-8"] : textEncodings;
    const { readings, main } = readPieces(pieces, { among, expected: this.#seen.expected() });
    this.#seen.add(main);
    const others = new Set(readings.flatMap(({ encoding }) => (encoding && encoding !== main ? [encoding] : [])));
    const remark = others.size > 0 ? { remark: `part of the line is written in ${[...others].join(", ")}` } : {};
    if (main !== undefined) this.#log.notes.push({ line: this.#line, encoding: main, ...remark });
    return this.#mend(readings.map(({ text }) => text).join(""));
  }

  #mend(text: string): string {
    // Cells apart: what is sound in one must not hinder the other.
    return text
      .split(this.#separators)
      .map((piece) => mendLine(piece, this.#line, this.#log))
      .join("");
  }
}
