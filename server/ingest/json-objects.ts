/** One object of a JSON file, with the line it begins on. */
export interface JsonObject {
  readonly line: number;
  readonly text: string;
  /** Absent where the text is no JSON. */
  readonly content?: unknown;
  /** Control characters in it were taken as blanks. */
  readonly isMended?: boolean;
  /** It stands between objects and is none. */
  readonly isStray?: boolean;
}

// An object that is left open must not take the rest of a large file into memory.
const maxObjectLength = 1 << 24;
// What is broken is searched again for the beginning of the next object; a file made of beginnings must not take for ever.
const maxSearches = 16;
const freeSearch = 1 << 26;
const longestIndent = 200;
const wrapper =
  /^\s*\{(?:\s*"[^"]*"\s*:\s*(?:"[^"]*"|[\w.-]+)\s*,)*\s*"(?:records|items|docs|data|results|books|catalog(?:ue)?)"\s*:\s*\[/;

/**
 * Cuts a stream into its outermost objects: those of one array (also one in {"records": […]}), or of JSON Lines. After an object that is
 * broken or left open the next is found by the key that objects of this file begin with.
 */
export async function* jsonObjects(chunks: AsyncIterable<string>): AsyncGenerator<JsonObject> {
  const cutter = new ObjectCutter();
  for await (const chunk of chunks) {
    cutter.push(chunk);
    yield* cutter.objects();
  }
  yield* cutter.rest();
}

interface Cut {
  readonly line: number;
  readonly text: string;
}

// Between objects stand commas and the brackets of the array; a brace is left over from what was broken.
const strayText = /[^\s,[\]}\p{Cc}]/u;
const inString = /"|\\[\s\S]?/g;
const outside = /["{}]/g;

class ObjectCutter {
  #text = "";
  #line = 1;
  #at = 0;
  #begun = 0;
  #depth = 0;
  #isString = false;
  #isFirst = true;
  #isWrapped = false;
  /** What was found between objects; told once until the next object. */
  #stray: Cut | undefined;
  #isStrayTold = false;
  #key: string | undefined;
  #pushed = 0;
  #searched = 0;

  push(chunk: string): void {
    this.#text += chunk;
    this.#pushed += chunk.length;
    if (!this.#isFirst) return;
    const head = wrapper.exec(this.#text)?.[0];
    if (head !== undefined) {
      this.#text = "\n".repeat(lines(head)) + this.#text.slice(head.length);
      this.#isWrapped = true;
    }
    this.#isFirst = this.#text.trim() === "";
  }

  *objects(): Generator<JsonObject> {
    for (;;) {
      for (let cut = this.#next(); cut; cut = this.#next()) {
        yield* this.#strays();
        yield this.#settle(cut);
      }
      yield* this.#strays();
      if (this.#depth === 0 || this.#text.length <= maxObjectLength) return;
      yield this.#settle(this.#giveUp());
    }
  }

  *rest(): Generator<JsonObject> {
    while (this.#depth > 0) {
      yield this.#settle(this.#giveUp());
      yield* this.objects();
    }
  }

  *#strays(): Generator<JsonObject> {
    if (this.#stray) yield { ...this.#stray, isStray: true };
    this.#stray = undefined;
  }

  #next(): Cut | undefined {
    for (let mark = this.#mark(); mark !== undefined; mark = this.#mark())
      if (this.#turn(mark)) return this.#take(this.#at);
    if (this.#depth === 0) this.#pass(this.#at);
    return undefined;
  }

  /** The next sign that matters; absent while more text is needed. A backslash at the very end escapes what has not come yet. */
  #mark(): string | undefined {
    const marks = this.#isString ? inString : outside;
    marks.lastIndex = this.#at;
    const [mark] = marks.exec(this.#text) ?? [];
    const isCut = mark === "\\";
    this.#at = mark === undefined ? this.#text.length : marks.lastIndex - (isCut ? 1 : 0);
    return isCut ? undefined : mark;
  }

  /** Whether an outermost object ends here. */
  #turn(mark: string): boolean {
    if (mark === '"') this.#isString = !this.#isString && this.#depth > 0;
    if (mark === "{") {
      if (this.#depth === 0) this.#begin();
      this.#depth += 1;
    }
    if (mark !== "}" || this.#depth === 0) return false;
    this.#depth -= 1;
    return this.#depth === 0;
  }

  #begin(): void {
    this.#pass(this.#at - 1);
    this.#isStrayTold = false;
  }

  /** Leaves behind what stands between objects. */
  #pass(to: number): void {
    const at = this.#isStrayTold || this.#isWrapped ? -1 : this.#text.slice(0, to).search(strayText);
    if (at >= 0) {
      this.#stray = { line: this.#line + lines(this.#text.slice(0, at)), text: this.#text.slice(at, to) };
      this.#isStrayTold = true;
    }
    this.#forget(to);
  }

  #take(to: number): Cut {
    const cut = { line: this.#line, text: this.#text.slice(this.#begun, to) };
    this.#forget(to);
    return cut;
  }

  #giveUp(): Cut {
    [this.#depth, this.#isString] = [0, false];
    return this.#take(this.#text.length);
  }

  #forget(to: number): void {
    this.#line += lines(this.#text.slice(0, to));
    this.#text = this.#text.slice(to);
    this.#at = Math.max(0, this.#at - to);
    this.#begun = 0;
  }

  #settle({ line, text }: Cut): JsonObject {
    const content = parse(text);
    if (content !== undefined) {
      this.#key ??= firstKey(text);
      return { line, text, content };
    }
    const mended = parse(text.replace(/\p{Cc}/gu, " "));
    if (mended !== undefined) return { line, text, content: mended, isMended: true };
    const next = this.#nextIn(text);
    if (next === undefined) return { line, text };
    this.#text = text.slice(next) + this.#text;
    this.#line = line + lines(text.slice(0, next));
    [this.#at, this.#begun, this.#depth, this.#isString] = [0, 0, 0, false];
    return { line, text: text.slice(0, next) };
  }

  /** Where within a broken object the next one seems to begin. */
  #nextIn(text: string): number | undefined {
    const key = this.#key ?? firstKey(text);
    if (key === undefined || this.#searched > maxSearches * this.#pushed + freeSearch) return undefined;
    this.#searched += text.length;
    for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
      const before = text.slice(Math.max(0, at - longestIndent), at).trimEnd();
      const brace = before.endsWith("{") ? text.lastIndexOf("{", at) : 0;
      if (brace > 0) return brace;
    }
    return undefined;
  }
}

function firstKey(text: string): string | undefined {
  return /^\{\s*("[^"\\]{1,100}")\s*:/.exec(text)?.[1];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
