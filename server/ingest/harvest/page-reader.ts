import type { HarvestLimits } from "./limits.ts";
import { type Damage, type Namespaces, parseDocument, parseFragment, parseHead, type XmlElement } from "./xml-tree.ts";

/** Where on a page of a protocol its records stand. */
export interface PageShape<T> {
  /** Where a record begins (group "item") and where what is no record goes on (group "rest"). */
  readonly marks: RegExp;
  readonly root: string;
  /** What the protocol is called in a message. */
  readonly protocol: string;
  read(item: PageItem): T;
}

/** A record of a page; where it is damaged, what could be read of it. */
export interface PageItem {
  readonly line: number;
  readonly element?: XmlElement;
  readonly damage?: Damage;
}

/** Why a page could not be had, or not to its end. */
export interface Fault {
  readonly reason: string;
  /** Another try may help. */
  readonly again: boolean;
  readonly afterMs?: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** The page without its records; absent when there is a fault. */
  readonly envelope?: XmlElement;
  readonly fault?: Fault;
}

// A mark is two start tags with space between; one that lies across two chunks must be seen.
const longestMark = 2048;

/** Cuts a page into its records as it comes and reads each by itself, so that a broken one costs no other. */
export class PageReader<T> {
  readonly #shape: PageShape<T>;
  readonly #limits: HarvestLimits;
  readonly #items: T[] = [];
  #buffer = "";
  #envelope = "";
  #item: { text: string; line: number; isTooLong: boolean } | undefined;
  #namespaces: Namespaces | undefined;
  #line = 1;
  #headLine = Number.POSITIVE_INFINITY;
  #itemLines = 0;
  #fault: Fault | undefined;

  constructor(shape: PageShape<T>, limits: HarvestLimits) {
    this.#shape = shape;
    this.#limits = limits;
  }

  /** Nothing that comes now will be read. */
  get isRefused(): boolean {
    return this.#fault !== undefined;
  }

  write(text: string): void {
    if (this.isRefused) return;
    this.#buffer += text;
    this.#cut(longestMark);
  }

  /** The page; with a fault of the connection as far as it came. */
  end(fault?: Fault): Page<T> {
    if (!this.isRefused) this.#cut(0);
    this.#closeItem(fault !== undefined);
    const found = this.#fault ?? fault;
    if (found) return { items: this.#items, fault: found };
    const { root, damage } = parseDocument(this.#envelope);
    const reason = this.#refusal(root, damage);
    if (root && reason === undefined) return { items: this.#items, envelope: root };
    const isEmpty = this.#envelope.trim() === "";
    return {
      items: this.#items,
      fault: isEmpty
        ? { reason: "the answer is empty", again: true }
        : { reason: reason ?? "the answer has no element", again: damage?.isCut ?? false },
    };
  }

  #cut(held: number): void {
    let from = 0;
    const { marks } = this.#shape;
    marks.lastIndex = 0;
    for (let mark = marks.exec(this.#buffer); mark && !this.isRefused; mark = marks.exec(this.#buffer)) {
      this.#take(this.#buffer.slice(from, mark.index));
      this.#turn(mark.groups?.["item"] !== undefined);
      // The mark's first character is taken, so that the mark is not found again.
      from = mark.index + 1;
      this.#take(this.#buffer.slice(mark.index, from));
      marks.lastIndex = from;
    }
    const to = Math.max(from, this.#buffer.length - held);
    this.#take(this.#buffer.slice(from, to));
    this.#buffer = this.#buffer.slice(to);
  }

  #take(text: string): void {
    const lines = countLines(text);
    this.#line += lines;
    const item = this.#item;
    if (item) {
      this.#itemLines += lines;
      const room = this.#limits.maxRecordLength - item.text.length;
      item.isTooLong ||= text.length > room;
      item.text += text.slice(0, Math.max(room, 0));
      return;
    }
    this.#envelope += text;
    if (this.#envelope.length > this.#limits.maxEnvelopeLength) {
      this.#refuse(
        `line ${this.#line}: more than ${this.#limits.maxEnvelopeLength} characters stand outside its records`,
      );
    }
  }

  #turn(isItem: boolean): void {
    this.#closeItem();
    if (!isItem) return;
    if (!this.#namespaces) {
      const { root, damage, namespaces } = parseHead(this.#envelope);
      this.#namespaces = namespaces;
      this.#headLine = this.#line;
      const reason = this.#refusal(root, damage);
      if (reason !== undefined) this.#refuse(reason);
    }
    this.#item = { text: "", line: this.#line, isTooLong: false };
  }

  #closeItem(isLost = false): void {
    const item = this.#item;
    this.#item = undefined;
    if (!item || this.isRefused) return;
    const read = this.#read(item);
    // What a lost connection left of its last record is not that record's damage.
    if (!(isLost && read.damage?.isCut)) this.#items.push(this.#shape.read(read));
  }

  #read({ text, line, isTooLong }: { text: string; line: number; isTooLong: boolean }): PageItem {
    const { root, damage } = parseFragment(text, this.#namespaces ?? {});
    const element = root ? { element: root } : {};
    // What was left out after a whole record is only space before the next.
    if (isTooLong && damage) {
      const reason = `the record is longer than ${this.#limits.maxRecordLength} characters`;
      return { line, ...element, damage: { line, reason, isCut: true } };
    }
    if (damage) return { line, ...element, damage: { ...damage, line: line + damage.line - 1 } };
    return { line, ...element };
  }

  #refusal(root: XmlElement | undefined, damage: Damage | undefined): string | undefined {
    const { protocol, root: expected } = this.#shape;
    if (/^\s*<(?:!doctype\s+html|html)[\s>]/i.test(this.#envelope)) {
      return `the server answered with a web page (HTML), not with ${protocol}: check the address`;
    }
    if (damage) {
      const line = damage.line >= this.#headLine ? damage.line + this.#itemLines : damage.line;
      return `line ${line}: ${damage.reason}`;
    }
    if (root && root.name !== expected) {
      return `the server answered with <${root.name}>, not with ${protocol} <${expected}>: check the address`;
    }
    return undefined;
  }

  #refuse(reason: string): void {
    this.#fault ??= { reason, again: false };
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
