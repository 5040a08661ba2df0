import { SaxesParser, type SaxesTagNS } from "saxes";
import { controlValue, type MarcField, type MarcRecord } from "../library/marc-record.ts";
import { writeMarcXml } from "../library/write-marcxml.ts";
import { type MarcReading, mapRecord } from "./map-record.ts";
import { type AsWritten, type Outcome, type Place, rejected } from "./outcome.ts";
import { marcElement } from "./turbomarc.ts";
import { prefixesIn, type XmlSlice, xmlSlices } from "./xml-slices.ts";

export interface MarcXmlOptions extends MarcReading {
  readonly path: string;
}

interface Seen {
  readonly line: number;
  readonly record: MarcRecord;
}

/**
 * Reads the records of a MARCXML stream, wherever in it they stand (a collection, an OAI-PMH answer). Where the XML breaks, the record is
 * named with its line and reading goes on with the next; a DOCTYPE ends it.
 */
export async function* readMarcXml(
  chunks: AsyncIterable<string>,
  { path, ...reading }: MarcXmlOptions,
): AsyncGenerator<Outcome> {
  const parser = new RecordParser();
  const kept = keptOpen(chunks);
  let ordinal = 0;
  for await (const { line, record } of parser.records(kept)) {
    ordinal += 1;
    yield outcomeOf(record, { path, ordinal, line }, reading);
  }
  if (parser.damage) yield* readAfter(parser.damage, kept, { path, ordinal, ...reading });
  else if (ordinal === 0) {
    const found = parser.opened > 0 ? `${parser.opened} elements <record>, and none holds` : "no element <record> of";
    yield rejected({ path, ordinal: 1, line: 1, reason: `the file has ${found} MARCXML` });
  }
}

/** What broke, and the records after it, each read by itself. */
async function* readAfter(
  { line, reason, isFinal, rest, restLine, recordLine }: Break,
  chunks: AsyncIterable<string>,
  { path, ordinal: before, ...reading }: MarcXmlOptions & { readonly ordinal: number },
): AsyncGenerator<Outcome> {
  let ordinal = before + 1;
  // Records or documents one after another are whole, each by itself: the seam is no damage.
  if (before > 0 && /only one root|XML declaration/.test(reason)) ordinal = before;
  else yield rejected({ path, ordinal, line, reason }, { fromLine: recordLine });
  if (isFinal) return;
  for await (const slice of xmlSlices(followedBy(rest, chunks), restLine)) {
    ordinal += 1;
    const { seen, damage } = parseSlice(slice);
    if (seen) yield outcomeOf(seen.record, { path, ordinal, line: seen.line }, reading);
    else yield rejected({ path, ordinal, ...damage }, { fromLine: slice.line, asWritten: asText(slice.text) });
  }
}

function outcomeOf(record: MarcRecord, place: Place, reading: MarcReading): Outcome {
  const mapped = mapRecord(record, reading);
  const asWritten = { format: "marcxml", bytes: () => Buffer.from(writeMarcXml(record)) };
  if ("draft" in mapped) return { ok: true, ...place, ...mapped, asWritten };
  const id = controlValue(record, "001")?.trim();
  return rejected({ ...place, ...(id ? { id } : {}), reason: mapped.reason }, { asWritten });
}

function asText(text: string): AsWritten {
  return { format: "marcxml", bytes: () => Buffer.from(text) };
}

/** The same chunks for two loops, one after another. */
function keptOpen(chunks: AsyncIterable<string>): AsyncIterable<string> {
  const iterator = chunks[Symbol.asyncIterator]();
  return { [Symbol.asyncIterator]: () => ({ next: () => iterator.next() }) };
}

async function* followedBy(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** One record by itself; what it is wrapped in declares its prefixes, and of them nothing depends. */
function parseSlice({ text, line, isClosed }: XmlSlice): { seen?: Seen; damage: { line: number; reason: string } } {
  if (!isClosed) return { damage: { line, reason: "the record has no end tag </record>" } };
  const parser = new RecordParser(prefixesIn(text));
  const [seen] = parser.parse(text);
  const damage = parser.damage ?? { line: 1, reason: "the record has no fields" };
  const place = { line: line + damage.line - 1, reason: damage.reason };
  return seen && !parser.damage ? { seen: { ...seen, line }, damage: place } : { damage: place };
}

/** What ended the reading of a stream, and what came after it. */
interface Break {
  readonly line: number;
  readonly reason: string;
  readonly isFinal: boolean;
  readonly rest: string;
  readonly restLine: number;
  /** Where the record begins that it ended. */
  readonly recordLine: number;
}

// Text without a tag, as when a quotation mark or a comment is never closed, must not take a large file into memory.
const longestText = 1 << 24;
const longestTag = 4096;

/** Where a sign & begins no entity: a parser would take all up to the next semicolon for its name. In CDATA it is a letter. */
function bareAmpersand(text: string, before: string): number | undefined {
  const at = text.includes("&") ? text.search(/&(?![#\w.:-]{1,64};)/) : -1;
  if (at < 0) return undefined;
  const read = before + text.slice(0, at);
  return read.lastIndexOf("<![CDATA[") > read.lastIndexOf("]]>") ? undefined : at;
}

/** Collects records out of saxes' events, between two chunks. */
class RecordParser {
  damage: Break | undefined;
  opened = 0;
  readonly #saxes: SaxesParser<{ xmlns: true }>;
  /** What is being parsed, and the end of what was before: a tag may lie across both. */
  #window = "";
  /** The beginning of what may be an entity. */
  #held = "";
  #written = 0;
  /** Where the last tag ended that was sound. */
  #tagEnd = 0;
  #tagLine = 1;
  #ready: Seen[] = [];
  #leader = "";
  #fields: MarcField[] = [];
  /** Where the record that is being read begins, or where the last one ended. */
  #line = 1;
  #text = "";
  #tag = "";
  #indicators = "  ";
  #code = "";
  #subfields: { code: string; value: string }[] = [];

  /** With prefixes: for a piece of XML that is no document. */
  constructor(prefixes?: Readonly<Record<string, string>>) {
    const piece = prefixes ? { fragment: true, additionalNamespaces: { ...prefixes } } : {};
    const saxes = new SaxesParser({ xmlns: true, ...piece });
    this.#saxes = saxes;
    saxes.on("opentag", (tag) => this.#open(tag));
    saxes.on("closetag", (tag) => this.#close(marcElement(tag).name));
    saxes.on("text", (text) => {
      this.#text += text;
    });
    saxes.on("cdata", (text) => {
      this.#text += text;
    });
    saxes.on("doctype", () => this.#fail("the file has a DOCTYPE, which is refused: remove it", { isFinal: true }));
    saxes.on("error", (error) =>
      this.#fail(`the XML is broken here (${error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")})`),
    );
  }

  async *records(chunks: AsyncIterable<string>): AsyncGenerator<Seen> {
    for await (const chunk of chunks) {
      yield* this.#write(chunk);
      if (this.#written - this.#tagEnd > longestText) this.#fail("no tag follows here within 16 MiB");
      if (this.damage) return;
    }
    this.#end();
  }

  /** The records of a text that is whole. */
  parse(text: string): Seen[] {
    const seen = this.#write(text);
    if (!this.damage) this.#end();
    return [...seen, ...this.#ready];
  }

  #write(chunk: string): Seen[] {
    const text = this.#held + chunk;
    const held = /&[#\w.:-]{0,64}$/.exec(text)?.index ?? text.length;
    this.#held = text.slice(held);
    const bare = bareAmpersand(text.slice(0, held), this.#window);
    this.#take(text.slice(0, bare ?? held));
    if (bare !== undefined)
      this.#fail("the XML is broken here (a sign & stands by itself: in XML it is written &amp;)");
    if (this.damage) this.damage = { ...this.damage, rest: this.damage.rest + text.slice(bare ?? held) };
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #take(text: string): void {
    this.#window = this.#window.slice(-longestTag) + text;
    this.#written += text.length;
    this.#saxes.write(text);
  }

  #end(): void {
    if (this.#held) this.#take(this.#held);
    this.#saxes.close();
  }

  // The first fault counts: what a parser says after it is a consequence.
  #fail(
    reason: string,
    { isFinal = false, from = this.#tagEnd, line = this.#saxes.line, restLine = this.#tagLine } = {},
  ): void {
    const at = this.#window.length - (this.#written - from);
    this.damage ??= {
      line,
      reason,
      isFinal,
      rest: this.#window.slice(Math.max(at, 0)),
      restLine,
      recordLine: this.#line,
    };
  }

  #passTag(): void {
    this.#tagEnd = this.#saxes.position;
    this.#tagLine = this.#saxes.line;
  }

  #open(tag: SaxesTagNS): void {
    if (this.damage) return;
    this.#text = "";
    this.#passTag();
    const { name: element, tagOrCode } = marcElement(tag);
    const attribute = (name: string): string => tag.attributes[name]?.value ?? "";
    const indicator = (at: 1 | 2): string => (attribute(`ind${at}`) || attribute(`i${at}`)).padEnd(1).slice(0, 1);
    if (element === "record") {
      if (this.#fields.length > 0) this.#leftOpen();
      this.opened += 1;
      [this.#leader, this.#fields, this.#line] = ["", [], this.#saxes.line];
    } else if (element === "controlfield") {
      this.#tag = tagOrCode || attribute("tag") || attribute("id").padStart(3, "0");
    } else if (element === "datafield") {
      this.#tag = tagOrCode || attribute("tag") || attribute("id").padStart(3, "0");
      this.#indicators = indicator(1) + indicator(2);
      this.#subfields = [];
    } else if (element === "subfield") {
      this.#code = tagOrCode || attribute("code") || attribute("label");
    }
  }

  /** The record before this one has no end: both are told apart by their tags from here on. */
  #leftOpen(): void {
    const end = this.#window.length - (this.#written - this.#saxes.position);
    const from = this.#written - this.#window.length + this.#window.lastIndexOf("<", end - 1);
    this.#fail("the record that begins here has no end tag </record>", {
      from,
      line: this.#line,
      restLine: this.#saxes.line,
    });
  }

  #close(local: string): void {
    if (this.damage) return;
    this.#passTag();
    if (local === "leader") this.#leader = this.#text;
    else if (local === "controlfield" && this.#tag === "LDR") this.#leader = this.#text;
    else if (local === "controlfield") this.#fields.push({ tag: this.#tag, value: this.#text });
    else if (local === "subfield") this.#subfields.push({ code: this.#code, value: this.#text });
    else if (local === "datafield") {
      this.#fields.push({ tag: this.#tag, indicators: this.#indicators, subfields: this.#subfields });
      this.#subfields = [];
    } else if (local === "record" && this.#fields.length > 0) {
      this.#ready.push({ line: this.#line, record: { leader: this.#leader, fields: this.#fields } });
      [this.#fields, this.#line] = [[], this.#saxes.line];
    }
    this.#text = "";
  }
}
