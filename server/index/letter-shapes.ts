import { Numbers } from "./numbers.ts";

const farLength = 3;
// As the retriever's distance between words: two slips in a word of so many letters, one in a shorter one.
const longWord = 8;

/** The tokens of one length: their letters as bit masks, and their numbers. */
interface Shapes {
  readonly masks: Numbers;
  readonly tokens: Numbers;
}

/** The letters of every token as a bit mask, to find those spelt like a word without comparing it with all. */
export class LetterShapes {
  readonly #byLength: Shapes[] = [];
  #count = 0;

  constructor(tokens: readonly string[]) {
    for (const token of tokens) this.add(token);
  }

  add(token: string): void {
    const shapes = this.#byLength[token.length] ?? { masks: new Numbers(), tokens: new Numbers() };
    this.#byLength[token.length] = shapes;
    shapes.masks.push(maskOf(token));
    shapes.tokens.push(this.#count++);
  }

  /** Numbers of the tokens that may be spelt like the word: of about its length, with about its letters. */
  like(word: string): number[] {
    const mask = maskOf(word);
    const found: number[] = [];
    for (let length = Math.max(0, word.length - farLength); length <= word.length + farLength; length++) {
      const shapes = this.#byLength[length];
      if (shapes) addLike(found, shapes, { mask, most: mostOtherLetters(word.length, length) });
    }
    return found;
  }
}

function addLike(found: number[], shapes: Shapes, { mask, most }: { mask: number; most: number }): void {
  const [masks, tokens] = [shapes.masks.values(), shapes.tokens.values()];
  for (let at = 0; at < masks.length; at++) if (bitsOf((masks[at] ?? 0) ^ mask) <= most) found.push(tokens[at] ?? 0);
}

/** A letter left out or put in changes one bit, a letter for another two; one word may be the other with more letters at its end. */
function mostOtherLetters(one: number, other: number): number {
  const apart = Math.abs(one - other);
  const slips = Math.min(one, other) >= longWord ? 2 : 1;
  return Math.max(apart, apart + 2 * (slips - apart));
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
