/** The text of one object of a JSON file, with the line it begins on. */
export interface JsonText {
  readonly line: number;
  readonly text: string;
}

// An object that is left open must not take the rest of a large file into memory.
const maxObjectLength = 1 << 24;

/** Cuts a stream into its outermost objects: those of one array, or of JSON Lines. An object the file leaves open comes last, as it is. */
export async function* jsonObjects(chunks: AsyncIterable<string>): AsyncGenerator<JsonText> {
  const cutter = new ObjectCutter();
  for await (const chunk of chunks) {
    cutter.take(chunk);
    yield* cutter.ready();
  }
  cutter.end();
  yield* cutter.ready();
}

class ObjectCutter {
  #found: JsonText[] = [];
  #text = "";
  #line = 1;
  #begun = 1;
  #depth = 0;
  #inString = false;
  #isEscaped = false;

  take(chunk: string): void {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const change = this.#takeOne(chunk.charAt(at));
      if (change === "begins") from = at;
      if (change === "ends") this.#found.push({ line: this.#begun, text: this.#text + chunk.slice(from, at + 1) });
      if (change !== undefined) this.#text = "";
    }
    if (this.#depth > 0) this.#text += chunk.slice(from);
    if (this.#text.length > maxObjectLength) this.#giveUp();
  }

  ready(): JsonText[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  end(): void {
    if (this.#depth > 0) this.#giveUp();
  }

  #giveUp(): void {
    this.#found.push({ line: this.#begun, text: this.#text });
    [this.#text, this.#depth, this.#inString, this.#isEscaped] = ["", 0, false, false];
  }

  #takeOne(character: string): "begins" | "ends" | undefined {
    if (character === "\n") this.#line += 1;
    return this.#inString ? this.#takeInString(character) : this.#takeOutside(character);
  }

  #takeOutside(character: string): "begins" | "ends" | undefined {
    if (character === '"') this.#inString = this.#depth > 0;
    if (character === "{") {
      this.#depth += 1;
      if (this.#depth > 1) return undefined;
      this.#begun = this.#line;
      return "begins";
    }
    if (character !== "}" || this.#depth === 0) return undefined;
    this.#depth -= 1;
    return this.#depth === 0 ? "ends" : undefined;
  }

  #takeInString(character: string): undefined {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (character === "\\") this.#isEscaped = true;
    else if (character === '"') this.#inString = false;
  }
}
