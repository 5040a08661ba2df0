import { largeMark } from "./pdf-with-spaces.ts";

/** A line of a page. */
export interface PageLine {
  /** Its columns. */
  readonly cells: readonly string[];
  readonly page: number;
  readonly isLarge: boolean;
  /** Whether there is room above it, or it begins a page. */
  readonly startsApart: boolean;
}

export interface Page {
  readonly number: number;
  readonly text: string;
}

// So many lines at either end of a page may be what stands on every page.
const deepest = 3;
const mostPages = 0.6;

/** The lines of all pages without page numbers and without what is repeated at the head or the foot of each. */
export function pageLines(pages: readonly Page[]): PageLine[] {
  const cut = pages.map(linesOf);
  const repeated = repeatedLines(cut);
  return cut.flatMap((lines) =>
    lines.filter((line, at) => {
      const atEdge = at < deepest || at >= lines.length - deepest;
      return !(atEdge && (isPageNumber(line) || repeated.has(keyOf(line))) && !headsTable(lines, at));
    }),
  );
}

function linesOf({ number, text }: Page): PageLine[] {
  const lines: PageLine[] = [];
  let startsApart = true;
  for (const line of text.split("\n")) {
    const cells = line
      .replaceAll(largeMark, "")
      .split("\t")
      .map((cell) => cell.trim())
      .filter((cell) => cell !== "");
    if (cells.length > 0) lines.push({ cells, page: number, isLarge: line.includes(largeMark), startsApart });
    startsApart = cells.length === 0;
  }
  return lines;
}

/** Figures differ from page to page. */
const keyOf = ({ cells }: PageLine): string => cells.join(" ").replace(/\d+/g, "#").replace(/\s+/g, " ");

function repeatedLines(pages: readonly (readonly PageLine[])[]): ReadonlySet<string> {
  const least = Math.max(pages.length > 2 ? 3 : 2, Math.ceil(pages.length * mostPages));
  const times = new Map<string, number>();
  for (const lines of pages) {
    const edges = new Set([...lines.slice(0, deepest), ...lines.slice(-deepest)].map(keyOf));
    for (const key of edges) times.set(key, (times.get(key) ?? 0) + 1);
  }
  return new Set([...times].filter(([, count]) => count >= least).map(([key]) => key));
}

const pageNumber =
  /^(?:[-–—]\s*)?(?:(?:page|p\.|стр\.?|страница|с\.|бет)\s*)?\d{1,4}(?:\s*[-–—]?\s*бет)?(?:\s*(?:of|из|\/)\s*\d{1,4})?(?:\s*[-–—])?$/iu;

const isPageNumber = ({ cells }: PageLine): boolean => pageNumber.test(cells.join(" "));

/** The names of columns above a table that goes on from the page before. */
function headsTable(lines: readonly PageLine[], at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]];
  return (
    line !== undefined &&
    line.cells.length > 1 &&
    !/\d/.test(line.cells.join("")) &&
    next?.cells.length === line.cells.length &&
    /\d/.test(next.cells.join(""))
  );
}
