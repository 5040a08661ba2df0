import { Numbers } from "./numbers.ts";

// Letters beyond these many apart cannot be one slip or two, and the mask is compared in a nanosecond.
const farLetters = 4;
const farLength = 3;

/** The letters of every token as a bit mask, to find those spelt like a word without comparing it with all. */
export class LetterShapes {
  readonly #masks = new Numbers();
  readonly #lengths = new Numbers();

  constructor(tokens: readonly string[]) {
    for (const token of tokens) this.add(token);
  }

  add(token: string): void {
    this.#masks.push(maskOf(token));
    this.#lengths.push(token.length);
  }

  /** Numbers of the tokens that may be spelt like the word: of about its length, with about its letters. */
  like(word: string): number[] {
    const mask = maskOf(word);
    const masks = this.#masks.values();
    const lengths = this.#lengths.values();
    const found: number[] = [];
    for (let token = 0; token < masks.length; token++) {
      if (Math.abs((lengths[token] ?? 0) - word.length) > farLength) continue;
      if (bitsOf((masks[token] ?? 0) ^ mask) <= farLetters) found.push(token);
    }
    return found;
  }
}

function maskOf(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at++) mask |= 1 << (word.charCodeAt(at) & 31);
  return mask >>> 0;
}

/** How many bits are set (Warren, Hacker's Delight, 5-1). */
function bitsOf(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
