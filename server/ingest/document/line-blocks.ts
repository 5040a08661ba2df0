import type { Block } from "./block.ts";
import { mendLetters } from "./mend-letters.ts";
import type { PageLine } from "./page-lines.ts";
import { tableRows } from "./table-rows.ts";

const longestHeading = 140;

/** Makes paragraphs, clauses, headings and rows of tables out of the lines of pages. */
export function lineBlocks(lines: readonly PageLine[]): Block[] {
  const whole = wordsKept(lines);
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const tableUntil = tableEnd(lines, at);
    if (tableUntil > at) {
      blocks.push(...rowsOf(lines.slice(at, tableUntil)));
      at = tableUntil;
    } else {
      const { block, end } = paragraphAt(lines, at, whole);
      blocks.push(block);
      at = end;
    }
  }
  return blocks;
}

/** Lines that follow one another with the same number of columns. */
function tableEnd(lines: readonly PageLine[], from: number): number {
  const columns = lines[from]?.cells.length ?? 0;
  let end = from;
  while (columns > 1 && lines[end]?.cells.length === columns) end += 1;
  return end - from > 1 && !isMarked(lines.slice(from, end)) ? end : from;
}

/** A number or a bullet with room behind it is no column. */
const isMarked = (lines: readonly PageLine[]): boolean => lines.every(({ cells: [first = ""] }) => startsClause(first));

function rowsOf(lines: readonly PageLine[]): Block[] {
  const rows = tableRows(lines.map(({ cells }) => cells.map(mendLetters)));
  return rows.map(({ text, at }) => ({ kind: "row", text, page: lines[at]?.page ?? 1 }));
}

function paragraphAt(
  lines: readonly PageLine[],
  from: number,
  whole: ReadonlySet<string>,
): { block: Block; end: number } {
  const first = lines[from];
  let text = first?.cells.join(" ") ?? "";
  const isHeading = first !== undefined && looksLikeHeading(lines, from);
  let end = from + 1;
  for (; end < lines.length; end += 1) {
    const [before, line] = [lines[end - 1], lines[end]];
    if (!before || !line || !goesOn(text, before, line, isHeading)) break;
    text = joined(text, line.cells.join(" "), whole);
  }
  const level = (/^\d+(?:\.\d+)*/.exec(text)?.[0].split(".").filter(Boolean).length ?? 0) + (first?.isLarge ? 1 : 2);
  const mended = mendLetters(text);
  const page = first?.page ?? 1;
  if (isHeading && mended.length <= longestHeading)
    return { block: { kind: "heading", text: mended, level, page }, end };
  return { block: { kind: bullet.test(text) ? "item" : "paragraph", text: mended.replace(bullet, ""), page }, end };
}

const bullet = /^[•●▪■◦–—*·-]\s+/u;
const clause = /^(?:§\s*)?\d{1,3}(?:\.\d{1,3})*[.)]?(?:\s|$)|^\p{L}\)\s/u;
const startsClause = (text: string): boolean => bullet.test(text) || /^[•●▪■◦–—*·-]$/u.test(text) || clause.test(text);
const ends = /[.!?;:]["»”)]?$/u;

function goesOn(text: string, before: PageLine, line: PageLine, isHeading: boolean): boolean {
  const start = line.cells[0] ?? "";
  if (startsClause(start) || line.isLarge !== before.isLarge) return false;
  if (isHeading) return line.isLarge && !line.startsApart;
  // A sentence that a page, or the room around a picture, cuts in two.
  if (line.startsApart) return !ends.test(text) && /^\p{Ll}/u.test(start);
  return line.cells.length === 1 || !ends.test(text);
}

/** Set in larger letters, or alone, short, without an end and in capitals or under a number. */
function looksLikeHeading(lines: readonly PageLine[], at: number): boolean {
  const line = lines[at];
  const text = line?.cells.join(" ") ?? "";
  if (!line || text.length > longestHeading || !/\p{L}{2}/u.test(text) || /[;:,]$/u.test(text)) return false;
  if (line.isLarge) return true;
  const next = lines[at + 1];
  const isAlone = line.startsApart && (next === undefined || next.startsApart || startsClause(next.cells[0] ?? ""));
  const isCapital = text === text.toUpperCase() && text.length < 90;
  const isNumbered = /^(?:§\s*\d+|\d{1,2})[.)]?\s+\p{Lu}/u.test(text) && !/[.!?]$/u.test(text) && text.length < 70;
  return isAlone && next !== undefined && (isCapital || isNumbered);
}

/** Mends a word that the end of a line cut in two; the hyphen stays where the document writes the word with one. */
function joined(text: string, next: string, whole: ReadonlySet<string>): string {
  if (/\u00ad$/u.test(text)) return `${text.slice(0, -1)}${next}`;
  const head = /\p{L}+(?=[-‐]$)/u.exec(text)?.[0];
  const tail = /^\p{Ll}[\p{L}]*/u.exec(next)?.[0];
  if (head === undefined || tail === undefined) return `${text} ${next}`;
  return whole.has(`${head}-${tail}`.toLowerCase()) ? `${text}${next}` : `${text.slice(0, -1)}${next}`;
}

/** Words that stand with their hyphen inside of a line. */
function wordsKept(lines: readonly PageLine[]): ReadonlySet<string> {
  const kept = new Set<string>();
  for (const { cells } of lines)
    for (const [word] of cells.join(" ").matchAll(/\p{L}+[-‐]\p{L}+/gu)) kept.add(word.replace("‐", "-").toLowerCase());
  return kept;
}
