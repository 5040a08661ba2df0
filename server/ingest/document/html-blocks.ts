import type { Block, ReadDocument } from "./block.ts";
import { HtmlTable } from "./html-table.ts";
import { type HtmlToken, htmlTokens } from "./html-tokens.ts";
import { mendLetters } from "./mend-letters.ts";

// Menus, forms and marks of every page of a site are no part of what it says; of a form only its labels would be left.
const dropped = new Set([
  ...["script", "style", "noscript", "template", "iframe", "textarea", "xmp", "svg", "math", "object"],
  ...["nav", "footer", "aside", "button", "select", "head"],
]);
const textual = new Set([
  ...["p", "div", "section", "article", "main", "header", "blockquote", "pre", "dl", "dt", "dd", "figure"],
  ...["figcaption", "ul", "ol", "hr", "address", "details", "summary", "body", "html", "form", "fieldset", "center"],
]);
const strong = new Set(["strong", "b"]);
const longestBoldHeading = 120;
// What is set in bold stands under every heading that is one by its tag.
const boldLevel = 7;

type Tag = Exclude<HtmlToken, { kind: "text" }>;

/** Cuts a page into headings, paragraphs, items of lists and rows of tables. */
export function htmlBlocks(html: string): ReadDocument {
  const page = new HtmlPage();
  for (const token of htmlTokens(html)) {
    if (token.kind === "text") page.write(token.text);
    else page.meet(token);
  }
  page.end();
  return { ...(page.title === "" ? {} : { title: page.title }), blocks: page.blocks, notes: [] };
}

class HtmlPage {
  readonly blocks: Block[] = [];
  title = "";
  #text = "";
  /** How much of the text is set in bold. */
  #bold = 0;
  #boldDepth = 0;
  #kind: Block["kind"] = "paragraph";
  #level = 1;
  #droppedIn: { name: string; depth: number } | undefined;
  #inTitle = false;
  readonly #tables: HtmlTable[] = [];

  write(text: string): void {
    if (this.#inTitle) this.title ||= mendLetters(text);
    else if (!this.#droppedIn) {
      this.#text += text;
      if (this.#boldDepth > 0) this.#bold += text.trim().length;
    }
  }

  meet(tag: Tag): void {
    // The title stands in the head, and is no text of the page; that of a drawing is not the page's.
    if (tag.name === "title" && this.#droppedIn?.name !== "svg") {
      this.#inTitle = tag.kind === "open";
      return;
    }
    if (tag.name === "body") this.#droppedIn = undefined;
    if (!this.#skips(tag)) this.#take(tag);
  }

  #take(tag: Tag): void {
    const { name, kind } = tag;
    const isOpening = kind === "open";
    if (strong.has(name)) this.#boldDepth = Math.max(0, this.#boldDepth + Number(isOpening) * 2 - 1);
    else if (name === "br") this.#text += " ";
    else if (/^h[1-6]$/.test(name)) this.#heading(tag);
    else if (/^(?:table|t[rdh])$/.test(name)) this.#table(tag);
    else if (name === "li") this.#turn(isOpening ? "item" : "paragraph");
    else if (textual.has(name)) this.#turn(isOpening ? this.#inItem() : "paragraph");
  }

  /** A paragraph of an item is a part of the list. */
  #inItem(): "item" | "paragraph" {
    return this.#kind === "item" ? "item" : "paragraph";
  }

  end(): void {
    this.#turn("paragraph");
    while (this.#tables.length > 0) this.#closeTable();
  }

  #skips({ kind, name }: Tag): boolean {
    if (!this.#droppedIn) {
      if (kind === "open" && dropped.has(name)) this.#droppedIn = { name, depth: 1 };
      return this.#droppedIn !== undefined;
    }
    if (name === this.#droppedIn.name) this.#droppedIn.depth += kind === "open" ? 1 : -1;
    if (this.#droppedIn.depth === 0) this.#droppedIn = undefined;
    return true;
  }

  #heading({ kind, name }: Tag): void {
    this.#tables.at(-1)?.becomeLayout();
    this.#turn(kind === "open" ? "heading" : "paragraph");
    this.#level = Number(name.at(1));
  }

  /** Ends the block that is being written; the next is of `kind`. */
  #turn(kind: Block["kind"]): void {
    const table = this.#tables.at(-1);
    // Paragraphs of a cell are parts of the cell.
    if (table?.isInCell) this.#text += " ";
    else this.#flush();
    this.#kind = kind;
  }

  #flush(): void {
    const text = mendLetters(this.#text);
    const isBold = this.#bold >= text.replaceAll(" ", "").length * 0.9 && text.length <= longestBoldHeading;
    this.#text = "";
    this.#bold = 0;
    if (text === "") return;
    if (this.#kind === "heading") this.blocks.push({ kind: "heading", text, level: this.#level });
    else if (this.#kind === "paragraph" && isBold && /\p{L}/u.test(text) && !/[.;:,]$/.test(text))
      this.blocks.push({ kind: "heading", text, level: boldLevel });
    else this.blocks.push({ kind: this.#kind, text });
  }

  #table({ kind, name, attributes }: Tag): void {
    const table = this.#tables.at(-1);
    if (name === "table") {
      if (kind === "open") this.#openTable();
      else this.#closeTable();
    } else if (table && name === "tr") {
      this.#endCell(table);
      table.nextRow();
    } else if (table) {
      this.#endCell(table);
      if (kind === "open") table.startCell(name === "th", attributes);
    }
  }

  #openTable(): void {
    this.#tables.at(-1)?.becomeLayout();
    this.#turn("paragraph");
    this.#tables.push(new HtmlTable());
  }

  #endCell(table: HtmlTable): void {
    if (table.isInCell) {
      const text = mendLetters(this.#text);
      this.#text = "";
      this.#bold = 0;
      table.endCell(text);
    } else this.#flush();
  }

  #closeTable(): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    this.#endCell(table);
    this.#tables.pop();
    this.blocks.push(...table.rows().map((text): Block => ({ kind: "row", text })));
    this.#kind = "paragraph";
  }
}
