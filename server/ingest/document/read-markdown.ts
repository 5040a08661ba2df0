import type { Block, ReadDocument } from "./block.ts";
import { htmlBlocks } from "./html-blocks.ts";
import { mendLetters } from "./mend-letters.ts";
import { decodeText } from "./read-html.ts";
import { tableRows } from "./table-rows.ts";

/** Reads Markdown, and plain text as Markdown without marks: headings, paragraphs, items, rows of tables. */
export function readMarkdown(bytes: Buffer): ReadDocument {
  const text = decodeText(bytes).replace(/\r\n?/g, "\n");
  const [, front = "", body = text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const title = /^title:\s*(["']?)(.+)\1\s*$/m.exec(front)?.[2];
  const reader = new MarkdownLines();
  for (const line of body.split("\n")) reader.take(line);
  reader.end();
  return { ...(title === undefined ? {} : { title: mendLetters(title) }), blocks: reader.blocks, notes: [] };
}

const item = /^\s*(?:[-*+•–]|\d{1,3}[.)])\s+/;
const bullet = /^\s*[-*+•–]\s+/;
const clause = /^\s*\d+(?:\.\d+)+[.)]?\s+/;
const tableRow = /^\s*\|.*\|\s*$/;
const tableRule = /^\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*$/;
const htmlLine = /^\s*<\/?(?:table|div|p|h[1-6]|ul|ol|script|style|!--)/i;

class MarkdownLines {
  readonly blocks: Block[] = [];
  #lines: string[] = [];
  #kind: "paragraph" | "item" = "paragraph";
  #rows: string[][] = [];
  #fence: string | undefined;
  #html: string[] = [];

  take(line: string): void {
    if (this.#isCode(line)) return;
    if (this.#html.length > 0 || htmlLine.test(line)) this.#takeHtml(line);
    else if (tableRow.test(line)) this.#takeRow(line);
    else {
      this.#endTable();
      this.#takeText(line);
    }
  }

  /** Between two fences all lines are text as they stand. */
  #isCode(line: string): boolean {
    const fence = /^\s*(```|~~~)/.exec(line)?.[1];
    if (this.#fence === undefined && fence === undefined) return false;
    if (this.#fence === undefined) this.#fence = fence;
    else if (fence === this.#fence) this.#fence = undefined;
    else this.#lines.push(line);
    return true;
  }

  end(): void {
    this.#endHtml();
    this.#endTable();
    this.#endText();
  }

  /** HTML goes on to the next empty line. */
  #takeHtml(line: string): void {
    this.#endTable();
    this.#endText();
    if (line.trim() === "") this.#endHtml();
    else this.#html.push(line);
  }

  #endHtml(): void {
    if (this.#html.length > 0) this.blocks.push(...htmlBlocks(this.#html.join("\n")).blocks);
    this.#html = [];
  }

  #takeRow(line: string): void {
    this.#endText();
    if (tableRule.test(line)) return;
    const cells = line
      .trim()
      .replace(/^\||\|$/g, "")
      .split(/(?<!\\)\|/);
    this.#rows.push(cells.map((cell) => plain(cell.replaceAll("\\|", "|"))));
  }

  #endTable(): void {
    const rows = tableRows(this.#rows, { hasHeader: this.#rows.length > 1 });
    this.blocks.push(...rows.map(({ text }): Block => ({ kind: "row", text })));
    this.#rows = [];
  }

  #takeText(line: string): void {
    const [, marks, heading] = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line) ?? [];
    const underline = /^ {0,3}(=+|-{2,})\s*$/.exec(line)?.[1];
    if (marks !== undefined && heading !== undefined) this.#head(heading, marks.length);
    else if (underline !== undefined) this.#underlined(underline.startsWith("=") ? 1 : 2);
    else if (line.trim() === "" || /^ {0,3}(?:[*_] *){3,}$/.test(line)) this.#endText();
    else this.#write(line);
  }

  #write(line: string): void {
    if (item.test(line) || clause.test(line)) {
      this.#endText();
      this.#kind = clause.test(line) ? "paragraph" : "item";
    }
    this.#lines.push(line.replace(bullet, "").replace(/^\s*>\s?/, ""));
  }

  #head(text: string, level: number): void {
    this.#endText();
    if (text !== "") this.blocks.push({ kind: "heading", text: plain(text), level });
  }

  /** A line under a line makes it a heading; under nothing it is a rule. */
  #underlined(level: number): void {
    const text = this.#kind === "paragraph" ? this.#lines.join(" ") : "";
    if (text === "") this.#endText();
    else {
      this.#lines = [];
      this.#head(text, level);
    }
  }

  #endText(): void {
    const text = plain(this.#lines.join(" "));
    if (text !== "") this.blocks.push({ kind: this.#kind, text });
    this.#lines = [];
    this.#kind = "paragraph";
  }
}

/** Without the marks of emphasis, links and pictures. */
function plain(text: string): string {
  const bare = text
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\[([^\]]+)\]\(([^)\s]*)[^)]*\)/g, "$1")
    .replace(/(\*\*|__)(?=\S)(.+?)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}*])[*_](?=\S)([^*_]+)[*_](?![\p{L}\p{N}])/gu, "$1")
    .replace(/`([^`]*)`/g, "$1")
    .replace(/\\([\\`*_{}[\]()#+.!|>-])/g, "$1");
  return mendLetters(bare);
}
