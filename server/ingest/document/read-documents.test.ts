import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import JSZip from "jszip";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pdfOf } from "./pdf-fixture.ts";
import { readDocuments } from "./read-documents.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-documents-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const paragraph = (text: string, style?: string): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ""}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

async function docx(body: string, more: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const zip = new JSZip();
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  zip.file(
    "[Content_Types].xml",
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  );
  zip.file(
    "_rels/.rels",
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  );
  zip.file(
    "word/styles.xml",
    `<w:styles ${w}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>`,
  );
  zip.file(
    "word/_rels/document.xml.rels",
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
  );
  zip.file("word/document.xml", `<w:document ${w}><w:body>${body}</w:body></w:document>`);
  for (const [name, content] of Object.entries(more)) zip.file(name, content);
  return await zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

const core = (title: string): Record<string, string> => ({
  "docProps/core.xml": `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>${title}</dc:title></cp:coreProperties>`,
});

test("a Word document is cited by title and heading, its table row by row", async () => {
  const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
  const table = `<w:tbl><w:tr>${cell("Қызмет")}${cell("Бағасы")}</w:tr><w:tr>${cell("Ламинаттау")}${cell("300 теңге")}</w:tr></w:tbl>`;
  const body = [
    paragraph("«Ақбұлақ» кітапханасының жарғысы", "1"),
    paragraph("3. Жауапкершілік", "2"),
    paragraph("3.2. Кітапты жоғалтқан оқырман оны тең кітаппен ауыстырады."),
    paragraph("Ондай кітап табылмаса, нарықтық құнын өтейді."),
    paragraph("Прейскурант", "2"),
    table,
  ];
  const { entries } = await readDocuments([file("a.docx", await docx(body.join(""), core("Кітапхана жарғысы")))], "s");
  expect(entries[0]).toMatchObject({ id: "document:s/a.docx", content: { title: "Кітапхана жарғысы" } });
  expect(entries[0]?.passages.map(({ title, text }) => [title, text])).toEqual([
    [
      "Кітапхана жарғысы, § 3.2 Жауапкершілік",
      "3.2. Кітапты жоғалтқан оқырман оны тең кітаппен ауыстырады.\nОндай кітап табылмаса, нарықтық құнын өтейді.",
    ],
    ["Кітапхана жарғысы, Прейскурант", "Қызмет: Ламинаттау; Бағасы: 300 теңге"],
  ]);
});

test.each([
  ["Microsoft Word - ереже.doc", "# Пайдалану ережесі", "Пайдалану ережесі"],
  ["Document1", "", "ереже-2026"],
  ["Без имени", "## 1. Жалпы ережелер", "ереже-2026"],
])("a title that a program made (%s) is none", async (made, heading, title) => {
  const content = `---\ntitle: ${made}\n---\n${heading}\n\nКітап он бес күнге беріледі.`;
  const { entries } = await readDocuments([file("ереже-2026.md", content)], "s");
  expect(entries[0]?.content).toMatchObject({ title });
});

test("a long clause is cut at its sentences, a long list under its lead, and each part has its own language", async () => {
  const russian = "Книги из редкого фонда выдаются только в читальном зале. ".repeat(20);
  const items = Array.from({ length: 30 }, (_, at) => `- оқырман билетінің ${at + 1}-нұсқасы беріледі;`).join("\n");
  const english = "Rare books are read in the reading room only.";
  const { entries } = await readDocuments(
    [file("x.md", `${russian}\n\nОқырман міндетті:\n\n${items}\n\n${english}`)],
    "s",
  );
  const passages = entries[0]?.passages ?? [];
  expect(passages.every(({ text }) => text.length <= 700)).toBe(true);
  const listed = passages.filter(({ text }) => text.includes("нұсқасы"));
  expect(listed.length).toBeGreaterThan(1);
  expect(listed.every(({ text }) => text.startsWith("Оқырман міндетті:\n"))).toBe(true);
  expect(new Set(passages.map(({ language }) => language))).toEqual(new Set(["kk", "ru", "en"]));
  expect(passages.filter(({ language }) => language === "ru").every(({ text }) => text.endsWith("зале."))).toBe(true);
});

test("a bad file is rejected with its reason and costs no other", async () => {
  const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(512)]);
  const good = "# Ереже\n\nКітап он бес күнге беріледі.";
  const paths = [
    file("a.md", good),
    file("broken.pdf", "this is no PDF"),
    file("broken.docx", "this is no DOCX"),
    file("cut.docx", (await docx(paragraph("x"))).subarray(0, 300)),
    file("sheet.docx", await new JSZip().file("xl/workbook.xml", "<x/>").generateAsync({ type: "nodebuffer" })),
    file("old.docx", old),
    file("locked.docx", Buffer.concat([old, Buffer.from("EncryptedPackage", "utf16le")])),
    file("locked.pdf", pdfOf([[{ text: "x", y: 1 }]], { isLocked: true })),
    file("scan.pdf", pdfOf([[]])),
    file("empty.md", "  \n"),
    file("text.rtf", "{\\rtf1 x}"),
    file("photo.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0])),
    join(folder, "gone.md"),
    file("z.md", good),
  ];
  const { entries, report, held } = await readDocuments(paths, "s");
  expect(entries.map(({ id }) => id)).toEqual(["document:s/a.md", "document:s/z.md"]);
  expect(report.rejected.map(({ path, reason }) => [path.slice(folder.length + 1), reason])).toEqual([
    ["broken.pdf", "is no PDF"],
    ["broken.docx", "is no DOCX"],
    ["cut.docx", expect.stringContaining("cannot be read as a document")],
    ["sheet.docx", "is a packed file, but no Word document (.docx)"],
    ["old.docx", expect.stringContaining("old Word document (.doc)")],
    ["locked.docx", "is locked by a password: save it without one"],
    ["locked.pdf", "is locked by a password: save it without one"],
    ["scan.pdf", expect.stringContaining("OCR")],
    ["empty.md", "holds no text"],
    ["text.rtf", "is RTF: save it as .docx or PDF"],
    ["photo.jpg", expect.stringContaining("is a picture")],
    ["gone.md", expect.stringContaining("no such file")],
  ]);
  // What cannot be read is still held by the source: nothing stored of it is deleted.
  expect(held).toContain("document:s/scan.pdf");
});

const good = "Кітап он бес күнге беріледі.";

test("a bomb is not unpacked and a file too large not opened; the next file is read", async () => {
  const bomb = file("bomb.docx", await docx(paragraph("x"), { "word/footnotes.xml": " ".repeat(8 << 20) }));
  const large = file("large.pdf", Buffer.alloc(3 << 20, " "));
  const limits = { unpackedBytes: 4 << 20, fileBytes: 2 << 20 };
  const { entries, report } = await readDocuments([bomb, large, file("good.md", good)], "s", limits);
  expect(report.rejected.map(({ reason }) => reason)).toEqual([
    expect.stringContaining("unpacks to more"),
    expect.stringContaining("larger than 2 MiB"),
  ]);
  expect(entries.map(({ id }) => id)).toEqual(["document:s/good.md"]);
}, 60_000);

test("a parser that runs on is ended; the next file is read", async () => {
  const slow = file("slow.pdf", pdfOf([[{ text: "x", y: 1 }]], { unfolds: true }));
  const { entries, report } = await readDocuments([slow, file("good.md", good)], "s", { timeMs: 10_000 });
  expect(report.rejected.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/takes longer|more than the memory/),
  ]);
  expect(entries.map(({ id }) => id)).toEqual(["document:s/good.md"]);
}, 60_000);

test("two files of one name are not taken for one", async () => {
  const path = file("a.md", "Кітап он бес күнге беріледі.");
  const { entries, report } = await readDocuments([path, path], "s");
  expect([entries.length, report.rejected[0]?.reason]).toEqual([1, expect.stringContaining("of this name")]);
});
