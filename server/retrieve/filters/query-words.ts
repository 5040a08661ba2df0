import { hearWord, type SpokenWord } from "../../language/utterance.ts";

/** A word of a query, with its place in the text. */
export interface QueryWord extends SpokenWord {
  readonly from: number;
  readonly to: number;
  /** Of a figure, or both of "1990-2000". */
  readonly numbers: readonly number[];
  /** No mark that ends a thought stands between it and the word before. */
  readonly joined: boolean;
  /** It follows the word before after a hyphen. */
  readonly hyphened: boolean;
}

/** A character that stands for text not to be read; it parts what is before from what is after. */
const blank = "\u0000";

// Figures and letters part company ("8класс", "1990s", "90-х"); two figures and a dash are one word.
const word = /(?<![\p{L}\p{N}.])\d{1,4}\s?[-–—]\s?\d{1,4}(?![\p{N}])|\d+|[\p{L}\p{M}]+(?:['’ʼ‘`´]\p{L}+)*/gu;
const apostrophes = /['’ʼ‘`´]/gu;
const ends = /[,;:!?()[\]«»“”„"…\n\0]|\.\s/u;
// "2015 г. после", "8 кл. алгебра": a dot that shortens a word is its own.
const shortened = /^(?:г|гг|ж|жж|кл|яз|каз|рус|русс|англ|изд|стр|т)$/u;

export function readQueryWords(text: string): QueryWord[] {
  const found: QueryWord[] = [];
  for (const { 0: raw, index } of text.matchAll(word)) {
    const heard = hearWord(raw.replace(apostrophes, ""));
    const end = index + raw.length;
    const before = found.at(-1);
    found.push({
      ...heard,
      raw,
      from: index,
      to: text[end] === "." && shortened.test(heard.folded) ? end + 1 : end,
      numbers: /^\d/u.test(raw) ? (raw.match(/\d+/gu) ?? []).map(Number) : [],
      hyphened: before !== undefined && /^[-‐‑]$/u.test(text.slice(before.to, index)),
      joined: before !== undefined && !ends.test(text.slice(before.to, index)),
    });
  }
  return found;
}

/** The text with these stretches struck out, every other character in its place. */
export function strike(text: string, stretches: readonly { readonly from: number; readonly to: number }[]): string {
  return stretches.reduce((kept, { from, to }) => kept.slice(0, from) + blank.repeat(to - from) + kept.slice(to), text);
}
