import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { RecursiveCharacterTextSplitter } from "@langchain/textsplitters";
import { MendableError } from "../errors.ts";
import { detectLanguage } from "../language/detect.ts";
import { contentHash } from "../library/content-hash.ts";
import type { Entry } from "../library/entry.ts";
import type { Passage } from "../library/passage.ts";

// About a paragraph: long enough to hold a rule with its condition, short enough to quote whole.
const passageCharacters = 700;

/** Text of a document, with the page it stands on where the format has pages. */
interface Page {
  readonly text: string;
  readonly number?: number;
}

/**
 * Reads a document of the library (PDF, DOCX, Markdown, plain text) into passages that can be quoted by page.
 * @throws MendableError naming the file when it cannot be read or holds no text.
 */
export async function readDocument(path: string, source: string): Promise<Entry> {
  const pages = await readPages(path);
  const splitter = new RecursiveCharacterTextSplitter({ chunkSize: passageCharacters, chunkOverlap: 0 });
  const id = `document:${source}/${basename(path)}`;
  const passages: Passage[] = [];
  for (const page of pages) {
    for (const text of await splitter.splitText(page.text)) {
      passages.push({
        id: `${id}#section.${passages.length + 1}`,
        owner: id,
        source,
        kind: "document",
        language: detectLanguage(text),
        field: "section",
        title: page.number === undefined ? basename(path) : `${basename(path)}, ${page.number}`,
        names: "",
        subjects: "",
        text,
      });
    }
  }
  if (passages.length === 0) {
    throw new MendableError(`${path}: holds no text; a scanned document must first be recognised (OCR)`);
  }
  return { id, source, kind: "document", hash: contentHash(passages), content: null, passages, keys: [] };
}

async function readPages(path: string): Promise<Page[]> {
  try {
    switch (extname(path).toLowerCase()) {
      case ".pdf": {
        const { PDFLoader } = await import("@langchain/community/document_loaders/fs/pdf");
        return (await new PDFLoader(path).load()).map((page, index) => ({ text: page.pageContent, number: index + 1 }));
      }
      case ".docx": {
        const { DocxLoader } = await import("@langchain/community/document_loaders/fs/docx");
        return (await new DocxLoader(path).load()).map((page) => ({ text: page.pageContent }));
      }
      default:
        return [{ text: readFileSync(path, "utf8") }];
    }
  } catch (error) {
    throw new MendableError(
      `${path}: cannot be read as a document (${error instanceof Error ? error.message : error})`,
      {
        cause: error,
      },
    );
  }
}
