import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readDocument } from "./document-entry.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dana-document-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The smallest file that a PDF reader opens: one page a text. */
function pdf(texts: readonly string[]): string {
  const pages = texts.map((_, index) => 4 + 2 * index);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${pages.map((page) => `${page} 0 R`).join(" ")}] /Count ${texts.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...texts.flatMap((text, index) => {
      const drawing = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`,
        `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
      ];
    }),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}`;
  return `${file}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}

test("a PDF becomes passages that are cited by their page", async () => {
  const path = join(folder, "rules.pdf");
  writeFileSync(path, pdf(["Rare books are read in the reading room.", "The sound studio is open on Thursdays."]));
  const { id, passages } = await readDocument(path, "rules");
  expect(id).toBe("document:rules/rules.pdf");
  expect(passages.map(({ title, text }) => [title, text.trim()])).toEqual([
    ["rules.pdf, 1", "Rare books are read in the reading room."],
    ["rules.pdf, 2", "The sound studio is open on Thursdays."],
  ]);
});

test("a long text is cut into passages short enough to quote, each in its own language", async () => {
  const path = join(folder, "rules.md");
  const kazakh = "Сирек кітаптар қоры тек оқу залында қаралады. ".repeat(20);
  writeFileSync(path, `${kazakh}\n\n${"Rare books are read in the reading room only. ".repeat(20)}`);
  const { passages } = await readDocument(path, "rules");
  expect(passages.every(({ text }) => text.length <= 700)).toBe(true);
  expect(new Set(passages.map(({ language }) => language))).toEqual(new Set(["kk", "en"]));
});

test.each([
  ["broken.pdf", "this is no PDF", /broken\.pdf: cannot be read as a document/],
  ["broken.docx", "this is no DOCX", /broken\.docx: cannot be read as a document/],
  ["empty.md", "  \n", /empty\.md: holds no text/],
])("%s is named in the error", async (name, content, message) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  await expect(readDocument(path, "s")).rejects.toThrow(message);
});
