/** An innermost element <record> as it stands in a text of XML, with the line it begins on. */
export interface XmlSlice {
  readonly line: number;
  readonly text: string;
  /** Its end tag was found. */
  readonly isClosed: boolean;
}

// A record that is never closed must not take the rest of a large file into memory.
const maxSliceLength = 1 << 24;
const longestTag = 4096;
const tag = /<(\/?)(?:[\w.-]+:)?record(?:\s[^<>]*)?>/g;
const fieldTag = /<(?:[\w.-]+:)?(?:leader|controlfield|datafield|title)[\s>]/;

/** Cuts a text into its records by their tags alone, whatever is broken in or between them. `line` is that of its first character. */
export async function* xmlSlices(chunks: AsyncIterable<string>, line: number): AsyncGenerator<XmlSlice> {
  const cutter = new SliceCutter(line);
  for await (const chunk of chunks) yield* cutter.take(chunk);
  yield* cutter.end();
}

/** A namespace for each prefix that a piece of XML uses: it stands apart from what declares them. */
export function prefixesIn(text: string): Record<string, string> {
  const prefixes = new Set([...text.matchAll(/[<\s/]([\w.-]+):[\w.-]+/g)].map((match) => match[1] ?? ""));
  for (const own of ["xml", "xmlns"]) prefixes.delete(own);
  return Object.fromEntries([...prefixes].map((prefix) => [prefix, `prefix:${prefix}`]));
}

class SliceCutter {
  #text = "";
  #line: number;
  /** Where the record that is open begins. */
  #open: number | undefined;
  #searched = 0;

  constructor(line: number) {
    this.#line = line;
  }

  *take(chunk: string): Generator<XmlSlice> {
    this.#text += chunk;
    tag.lastIndex = Math.max(this.#searched, 0);
    for (let found = tag.exec(this.#text); found; found = tag.exec(this.#text)) {
      const next = tag.lastIndex;
      if (found[1] === "/") yield* this.#close(next);
      else {
        yield* this.#giveUp(found.index);
        this.#open = found.index;
      }
      this.#searched = next;
      tag.lastIndex = next;
    }
    yield* this.#forget();
  }

  *end(): Generator<XmlSlice> {
    yield* this.#giveUp(this.#text.length);
  }

  *#close(to: number): Generator<XmlSlice> {
    if (this.#open === undefined) return;
    yield this.#slice(this.#open, to, true);
    this.#open = undefined;
  }

  /** A record within which another begins: the envelope of a protocol, or one without its end. */
  *#giveUp(to: number): Generator<XmlSlice> {
    if (this.#open === undefined) return;
    const slice = this.#slice(this.#open, to, false);
    if (fieldTag.test(slice.text)) yield slice;
    this.#open = undefined;
  }

  #slice(from: number, to: number, isClosed: boolean): XmlSlice {
    return { line: this.#line + countLines(this.#text.slice(0, from)), text: this.#text.slice(from, to), isClosed };
  }

  *#forget(): Generator<XmlSlice> {
    const held = this.#open ?? Math.max(this.#searched, this.#text.length - longestTag);
    this.#line += countLines(this.#text.slice(0, held));
    this.#text = this.#text.slice(held);
    this.#open &&= 0;
    this.#searched = Math.max(0, Math.max(this.#searched - held, this.#text.length - longestTag));
    if (this.#text.length > maxSliceLength) {
      yield* this.#giveUp(this.#text.length);
      this.#line += countLines(this.#text);
      this.#text = "";
      this.#searched = 0;
    }
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
