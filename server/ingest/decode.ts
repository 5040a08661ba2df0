import { isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import iconv from "iconv-lite";

export const encodings = ["utf-8", "win1251", "koi8-r", "cp866", "rk1048"] as const;
export type Encoding = (typeof encodings)[number];

const legacy: readonly Encoding[] = ["win1251", "rk1048", "koi8-r", "cp866"];

export function decode(bytes: Buffer, encoding: Encoding): string {
  return encoding === "utf-8" ? bytes.toString("utf8") : iconv.decode(bytes, encoding);
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
  const decoder = iconv.getDecoder(encoding === "utf-8" ? "utf8" : encoding);
  for await (const chunk of chunks) yield decoder.write(chunk);
  const rest = decoder.end();
  if (rest) yield rest;
}

/** The encoding of a sample of a file: UTF-8 where most of its pieces are; else the code page that makes the likeliest letters. */
export function guessEncoding(sample: Buffer): Encoding {
  let whole = 0;
  let broken = 0;
  for (const piece of pieces(sample)) {
    if (!hasHighByte(piece)) continue;
    if (isUtf8(piece)) whole += 1;
    else broken += 1;
  }
  return broken <= whole ? "utf-8" : guessLegacy(sample);
}

/** Lines or records: whichever end stands in the sample. The last piece may be cut and is left out, unless it is the only one. */
function pieces(sample: Buffer): Buffer[] {
  const end = sample.includes(0x1d) ? 0x1d : 0x0a;
  const found: Buffer[] = [];
  let from = 0;
  for (let at = sample.indexOf(end); at >= 0; at = sample.indexOf(end, from)) {
    found.push(sample.subarray(from, at));
    from = at + 1;
  }
  return found.length > 0 ? found : [sample];
}

function hasHighByte(bytes: Buffer): boolean {
  return bytes.some((byte) => byte > 0x7f);
}

function guessLegacy(sample: Buffer): Encoding {
  let best: Encoding = "win1251";
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const encoding of legacy) {
    const score = likelihood(decode(sample.subarray(0, 20_000), encoding));
    if (score > bestScore) [best, bestScore] = [encoding, score];
  }
  return best;
}

// Lower-case letters within words are what text is made of; a code page read wrongly gives capitals within words, signs and foreign letters.
function likelihood(text: string): number {
  const likely = text.match(/[оеаинтрсылмкдпгәіңғүұқөһ]/g)?.length ?? 0;
  const capitalInside = text.match(/[а-яё][А-ЯЁ]/g)?.length ?? 0;
  const strange = text.match(/[^\p{ASCII}а-яёА-ЯЁәіңғүұқөһӘІҢҒҮҰҚӨҺ«»№–—„“”’…°©\u00a0]/gu)?.length ?? 0;
  return likely - 3 * capitalInside - 5 * strange;
}
