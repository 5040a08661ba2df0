import { MendableError } from "../../errors.ts";
import type { ReadDocument } from "./block.ts";
import type { DocumentLimits } from "./document-limits.ts";
import { readHtml } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";

const oldOffice = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const encrypted = Buffer.from("EncryptedPackage", "utf16le");

/** Reads a document by what its bytes are, not by what its name says. */
export async function readBytes(bytes: Buffer, name: string, limits: DocumentLimits): Promise<ReadDocument> {
  const read = await readAs(bytes, name, limits);
  const characters = read.blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (characters === 0) throw new MendableError("holds no text");
  if (characters > limits.characters)
    throw new MendableError(`holds more than ${limits.characters} characters: split it`);
  return read;
}

async function readAs(bytes: Buffer, name: string, limits: DocumentLimits): Promise<ReadDocument> {
  if (bytes.length === 0) throw new MendableError("the file is empty");
  if (bytes.subarray(0, 1024).includes("%PDF-")) return await (await import("./read-pdf.ts")).readPdf(bytes, limits);
  if (bytes.subarray(0, 4).equals(oldOffice)) {
    throw new MendableError(
      bytes.includes(encrypted)
        ? "is locked by a password: save it without one"
        : "is an old Word document (.doc), whatever its name says: save it as .docx or PDF",
    );
  }
  if (bytes.toString("latin1", 0, 4) === "PK\u0003\u0004")
    return await (await import("./read-docx.ts")).readDocx(bytes, limits);
  if (bytes.toString("latin1", 0, 5) === "{\\rtf") throw new MendableError("is RTF: save it as .docx or PDF");
  if (/\.(?:jpe?g|png|gif|bmp|tiff?|webp)$/i.test(name))
    throw new MendableError("is a picture: recognise its text first (OCR)");
  if (/\.(?:pdf|docx)$/i.test(name)) throw new MendableError(`is no ${name.split(".").at(-1)?.toUpperCase()}`);
  return readText(bytes, name, limits);
}

function readText(bytes: Buffer, name: string, { textFileBytes }: DocumentLimits): ReadDocument {
  if (bytes.length > textFileBytes)
    throw new MendableError(
      `is a text of more than ${textFileBytes >> 20} MiB, which no document for readers is: split it`,
    );
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isWide && bytes.subarray(0, 8192).includes(0)) throw new MendableError("is a binary file, no document");
  const isHtml = /\.x?html?$/i.test(name) || /^\s*(?:<!doctype html|<html)/i.test(bytes.toString("latin1", 0, 512));
  return isHtml ? readHtml(bytes) : readMarkdown(bytes);
}
