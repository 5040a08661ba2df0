import { eastAsian } from "./east-asian.ts";
import { type CharacterSet, sets } from "./marc8-tables.ts";

/** Stands for a character that is there and cannot be read, as U+FFFD stands for a byte that is none. */
export const unreadCharacter = "\u3013";

const escapeByte = 0x1b;
const subfieldMark = 0x1f;
const unknownByte = "\ufffd";

/** The sets of the lower and the upper half of the code; `undefined` is the East Asian one. */
interface Halves {
  readonly lower: CharacterSet | undefined;
  readonly upper: CharacterSet | undefined;
}

const initial: Halves = { lower: sets["B"], upper: sets["E"] };
// Marks of ANSEL and Greek stand before their letter, those of Hebrew and Arabic after it.
const markBefore = /[\u0300-\u0345\ufe20-\ufe2f]/;

/** Decodes MARC-8 with its escape sequences; the sets are the initial ones again in every subfield. */
export function decodeMarc8(bytes: Buffer): string {
  let halves: Halves = initial;
  let text = "";
  let marks = "";
  for (let at = 0; at < bytes.length; ) {
    const step = stepAt(bytes, at, halves);
    at += step.length;
    halves = step.halves;
    if (markBefore.test(step.character)) {
      marks += step.character;
    } else if (step.character !== "") {
      text += step.character + marks;
      marks = "";
    }
  }
  return (text + marks).normalize("NFC");
}

/** Whether an escape sequence names a character set in these bytes. */
export function hasDesignation(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(escapeByte); at >= 0; at = bytes.indexOf(escapeByte, at + 1))
    if ((designationAt(bytes, at)?.length ?? 0) > 2) return true;
  return false;
}

interface Step {
  readonly length: number;
  readonly character: string;
  readonly halves: Halves;
}

function stepAt(bytes: Buffer, at: number, halves: Halves): Step {
  const value = bytes[at] ?? 0;
  if (value === subfieldMark) return { length: 1, character: "\x1f", halves: initial };
  if (value !== escapeByte) return { ...characterAt(bytes, at, halves), halves };
  const found = designationAt(bytes, at);
  if (!found) return { length: 1, character: unknownByte, halves };
  return { length: found.length, character: "", halves: { ...halves, ...found.change } };
}

interface Designation {
  readonly length: number;
  readonly change: Partial<Halves>;
}

/** ESC ( B, ESC ) E, ESC $ 1, ESC ( ! E and the short forms ESC g, b, p and s. */
function designationAt(bytes: Buffer, at: number): Designation | undefined {
  const sequence = bytes.toString("latin1", at + 1, at + 5);
  const short = /^[gbps]/.exec(sequence)?.[0];
  if (short !== undefined) return { length: 2, change: { lower: short === "s" ? sets["B"] : sets[short] } };
  const wide = /^\$([,()-]?)1/.exec(sequence);
  if (wide) return { length: wide[0].length + 1, change: change(wide[1] ?? "", undefined) };
  const narrow = /^([,()-])(!?)([BENQS234gbp])/.exec(sequence);
  if (!narrow) return undefined;
  return { length: narrow[0].length + 1, change: change(narrow[1] ?? "", sets[narrow[3] ?? ""]) };
}

function change(half: string, set: CharacterSet | undefined): Partial<Halves> {
  return half === ")" || half === "-" ? { upper: set } : { lower: set };
}

function characterAt(bytes: Buffer, at: number, { lower, upper }: Halves): { character: string; length: number } {
  const value = bytes[at] ?? 0;
  // Controls, the blank, and the marks around words that do not sort, which are taken off later.
  if (value <= 0x20) return { character: String.fromCharCode(value), length: 1 };
  if (value === 0x88 || value === 0x89 || value === 0x8d || value === 0x8e)
    return { character: { 136: "\x98", 137: "\x9c", 141: "\u200d", 142: "\u200c" }[value], length: 1 };
  const set = value < 0x80 ? lower : upper;
  if (set !== undefined) return { character: set.get(value & 0x7f) ?? unknownByte, length: 1 };
  const [first = 0, second = 0, third = 0] = [...bytes.subarray(at, at + 3)].map((byte) => byte & 0x7f);
  if (third < 0x20) return { character: unknownByte, length: 1 };
  return { character: eastAsian(first, second, third) ?? unreadCharacter, length: 3 };
}
