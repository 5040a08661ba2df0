import { SaxesParser, type SaxesTagNS } from "saxes";
import { controlValue, type MarcField, type MarcRecord } from "../library/marc-record.ts";
import { writeMarcXml } from "../library/write-marcxml.ts";
import { type Dialect, mapRecord } from "./map-record.ts";
import { type Outcome, rejected } from "./outcome.ts";

export interface MarcXmlOptions {
  readonly path: string;
  readonly dialect: Dialect | "auto";
}

interface Seen {
  readonly line: number;
  readonly record: MarcRecord;
}

/** Reads the records of a MARCXML stream, wherever in it they stand (a collection, an OAI-PMH answer); where the XML breaks, reading ends with the line. */
export async function* readMarcXml(
  chunks: AsyncIterable<string>,
  { path, dialect }: MarcXmlOptions,
): AsyncGenerator<Outcome> {
  const parser = new RecordParser();
  let ordinal = 0;
  for await (const { line, record } of parser.records(chunks)) {
    ordinal += 1;
    const mapped = mapRecord(record, dialect);
    const original = { format: "marcxml", bytes: () => Buffer.from(writeMarcXml(record)) };
    if ("draft" in mapped) yield { ok: true, path, ordinal, line, ...mapped, original };
    else {
      const id = controlValue(record, "001")?.trim();
      yield rejected({ path, ordinal, line, ...(id ? { id } : {}), reason: mapped.reason }, { original });
    }
  }
  if (parser.damage) yield rejected({ path, ordinal: ordinal + 1, ...parser.damage }, { fromLine: parser.line });
  else if (ordinal === 0) {
    const found = parser.opened > 0 ? `${parser.opened} elements <record>, and none holds` : "no element <record> of";
    yield rejected({ path, ordinal: 1, line: 1, reason: `the file has ${found} MARCXML` });
  }
}

/** Collects records out of saxes' events, between two chunks. */
class RecordParser {
  damage: { line: number; reason: string } | undefined;
  opened = 0;
  readonly #saxes = new SaxesParser({ xmlns: true });
  #ready: Seen[] = [];
  #leader = "";
  #fields: MarcField[] = [];
  /** Where the record that is being read, or was read last, begins. */
  line = 1;
  #text = "";
  #tag = "";
  #indicators = "  ";
  #code = "";
  #subfields: { code: string; value: string }[] = [];

  constructor() {
    const saxes = this.#saxes;
    saxes.on("opentag", (tag) => this.#open(tag));
    saxes.on("closetag", (tag) => this.#close(tag.local));
    saxes.on("text", (text) => {
      this.#text += text;
    });
    saxes.on("cdata", (text) => {
      this.#text += text;
    });
    saxes.on("doctype", () => this.#fail("the file has a DOCTYPE, which is refused: remove it"));
    saxes.on("error", (error) =>
      this.#fail(`the XML is broken here (${error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")})`),
    );
  }

  async *records(chunks: AsyncIterable<string>): AsyncGenerator<Seen> {
    for await (const chunk of chunks) {
      this.#saxes.write(chunk);
      yield* this.#ready;
      this.#ready = [];
      if (this.damage) return;
    }
    this.#saxes.close();
  }

  // The first fault counts: what a parser says after it is a consequence.
  #fail(reason: string): void {
    this.damage ??= { line: this.#saxes.line, reason };
  }

  #open(tag: SaxesTagNS): void {
    this.#text = "";
    const attribute = (name: string): string => tag.attributes[name]?.value ?? "";
    if (tag.local === "record") {
      this.opened += 1;
      [this.#leader, this.#fields, this.line] = ["", [], this.#saxes.line];
    } else if (tag.local === "controlfield") {
      this.#tag = attribute("tag");
    } else if (tag.local === "datafield") {
      this.#tag = attribute("tag");
      this.#indicators = attribute("ind1").padEnd(1).slice(0, 1) + attribute("ind2").padEnd(1).slice(0, 1);
      this.#subfields = [];
    } else if (tag.local === "subfield") {
      this.#code = attribute("code");
    }
  }

  #close(local: string): void {
    if (this.damage) return;
    if (local === "leader") this.#leader = this.#text;
    else if (local === "controlfield") this.#fields.push({ tag: this.#tag, value: this.#text });
    else if (local === "subfield") this.#subfields.push({ code: this.#code, value: this.#text });
    else if (local === "datafield") {
      this.#fields.push({ tag: this.#tag, indicators: this.#indicators, subfields: this.#subfields });
    } else if (local === "record" && this.#fields.length > 0) {
      this.#ready.push({ line: this.line, record: { leader: this.#leader, fields: this.#fields } });
      this.#fields = [];
    }
    this.#text = "";
  }
}
