import pdfjs, { type PdfFile, type PdfPage, type PdfTextItem } from "pdf-parse/lib/pdf.js/v1.10.100/build/pdf.js";
import { MendableError } from "../../errors.ts";

/** Stands before a line that is set in larger letters than the most of its page. */
export const largeMark = "\u0001";

// In heights of the letters: what parts words, columns, paragraphs.
const wordGap = 0.15;
const columnGap = 1.2;
const paragraphGap = 1.75;
const sameLine = 0.5;
const larger = 1.15;

/**
 * A reader of PDF for LangChain's PDFLoader, which joins the pieces of a line as if nothing lay between them: where
 * there is room the pieces say so, a space between words, a tab between columns, an empty line between paragraphs.
 */
export function pdfWithSpaces(mostPages: number): typeof pdfjs {
  const getDocument = (source: object): { promise: Promise<PdfFile> } => ({
    promise: pdfjs.getDocument(source).promise.then((file) => withSpaces(file, mostPages)),
  });
  return { version: pdfjs.version, getDocument };
}

function withSpaces(file: PdfFile, mostPages: number): PdfFile {
  if (file.numPages > mostPages)
    throw new MendableError(`has ${file.numPages} pages, more than ${mostPages}: split it`);
  return {
    numPages: file.numPages,
    getMetadata: () => file.getMetadata(),
    getPage: async (number): Promise<PdfPage> => {
      const page = await file.getPage(number);
      return { getTextContent: async () => ({ items: spaced((await page.getTextContent()).items) }) };
    },
  };
}

interface Placed {
  readonly item: PdfTextItem;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

function spaced(items: readonly PdfTextItem[]): PdfTextItem[] {
  const placed = items.filter(({ str }) => str !== "").map(place);
  const usual = usualSize(placed);
  const set: PdfTextItem[] = [];
  let before: Placed | undefined;
  for (const one of placed) {
    const onLine = before !== undefined && Math.abs(one.y - before.y) < sameLine * Math.max(one.size, before.size);
    const lead = onLine && before ? gapOf(before, one) : lineLead(before, one, usual);
    const last = set.at(-1);
    if (onLine && before && last && overprints(before, one)) last.str = last.str.trimEnd();
    // The loader begins a new line wherever the height differs by a hair, as of a raised figure.
    const y = onLine && before ? before.y : one.y;
    before = { ...one, y };
    set.push({
      ...one.item,
      str: `${lead}${one.item.str}`,
      transform: [...one.item.transform.slice(0, 5), y || 0.001],
    });
  }
  return set;
}

/** A soft hyphen inside of a line is drawn as a space that the next piece covers. */
function overprints({ item, x, size }: Placed, next: Placed): boolean {
  return /\s$/.test(item.str) && (next.x - x - item.width) / size < -wordGap;
}

function place(item: PdfTextItem): Placed {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform;
  return { item, x, y, size: Math.hypot(c, d) || Math.hypot(a, b) || item.height || 1 };
}

function gapOf(before: Placed, { item, x, size }: Placed): string {
  const gap = (x - before.x - before.item.width) / Math.max(size, 1);
  if (gap > columnGap || gap < -columnGap) return "\t";
  return gap > wordGap && !/\s$/.test(before.item.str) && !/^\s/.test(item.str) ? " " : "";
}

function lineLead(before: Placed | undefined, one: Placed, usual: number): string {
  const drop = before === undefined ? 0 : before.y - one.y;
  const isApart = before !== undefined && (drop < 0 || drop > paragraphGap * Math.max(before.size, one.size));
  return `${isApart ? "\n" : ""}${one.size > usual * larger ? largeMark : ""}`;
}

/** The size of most letters. */
function usualSize(placed: readonly Placed[]): number {
  const letters = new Map<number, number>();
  for (const { item, size } of placed) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + item.str.length);
  }
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
