import { PDFLoader } from "@langchain/community/document_loaders/fs/pdf";
import { z } from "zod";
import { MendableError } from "../../errors.ts";
import type { ReadDocument } from "./block.ts";
import type { DocumentLimits } from "./document-limits.ts";
import { lineBlocks } from "./line-blocks.ts";
import { isUnreadable, mendLetters } from "./mend-letters.ts";
import { pageLines } from "./page-lines.ts";
import { largeMark, pdfWithSpaces } from "./pdf-with-spaces.ts";

const metadataSchema = z.object({
  loc: z.object({ pageNumber: z.number().int() }),
  pdf: z.object({ totalPages: z.number().int(), info: z.object({ Title: z.string().catch("") }).catch({ Title: "" }) }),
});

/** @throws MendableError when it is locked by a password, a picture of a text, or broken */
export async function readPdf(bytes: Buffer, { pages: mostPages }: DocumentLimits): Promise<ReadDocument> {
  const pdfjs = async () => ({ isV2: false as const, ...pdfWithSpaces(mostPages) });
  const loaded = await new PDFLoader(new Blob([new Uint8Array(bytes)]), { pdfjs }).load().catch((error: unknown) => {
    throw explained(error);
  });
  const read = loaded.map(({ pageContent, metadata }) => ({ text: pageContent, ...metadataSchema.parse(metadata) }));
  const pages = read.map(({ text, loc }) => ({ text, number: loc.pageNumber }));
  const total = read[0]?.pdf.totalPages ?? 0;
  const withText = pages.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  if (withText.length === 0) throw new MendableError("holds no text, only pictures of it: recognise it first (OCR)");
  if (isUnreadable(withText.map(({ text }) => text.replaceAll(largeMark, "").replace(/\s/gu, "")).join("")))
    throw new MendableError("its fonts do not tell their letters: print it to PDF anew, or recognise it (OCR)");
  const empty = numbersTo(total).filter((number) => !withText.some((page) => page.number === number));
  const title = mendLetters(read[0]?.pdf.info.Title ?? "");
  return {
    ...(title === "" ? {} : { title }),
    blocks: lineBlocks(pageLines(withText)),
    notes:
      empty.length === 0
        ? []
        : [`no text on page ${empty.join(", ")}: a picture of a text must be recognised first (OCR)`],
  };
}

const numbersTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);

function explained(error: unknown): unknown {
  if (error instanceof MendableError || !(error instanceof Error)) return error;
  if (error.name === "PasswordException")
    return new MendableError("is locked by a password: save it without one", { cause: error });
  if (error.name === "InvalidPDFException" || error.name === "MissingPDFException")
    return new MendableError("is broken, or no PDF", { cause: error });
  return error;
}
