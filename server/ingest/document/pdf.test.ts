import { expect, test } from "vitest";
import { cutPassages } from "./cut-passages.ts";
import { defaultDocumentLimits } from "./document-limits.ts";
import { type PdfLine, pdfOf } from "./pdf-fixture.ts";
import { readBytes } from "./read-bytes.ts";

const read = (pages: readonly (readonly PdfLine[])[], options = {}) =>
  readBytes(pdfOf(pages, options), "x.pdf", defaultDocumentLimits);

const passages = async (pages: readonly (readonly PdfLine[])[]): Promise<unknown[]> =>
  (await cutPassages((await read(pages)).blocks)).map(({ text, place }) => [text, place.page]);

const head = (page: number): PdfLine[] => [
  { text: "Ақбұлақ ауылдық кітапханасы", y: 780 },
  { text: `${page}-бет`, y: 20 },
];

test("clauses are apart, each with the page it begins on; what stands on every page is not in them", async () => {
  const pages: PdfLine[][] = [
    [...head(1), { text: "ПАЙДАЛАНУ ЕРЕЖЕСІ", y: 740, size: 20 }, { text: "1.1. Кітапхана бәріне ашық.", y: 700 }],
    [
      ...head(2),
      { text: "3.2. Кітапты жоғалтқан оқырман оны дәл сондай кітап-", y: 700 },
      { text: "пен ауыстырады. Ондай кітап табылмаса, оқырман оның", y: 686 },
    ],
    [
      ...head(3),
      { text: "нарықтық құнын өтейді.", y: 700 },
      { text: "3.3. Жыртылған бет үшін 100 теңге төленеді.", y: 660 },
    ],
  ];
  expect(await passages(pages)).toEqual([
    ["1.1. Кітапхана бәріне ашық.", 1],
    [
      "3.2. Кітапты жоғалтқан оқырман оны дәл сондай кітаппен ауыстырады. Ондай кітап табылмаса, оқырман оның нарықтық құнын өтейді.",
      2,
    ],
    ["3.3. Жыртылған бет үшін 100 теңге төленеді.", 3],
  ]);
});

test("a row of prices stands alone with the names of its columns, on the next page too", async () => {
  const table = (rows: [string, string][], y: number): PdfLine[] => rows.map((text, at) => ({ text, y: y - 20 * at }));
  const pages = [
    [
      ...head(1),
      ...table(
        [
          ["Қызмет", "Бағасы"],
          ["Ламинаттау, A4", "300 теңге"],
          ["Түптеу", "450 теңге"],
        ],
        600,
      ),
    ],
    [
      ...head(2),
      ...table(
        [
          ["Қызмет", "Бағасы"],
          ["Сканерлеу", "50 теңге"],
          ["Көшірме", "20 теңге"],
        ],
        700,
      ),
    ],
  ];
  expect(await passages(pages)).toEqual([
    ["Қызмет: Ламинаттау, A4; Бағасы: 300 теңге", 1],
    ["Қызмет: Түптеу; Бағасы: 450 теңге", 1],
    ["Қызмет: Сканерлеу; Бағасы: 50 теңге", 2],
    ["Қызмет: Көшірме; Бағасы: 20 теңге", 2],
  ]);
});

test("a word that is written with a hyphen keeps it at the end of a line", async () => {
  const lines = ["Мәдени-ағарту шаралары тегін. Барлық мәдени-", "ағарту кештері сенбіде өтеді."];
  expect(await passages([lines.map((text, at) => ({ text, y: 700 - 14 * at }))])).toEqual([
    ["Мәдени-ағарту шаралары тегін. Барлық мәдени-ағарту кештері сенбіде өтеді.", 1],
  ]);
});

test("letters that only look Kazakh, ligatures and soft hyphens become what was meant", async () => {
  const text = "Əр оқырман бiр бiлет алады, θзi ғана пайдаланады: a ﬁne of ﬁve tenge, кі\u00adтап\u00adхана.";
  expect(await passages([[{ text, y: 700 }]])).toEqual([
    ["Әр оқырман бір білет алады, өзі ғана пайдаланады: a fine of five tenge, кітапхана.", 1],
  ]);
});

test("pages without text do not shift the others, and are told", async () => {
  const { blocks, notes } = await read([[], [{ text: "Екінші бет.", y: 700 }]]);
  expect(blocks).toMatchObject([{ text: "Екінші бет.", page: 2 }]);
  expect(notes).toEqual([expect.stringContaining("no text on page 1")]);
});

test("a scan, a password and a broken file are said plainly", async () => {
  await expect(read([[], []])).rejects.toThrow("recognise it first (OCR)");
  await expect(read([[{ text: "x", y: 1 }]], { isLocked: true })).rejects.toThrow("is locked by a password");
  const broken = pdfOf([[{ text: "x", y: 1 }]]).subarray(0, 300);
  await expect(readBytes(broken, "x.pdf", defaultDocumentLimits)).rejects.toThrow("is broken, or no PDF");
  const limits = { ...defaultDocumentLimits, pages: 1 };
  await expect(readBytes(pdfOf([[], []]), "x.pdf", limits)).rejects.toThrow("has 2 pages, more than 1");
});
