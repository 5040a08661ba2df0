/** A line of a page: its text and its place, or texts in columns. */
export interface PdfLine {
  readonly text: string | readonly string[];
  readonly y: number;
  readonly size?: number;
}

const codes = (text: string): string =>
  [...text].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0")).join("");

// What each code of the font means, by which a reader gets the letters back; the drawing of letters is left to the viewer.
const toUnicode =
  "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end end";

/** Half an em a letter, so that places are easy to foresee. */
function drawing({ text, y, size = 12 }: PdfLine): string {
  const columns = typeof text === "string" ? [text] : text;
  return columns
    .map((column, at) => `BT /F1 ${size} Tf 1 0 0 1 ${50 + 200 * at} ${y} Tm <${codes(column)}> Tj ET`)
    .join("\n");
}

const firstDrawing = 1000;
const drawings = 50;

/** A PDF in any letters, as small as a reader of PDF opens it. */
export function pdfOf(
  pages: readonly (readonly PdfLine[])[],
  { title, isLocked = false, unfolds = false }: { title?: string; isLocked?: boolean; unfolds?: boolean } = {},
): Buffer {
  const kids = pages.map((_, at) => `${10 + 2 * at} 0 R`).join(" ");
  const objects = new Map<number, string>([
    [1, "<< /Type /Catalog /Pages 2 0 R >>"],
    [2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`],
    [
      3,
      "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
    ],
    [
      4,
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R /DW 500 >>",
    ],
    [5, stream(toUnicode)],
    [
      6,
      "<< /Type /FontDescriptor /FontName /F /Flags 4 /FontBBox [0 0 500 700] /ItalicAngle 0 /Ascent 700 /Descent 0 /CapHeight 700 /StemV 80 >>",
    ],
    [7, `<< ${title === undefined ? "" : `/Title <feff${codes(title)}>`} >>`],
    [8, `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >>`],
  ]);
  for (const [at, lines] of pages.entries()) {
    objects.set(
      10 + 2 * at,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> /XObject << /X ${firstDrawing} 0 R >> >> /Contents ${11 + 2 * at} 0 R >>`,
    );
    objects.set(11 + 2 * at, stream([...lines.map(drawing), ...(unfolds ? ["/X Do"] : [])].join("\n")));
  }
  // Each drawing holds the next one twice: unfolded they have no end that anybody lives to see.
  for (let number = firstDrawing; number < firstDrawing + drawings; number++) {
    const next = `/Resources << /XObject << /X ${number + 1} 0 R >> >>`;
    const kind = "/Type /XObject /Subtype /Form /BBox [0 0 1 1]";
    objects.set(number, stream("/X Do /X Do", `${kind} ${next}`));
  }
  // Drawings without text are passed over by the second time.
  const last = "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /Font << /F1 3 0 R >> >>";
  objects.set(firstDrawing + drawings, stream(drawing({ text: "x", y: 1 }), last));
  const locked = isLocked ? `/Encrypt 8 0 R /ID [<${"43".repeat(16)}> <${"43".repeat(16)}>]` : "";
  return assemble(objects, `/Info 7 0 R ${locked}`);
}

const stream = (text: string, more = ""): string => `<< ${more} /Length ${text.length} >>\nstream\n${text}\nendstream`;

function assemble(objects: ReadonlyMap<number, string>, trailer: string): Buffer {
  const count = Math.max(...objects.keys()) + 1;
  const offsets = new Map<number, number>();
  let file = "%PDF-1.4\n";
  for (const [number, object] of objects) {
    offsets.set(number, file.length);
    file += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const table = Array.from({ length: count }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? "0000000000 65535 f \n" : `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  return Buffer.from(
    `${file}xref\n0 ${count}\n${table.join("")}trailer\n<< /Size ${count} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`,
    "latin1",
  );
}
