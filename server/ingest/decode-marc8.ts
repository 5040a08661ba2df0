import { RecordDamage } from "./record-damage.ts";

// ANSEL, the Latin half of MARC-8 (Library of Congress, "MARC-8 Encoding Environment"): letters, then marks that stand before their letter.
const letters = new Map([
  ...row(0xa1, "ŁØĐÞÆŒʹ·♭®±ƠƯʼ"),
  ...row(0xb0, "ʻłøđþæœʺı£ð"),
  ...row(0xbc, "ơư"),
  ...row(0xc0, "°ℓ℗©♯¿¡ß€"),
]);
const marks = new Map([
  ...row(
    0xe0,
    "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\ufe20\ufe21\u0315\u030b\u0310" +
      "\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\ufe22\ufe23",
  ),
  ...row(0xfe, "\u0313"),
]);

function row(first: number, characters: string): [number, string][] {
  return [...characters].map((character, at) => [first + at, character]);
}

/** Whether bytes that are not UTF-8 look like MARC-8: its marks stand singly before ASCII letters, where Cyrillic letters stand in runs. */
export function looksLikeMarc8(bytes: Buffer): boolean {
  let single = 0;
  let inRuns = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    if ((bytes[at - 1] ?? 0) >= 0x80 || (bytes[at + 1] ?? 0) >= 0x80) inRuns += 1;
    else single += 1;
  }
  return bytes.includes(0x1b) || single > inRuns;
}

/**
 * Decodes Latin MARC-8; `byte` is where these bytes stand in their record.
 * @throws RecordDamage at another script (an escape sequence) or a byte MARC-8 does not have
 */
export function decodeMarc8(bytes: Buffer, byte: number): string {
  let text = "";
  let pending = "";
  for (const [at, value] of bytes.entries()) {
    const mark = marks.get(value);
    if (mark !== undefined) {
      pending += mark;
      continue;
    }
    text += characterOf(value, byte + at) + pending;
    pending = "";
  }
  return (text + pending).normalize("NFC");
}

function characterOf(value: number, byte: number): string {
  if (value === 0x1b) {
    throw new RecordDamage(
      "the record is in MARC-8 and changes to another script, of which only Latin is read: export it as UTF-8",
      byte,
    );
  }
  const character = value < 0x80 ? String.fromCharCode(value) : letters.get(value);
  if (character === undefined) throw new RecordDamage(`byte 0x${value.toString(16)} is neither UTF-8 nor MARC-8`, byte);
  return character;
}
