import JSZip from "jszip";
import mammoth from "mammoth";
import { MendableError } from "../../errors.ts";
import type { ReadDocument } from "./block.ts";
import type { DocumentLimits } from "./document-limits.ts";
import { htmlBlocks } from "./html-blocks.ts";
import { mendLetters } from "./mend-letters.ts";

// Of the parts of a file these are read; pictures and fonts stay packed.
const readParts = /\.(?:xml|rels)$/i;

/**
 * Reads a Word document with its headings, lists and tables, which LangChain's DocxLoader leaves out: it asks mammoth for bare text.
 * @throws MendableError when it is no such document or unpacks to too much
 */
export async function readDocx(bytes: Buffer, { unpackedBytes }: DocumentLimits): Promise<ReadDocument> {
  const zip = await JSZip.loadAsync(bytes);
  const parts = Object.values(zip.files).filter(({ dir, name }) => !dir && readParts.test(name));
  if (!zip.file("word/document.xml")) throw new MendableError("is a packed file, but no Word document (.docx)");
  let left = unpackedBytes;
  for (const part of parts) left -= await unpackedLength(part, left);
  const { value } = await mammoth.convertToHtml(
    { buffer: bytes },
    {
      convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
      styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
    },
  );
  const core = (await zip.file("docProps/core.xml")?.async("string")) ?? "";
  const title = htmlBlocks(/<dc:title[^>]*>([^<]*)</.exec(core)?.[1] ?? "").blocks[0]?.text;
  return { ...htmlBlocks(value), ...(title === undefined ? {} : { title: mendLetters(title) }) };
}

/** Unpacks a part to nowhere: what a file says of its own length may be a lie. */
function unpackedLength(part: JSZip.JSZipObject, most: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let length = 0;
    const stream = part.nodeStream();
    stream.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= most) return;
      stream.pause();
      reject(new MendableError("unpacks to more than a document has: it may be made to fill the memory"));
    });
    stream.on("error", reject);
    stream.on("end", () => resolve(length));
  });
}
