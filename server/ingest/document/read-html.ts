import { isUtf8 } from "node:buffer";
import { decode, type Encoding, encodingNamed, utf16Of } from "../decode.ts";
import { readPieces, textEncodings } from "../encoding/choose-encoding.ts";
import type { ReadDocument } from "./block.ts";
import { htmlBlocks } from "./html-blocks.ts";

export function readHtml(bytes: Buffer): ReadDocument {
  return htmlBlocks(decodeText(bytes, charsetOf(bytes)));
}

/** What the page says of itself stands within its first kilobytes, in ASCII. */
function charsetOf(bytes: Buffer): Encoding | undefined {
  const head = bytes.toString("latin1", 0, 4096);
  const name =
    /<meta[^>]*?\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
  const named = name === undefined ? undefined : encodingNamed(name);
  // An ASCII declaration was read, so the page is not in UTF-16, whatever it says.
  return named?.startsWith("utf-16") ? undefined : named;
}

/** Text by its own mark, as told, or by its letters. A page that says UTF-8 and is not was saved by a program that did not ask. */
export function decodeText(bytes: Buffer, told?: Encoding): string {
  const wide = utf16Of(bytes);
  if (wide) return decode(bytes, wide).replace(/^\ufeff/, "");
  if (isUtf8(bytes)) return decode(bytes, "utf-8").replace(/^\ufeff/, "");
  if (told !== undefined && told !== "utf-8") return decode(bytes, told);
  const lines = bytes.toString("latin1").split("\n");
  const { readings } = readPieces(
    lines.map((line) => Buffer.from(line, "latin1")),
    { among: textEncodings },
  );
  return readings.map(({ text }) => text).join("\n");
}
