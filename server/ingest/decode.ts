import { isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import iconv from "iconv-lite";

/**
 * Code pages of a byte a letter. Where two give the same text the first is named. `rk1048` (KZ-1048) and `pt154` are the old Kazakh
 * ones: the Kazakh letters stand where Windows-1251 has those of other Cyrillic alphabets.
 */
export const codePages = ["win1251", "rk1048", "pt154", "koi8-r", "cp866", "win1252"] as const;
export type CodePage = (typeof codePages)[number];

export const encodings = ["utf-8", "utf-16le", "utf-16be", "marc-8", ...codePages] as const;
export type Encoding = (typeof encodings)[number];

const otherNames: Readonly<Record<string, Encoding>> = {
  utf8: "utf-8",
  "utf-16": "utf-16le",
  utf16le: "utf-16le",
  utf16be: "utf-16be",
  marc8: "marc-8",
  cp1251: "win1251",
  "windows-1251": "win1251",
  cp1252: "win1252",
  "windows-1252": "win1252",
  latin1: "win1252",
  koi8r: "koi8-r",
  "kz-1048": "rk1048",
  kz1048: "rk1048",
  ptcp154: "pt154",
};

/** The encoding of this name, or of another name people use for it. */
export function encodingNamed(name: string): Encoding | undefined {
  const lower = name.toLowerCase();
  return encodings.find((encoding) => encoding === lower) ?? otherNames[lower];
}

const iconvNames: Readonly<Partial<Record<Encoding, string>>> = { "utf-8": "utf8", "marc-8": "latin1" };

export function decode(bytes: Buffer, encoding: Encoding): string {
  return encoding === "utf-8" ? bytes.toString("utf8") : iconv.decode(bytes, iconvNames[encoding] ?? encoding);
}

const bytesByLetter = new Map(codePages.map((page) => [page, reverseOf(page)] as const));

// What a code page leaves undefined most systems pass on as the control character of the same number.
function reverseOf(page: CodePage): ReadonlyMap<string, number> {
  const pairs = Array.from({ length: 128 }, (_, at): [string, number] => {
    const letter = decode(Buffer.from([at + 128]), page);
    return [letter === "\ufffd" ? String.fromCharCode(at + 128) : letter, at + 128];
  });
  const controls = Array.from({ length: 32 }, (_, at): [string, number] => [String.fromCharCode(at + 128), at + 128]);
  return new Map([...controls, ...pairs]);
}

/** The byte of a letter beyond ASCII in a code page. */
export function byteIn(page: CodePage, letter: string): number | undefined {
  return bytesByLetter.get(page)?.get(letter);
}

/** Where the bytes stop being UTF-8; absent when they are whole. */
export function firstBrokenByte(bytes: Buffer): number | undefined {
  if (isUtf8(bytes)) return undefined;
  let good = 0;
  let bad = bytes.length;
  // The longest good beginning, by halves; a beginning may be cut within a letter, which is no fault.
  while (good < bad - 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8Beginning(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function isUtf8Beginning(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Decodes a stream of bytes; a byte order mark is taken off. */
export async function* decodeStream(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(iconvNames[encoding] ?? encoding);
  let isFirst = true;
  for await (const chunk of chunks) {
    const text = decoder.write(chunk);
    yield isFirst ? text.replace(/^\ufeff/, "") : text;
    isFirst &&= text === "";
  }
  const rest = decoder.end();
  if (rest) yield rest;
}

/** UTF-16 by its byte order mark, else by the zeros that stand at every other place of a text with ASCII in it. */
export function utf16Of(sample: Buffer): "utf-16le" | "utf-16be" | undefined {
  if (sample[0] === 0xff && sample[1] === 0xfe) return "utf-16le";
  if (sample[0] === 0xfe && sample[1] === 0xff) return "utf-16be";
  const even = halfOf(sample, 0);
  const odd = halfOf(sample, 1);
  if (even.zeros === 0 && isUpperHalf(odd, even)) return "utf-16le";
  return odd.zeros === 0 && isUpperHalf(even, odd) ? "utf-16be" : undefined;
}

/** The upper halves of Latin letters are zeros, those of Cyrillic 4 and 5; 0x20 and 0x21 begin punctuation and the number sign. */
function isUpperHalf(upper: Half, lower: Half): boolean {
  return upper.zeros > upper.length / 50 && upper.others < lower.others / 10;
}

interface Half {
  readonly zeros: number;
  readonly others: number;
  readonly length: number;
}

function halfOf(sample: Buffer, from: 0 | 1): Half {
  const bytes = sample.filter((_, at) => at % 2 === from);
  const zeros = bytes.filter((byte) => byte === 0).length;
  const others = bytes.filter((byte) => ![0, 4, 5, 0x20, 0x21].includes(byte)).length;
  return { zeros, others, length: bytes.length };
}
